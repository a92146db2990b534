package io.bedrockledger.cli;

import io.bedrockledger.cli.TextTable.Align;
import io.bedrockledger.warehouse.SqlEngine;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What each name costs in a span of days, the dearest first; beside a single day stands how it was a week before. */
final class SpendTable {

    /** Stands for a cost that is not known; a zero would be a price. */
    private static final String UNKNOWN = "–";

    private static final String UNPRICED = "pricing_status in ('UNPRICED', 'PARTIALLY_PRICED')";
    private static final int ROWS = 8;
    private static final int PERCENT_WIDTH = 10;

    private final Span span;
    private final BigDecimal whole;
    private final List<SpendLine> lines;
    private final boolean unpriced;
    private final boolean compared;

    private SpendTable(Span span, BigDecimal whole, List<SpendLine> lines) {
        this.span = span;
        this.whole = whole;
        this.lines = lines;
        this.unpriced = lines.stream().anyMatch(line -> line.unpriced() > 0);
        this.compared = span.isOneDay()
                && lines.stream().anyMatch(line -> line.usdBefore().isPresent());
    }

    /**
     * The costs by name.
     *
     * @param name the name in SQL; what has none comes last
     * @param owner whose it is, in SQL
     * @param whole the cost of the whole span, of which each name has a share
     */
    static SpendTable by(SqlEngine engine, Span span, BigDecimal whole, String name, String owner) {
        String within = span.sql();
        String before = span.weekBefore().sql();
        String sql = "select " + name + ", " + owner + ", sum(case when " + within + " then list_cost_usd end),"
                + " cast(sum(case when " + within + " then calls else 0 end) as bigint),"
                + " cast(sum(case when " + within + " and " + UNPRICED + " then calls else 0 end) as bigint),"
                + " sum(case when " + before + " then list_cost_usd end)"
                + " from daily_costs where " + within + (span.isOneDay() ? " or " + before : "")
                + " group by 1, 2 order by 1 is null, 3 desc nulls last, 4 desc, 1, 2";
        List<SpendLine> lines =
                Reader.rows(engine, sql).stream().map(SpendTable::line).toList();
        return new SpendTable(
                span, whole, Capped.lines(lines, ROWS, line -> line.name().isEmpty()));
    }

    private static SpendLine line(List<Optional<Object>> row) {
        return new SpendLine(
                row.get(0).map(Object::toString),
                row.get(1).map(Object::toString),
                row.get(2).map(BigDecimal.class::cast),
                Reader.number(row.get(3)),
                Reader.number(row.get(4)),
                row.get(5).map(BigDecimal.class::cast));
    }

    /** False when not even one name is there. */
    boolean hasNames() {
        return lines.stream().anyMatch(line -> line.name().isPresent());
    }

    /**
     * The table as text.
     *
     * @param name heads the names
     * @param owner heads the owners
     * @param nameless what is written for what has no name
     */
    List<String> lines(String name, String owner, String nameless) {
        TextTable table = new TextTable(
                Align.LEFT, Align.LEFT, Align.RIGHT, Align.RIGHT, Align.RIGHT, Align.RIGHT, Align.RIGHT, Align.RIGHT);
        table.row(cells(
                List.of(name, owner, "USD", "Share", "Calls", "per 1,000"),
                "Unpriced",
                "on " + span.to().getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " before"));
        for (SpendLine line : lines) {
            table.row(cells(
                    List.of(
                            line.name().orElse(nameless),
                            line.owner().orElse(""),
                            cost(line).map(Figures::cents).orElse(UNKNOWN),
                            cost(line).map(usd -> Figures.share(usd, whole)).orElse(""),
                            Figures.count(line.calls()),
                            perThousand(line)),
                    line.unpriced() == 0 ? "" : Figures.count(line.unpriced()),
                    change(line)));
        }
        return table.lines("  ");
    }

    private String[] cells(List<String> always, String ifUnpriced, String ifCompared) {
        List<String> cells = new ArrayList<>(always);
        if (unpriced) {
            cells.add(ifUnpriced);
        }
        if (compared) {
            cells.add(ifCompared);
        }
        return cells.toArray(String[]::new);
    }

    /** No call costs nothing; a call without a price costs nobody knows what. */
    private static Optional<BigDecimal> cost(SpendLine line) {
        return line.calls() == 0 ? Optional.of(BigDecimal.ZERO) : line.usd();
    }

    private static String perThousand(SpendLine line) {
        if (line.calls() == 0) {
            return "";
        }
        return line.usd()
                .map(usd -> Figures.cents(usd.multiply(BigDecimal.valueOf(1000))
                        .divide(BigDecimal.valueOf(line.calls()), 12, RoundingMode.HALF_EVEN)))
                .orElse("");
    }

    private static String change(SpendLine line) {
        Optional<BigDecimal> now = cost(line);
        BigDecimal before = line.usdBefore().orElse(BigDecimal.ZERO);
        if (now.isEmpty()) {
            return "";
        }
        BigDecimal change = now.get().subtract(before);
        String percent = before.signum() == 0 ? "new" : Figures.signedShare(change, before);
        return Figures.signedCents(change) + " ".repeat(Math.max(1, PERCENT_WIDTH - percent.length())) + percent;
    }
}
