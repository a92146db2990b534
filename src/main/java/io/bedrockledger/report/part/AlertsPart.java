package io.bedrockledger.report.part;

import io.bedrockledger.report.AlertLine;
import io.bedrockledger.report.PlannedEvent;
import io.bedrockledger.report.Query;
import io.bedrockledger.report.WeeklyReport;
import io.bedrockledger.report.content.Block;
import io.bedrockledger.report.content.Ink;
import io.bedrockledger.report.content.Phrase;
import io.bedrockledger.report.content.Section;
import io.bedrockledger.report.words.Dates;
import io.bedrockledger.report.words.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What somebody must act on today, and what was planned. */
final class AlertsPart {

    private AlertsPart() {}

    static Optional<Section> section(WeeklyReport report) {
        if (report.alerts().isEmpty() && report.events().isEmpty()) {
            return Optional.empty();
        }
        List<Block> blocks = new ArrayList<>();
        if (!report.alerts().isEmpty()) {
            blocks.add(callout(report));
        }
        Phrase planned = Phrase.EMPTY;
        for (PlannedEvent event : report.events()) {
            planned = planned.text(planned.isEmpty() ? "Planned: " : "; ").then(event(event));
        }
        blocks.addAll(Wording.note(planned, report, Query.Section.ALERTS));
        return Optional.of(Section.of("alerts", Phrase.EMPTY, blocks));
    }

    private static Block callout(WeeklyReport report) {
        List<Phrase> lines = new ArrayList<>();
        for (AlertLine alert : report.alerts()) {
            lines.add(line(report, alert));
        }
        long open = report.alerts().stream()
                .filter(alert -> alert.state() == AlertLine.State.OPEN)
                .count();
        String label = open == 0 ? "NO ALERT IS OPEN" : open == 1 ? "1 ALERT OPEN" : open + " ALERTS OPEN";
        return new Block.Callout(label, lines);
    }

    private static Phrase line(WeeklyReport report, AlertLine alert) {
        String detail = Names.clean(alert.detail());
        String told = alert.toldAt() == null
                ? ""
                : "Told on " + Dates.dayAndTime(alert.toldAt(), report.origin().zone()) + ".";
        String tail = (detail.isEmpty() ? "" : " " + detail) + (told.isEmpty() ? "" : " " + told);
        String what = Names.clean(alert.what());
        return switch (alert.state()) {
            case OPEN -> Phrase.EMPTY.bold(what).then(Phrase.of(tail).in(Ink.SECOND));
            case CLOSED -> Phrase.of("Closed this week: " + what + tail).in(Ink.SECOND);
            case UNDONE -> Phrase.of("Taken back by late data: " + what + tail).in(Ink.SECOND);
        };
    }

    private static Phrase event(PlannedEvent event) {
        String days = event.from().equals(event.to())
                ? Dates.day(event.from())
                : Dates.day(event.from()) + " to " + Dates.day(event.to());
        Phrase phrase = Phrase.of(Names.shown(event.name(), 80) + " (");
        phrase = event.workflow() == null
                ? phrase
                : phrase.name(Names.shown(event.workflow())).text(", ");
        return phrase.text(days + (event.mutes() ? "; spikes are not alerted)" : ")"));
    }
}
