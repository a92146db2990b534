package io.bedrockledger.cli;

import io.bedrockledger.spend.budget.Estimate;
import io.bedrockledger.spend.watch.AlertNotice;
import io.bedrockledger.spend.watch.BudgetRow;
import io.bedrockledger.spend.watch.WatchReport;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What a night's summary tells of budgets: the fullest ones, what was told tonight, and what could not be. */
final class BudgetsSection {

    private static final int SHOWN = 5;
    private static final int SHARE_DIGITS = 6;
    private static final String MARGIN = "          ";

    private BudgetsSection() {}

    /** The lines of the section; none when there is no budget and nothing to tell. */
    static List<String> lines(WatchReport report) {
        List<String> lines = new ArrayList<>();
        if (!report.budgets().isEmpty()) {
            lines.add("Budgets   " + title(report.budgets()));
            lines.addAll(table(report.budgets()));
        }
        for (AlertNotice notice : report.told()) {
            lines.add("! alert   " + Shown.line(notice.headline()));
        }
        for (WatchReport.Waiting waiting : report.waiting()) {
            lines.add("! alert   could not be told and is tried again the next night: "
                    + Shown.line(waiting.notice().headline() + " (" + waiting.why() + ")"));
        }
        if (report.failure() != null) {
            lines.add("! budgets and spikes could not be looked at, nothing is known of them: "
                    + Shown.line(report.failure()));
        }
        return lines;
    }

    private static String title(List<BudgetRow> budgets) {
        long well = budgets.stream()
                .filter(budget -> budget.state() == BudgetRow.State.WITHIN)
                .count();
        return Figures.count(well) + " of " + Figures.counted(budgets.size(), "budget") + " within, up to "
                + Figures.day(budgets.get(0).asOf());
    }

    private static List<String> table(List<BudgetRow> budgets) {
        TextTable table = new TextTable(
                TextTable.Align.LEFT,
                TextTable.Align.LEFT,
                TextTable.Align.RIGHT,
                TextTable.Align.RIGHT,
                TextTable.Align.LEFT);
        List<BudgetRow> fullest = budgets.stream()
                .sorted(Comparator.comparing(BudgetsSection::used).reversed())
                .limit(SHOWN)
                .toList();
        for (BudgetRow budget : fullest) {
            table.row(
                    Shown.name(budget.budget()),
                    budget.period().label(),
                    Figures.share(budget.spent().floorUsd(), budget.amountUsd()),
                    Figures.cents(budget.spent().floorUsd()) + " of " + Figures.cents(budget.amountUsd()),
                    outlook(budget));
        }
        List<String> lines = new ArrayList<>(table.lines(MARGIN));
        if (budgets.size() > SHOWN) {
            lines.add(MARGIN + Figures.counted(budgets.size() - SHOWN, "other"));
        }
        return lines;
    }

    private static BigDecimal used(BudgetRow budget) {
        return budget.spent().floorUsd().divide(budget.amountUsd(), SHARE_DIGITS, RoundingMode.DOWN);
    }

    private static String outlook(BudgetRow budget) {
        Estimate expected = budget.expected();
        String end = expected == null
                ? "no forecast yet"
                : "ends at " + Figures.cents(expected.expectedUsd()) + " (" + Figures.cents(expected.lowUsd()) + " to "
                        + Figures.cents(expected.highUsd()) + ")";
        return switch (budget.state()) {
            case OVER -> "over, " + end;
            case POSSIBLY_OVER ->
                "may be over, at most " + Figures.cents(budget.spent().ceilingUsd()) + " spent";
            case INCOMPLETE -> Figures.counted(budget.unknownDays(), "day") + " of it unknown, " + end;
            case EXPECTED_OVER ->
                end + (budget.runsOutOn() == null ? "" : ", runs out " + Figures.day(budget.runsOutOn()));
            case NO_CALLS -> "nothing that it is for was called";
            case WITHIN -> end;
        };
    }
}
