package io.bedrockledger.cli;

import io.bedrockledger.findings.FindingKind;
import io.bedrockledger.findings.FindingState;
import io.bedrockledger.findings.FindingsReport;
import io.bedrockledger.warehouse.FindingColumn;
import io.bedrockledger.warehouse.SqlEngine;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a night's summary tells of its findings: how many, what changed, and the dearest three. */
final class FindingsSection {

    private static final int SHOWN = 3;
    private static final String MARGIN = "          ";

    private FindingsSection() {}

    /**
     * The lines of the section.
     *
     * @param dataOption the option that leads another command to the tables; empty when it finds them by itself
     */
    static List<String> lines(SqlEngine engine, FindingsReport report, String dataOption) {
        List<FindingLine> open = FindingLine.read(engine, EnumSet.of(FindingState.OPEN));
        List<String> lines = new ArrayList<>();
        lines.add("Findings  " + title(open, report));
        TextTable table = new TextTable(TextTable.Align.RIGHT, TextTable.Align.LEFT, TextTable.Align.LEFT);
        for (FindingLine finding : open.subList(0, Math.min(SHOWN, open.size()))) {
            table.row(FindingsText.money(finding), finding.kind().name(), finding.briefSubject());
        }
        lines.addAll(table.lines(MARGIN));
        lines.addAll(failures(report));
        lines.addAll(idle(report.idle()));
        if (report.open() + report.unknown() > 0) {
            lines.add(MARGIN + "./ledger findings" + dataOption + "   what each is, and what to do about it");
        }
        return lines;
    }

    /** A line for each acknowledgement that is about no finding. */
    static List<String> idle(List<String> places) {
        return places.stream()
                .map(where -> "! acknowledgement " + Shown.name(where)
                        + " is about no finding there is or was, and hides nothing; correct it, or remove it")
                .toList();
    }

    /** A line for each reason, since one that all have in common is one thing to mend. */
    private static List<String> failures(FindingsReport report) {
        Map<String, List<String>> kinds = new LinkedHashMap<>();
        report.failures()
                .forEach((kind, why) ->
                        kinds.computeIfAbsent(why, key -> new ArrayList<>()).add(kind.name()));
        List<String> lines = new ArrayList<>();
        kinds.forEach((why, names) -> lines.add("! findings "
                + (names.size() == FindingKind.values().length ? "of every kind" : String.join(", ", names))
                + " could not be looked for: " + Shown.name(why)));
        return lines;
    }

    private static String title(List<FindingLine> open, FindingsReport report) {
        BigDecimal money = open.stream()
                .map(finding -> finding.usd(FindingColumn.LIST_COST_28D_USD).orElse(BigDecimal.ZERO))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        String cost = open.isEmpty() ? "" : ", $" + Figures.cents(money) + " in 28 days";
        return Figures.count(report.open()) + " open" + cost + ": " + Figures.count(report.opened()) + " new, "
                + Figures.count(report.gone()) + " gone; " + Figures.count(report.acknowledged()) + " acknowledged, "
                + Figures.count(report.unknown()) + " unknown";
    }
}
