package io.bedrockledger.cli;

import io.bedrockledger.ingest.NightWindow;
import io.bedrockledger.ingest.ReattributionTotals;
import io.bedrockledger.ingest.RunTotals;
import io.bedrockledger.warehouse.UpkeepReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a night tells of itself beside figures: a deep listing, and what upkeep did or could not do. */
final class NightNotes {

    private NightNotes() {}

    /** The lines, each with its label; none when there is nothing to tell. */
    static List<String> lines(NightWindow night, RunTotals totals) {
        List<String> lines = new ArrayList<>();
        listing(night).ifPresent(lines::add);
        lines.addAll(editions(totals));
        lines.addAll(rules(totals.reattributed()));
        if (totals.prompted() > 0) {
            lines.add("Prompts " + Figures.counted(totals.prompted(), "call") + " of published log days "
                    + (totals.prompted() == 1 ? "is" : "are") + " told by the prompts that are known by now");
        }
        totals.upkeep().ifPresent(report -> {
            if (report.didSomething()) {
                lines.add("Upkeep  " + done(report));
            }
            report.failures().forEach(failure -> lines.add("! upkeep " + failure.message()));
        });
        return lines;
    }

    private static List<String> editions(RunTotals totals) {
        List<String> lines = new ArrayList<>();
        totals.lostEditions()
                .forEach((edition, near) -> lines.add("! prices edition " + edition
                        + " can not be made from the entries any more; the log days that were read again have "
                        + near));
        totals.otherEditions()
                .forEach((edition, days) -> lines.add("Editions " + Figures.counted(days, "log day")
                        + (days == 1 ? " keeps edition " : " keep edition ") + edition
                        + "; ./ledger reprice shows what the current one would change"));
        return lines;
    }

    private static List<String> rules(ReattributionTotals changed) {
        List<String> lines = new ArrayList<>();
        if (changed.logDays() > 0) {
            lines.add("Rules   " + Figures.counted(changed.logDays(), "published log day")
                    + (changed.logDays() == 1 ? " has" : " have") + " the rules as they are: "
                    + Figures.counted(changed.moved(), "call") + " with $" + Figures.cents(changed.movedUsd())
                    + " moved to another workflow");
        }
        if (changed.untold() > 0) {
            lines.add("! rules " + Figures.counted(changed.untold(), "call")
                    + (changed.untold() == 1 ? " keeps its attribution" : " keep their attribution")
                    + ": the rows do not tell what the rules ask for");
        }
        return lines;
    }

    private static Optional<String> listing(NightWindow night) {
        String deep = "Listing deep, of " + Figures.counted(night.window().days(), "log day") + ", for what came late";
        return switch (night.reason()) {
            case NAMED, USUAL -> Optional.empty();
            case DEEP_ASKED -> Optional.of(deep + "; it was asked for");
            case DEEP_DUE -> Optional.of(deep + "; it was due");
        };
    }

    private static String done(UpkeepReport report) {
        List<String> told = new ArrayList<>();
        if (report.compactedDays() > 0) {
            told.add(Figures.counted(report.filesBefore(), "file") + " of closed days made "
                    + Figures.count(report.filesAfter()));
        }
        if (report.expiredSnapshots() > 0) {
            told.add(Figures.counted(report.expiredSnapshots(), "snapshot") + " expired");
        }
        if (report.removedFiles() > 0) {
            told.add(Figures.counted(report.removedFiles(), "file") + " removed");
        }
        return String.join(", ", told);
    }
}
