package io.bedrockledger.cli;

import io.bedrockledger.findings.FindingState;
import io.bedrockledger.findings.FindingsReport;
import io.bedrockledger.warehouse.FindingColumn;
import io.bedrockledger.warehouse.SqlEngine;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/** What a night's summary tells of its findings: how many, what changed, and the dearest three. */
final class FindingsSection {

    private static final int SHOWN = 3;
    private static final int WIDTH = 84;
    private static final int MONEY = 9;

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
        for (FindingLine finding : open.subList(0, Math.min(SHOWN, open.size()))) {
            String money = FindingsText.money(finding);
            String margin = " ".repeat(Math.max(1, MONEY - money.length())) + money;
            for (String line : Wrapped.lines(finding.kind().meaning() + ": " + finding.subject(), WIDTH)) {
                lines.add(margin + "   " + line);
                margin = " ".repeat(MONEY);
            }
        }
        report.failures()
                .forEach((kind, why) ->
                        lines.add("! findings " + kind + " could not be looked for: " + Shown.name(why)));
        if (report.open() + report.unknown() > 0) {
            lines.add("          ./ledger findings" + dataOption + "   shows each, with what to do about it");
        }
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
