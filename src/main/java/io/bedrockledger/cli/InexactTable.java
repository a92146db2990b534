package io.bedrockledger.cli;

import io.bedrockledger.cli.TextTable.Align;
import io.bedrockledger.warehouse.SqlEngine;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** The calls whose cost is not exact: why, how many, and what is at stake; in money where that is known, else in tokens. */
final class InexactTable {

    private static final BigDecimal A_CENT = new BigDecimal("0.01");

    private InexactTable() {}

    /** The lines; none when every cost is exact. */
    static List<String> lines(SqlEngine engine, Span span) {
        List<List<Optional<Object>>> rows = Reader.rows(
                engine,
                "select pricing_status, pricing_reason, count(*), sum(list_cost_usd), sum(list_cost_ceiling_usd),"
                        + " cast(sum(coalesce(input_tokens, 0) + coalesce(cache_read_tokens, 0)"
                        + " + coalesce(cache_write_tokens, 0) + coalesce(cache_write_1h_tokens, 0)"
                        + " + coalesce(cache_write_unknown_tokens, 0) + coalesce(output_tokens, 0)) as bigint)"
                        + " from invocations where " + span.sql()
                        + " and pricing_status in ('BOUNDED', 'PARTIALLY_PRICED', 'UNPRICED', 'COMMITTED')"
                        + " group by 1, 2 order by 3 desc, 1, 2");
        if (rows.isEmpty()) {
            return List.of();
        }
        TextTable table = new TextTable(Align.LEFT, Align.LEFT, Align.RIGHT, Align.RIGHT, Align.LEFT);
        table.row("Not exact", "Why", "Calls", "Certain", "At stake");
        for (List<Optional<Object>> row : rows) {
            String status = text(row.get(0));
            table.row(
                    status,
                    row.get(1).map(Object::toString).orElse("paid by the hour"),
                    Figures.count(Reader.number(row.get(2))),
                    row.get(3).map(usd -> Figures.cents((BigDecimal) usd)).orElse("-"),
                    stake(status, row));
        }
        return table.lines("  ");
    }

    private static String stake(String status, List<Optional<Object>> row) {
        if (status.equals("BOUNDED")) {
            BigDecimal more = usd(row.get(4)).subtract(usd(row.get(3)));
            return more.compareTo(A_CENT) < 0 ? "less than a cent" : "at most " + Figures.cents(more) + " more";
        }
        long tokens = Reader.number(row.get(5));
        return tokens == 0 ? "no token counted" : Figures.counted(tokens, "token");
    }

    private static String text(Optional<Object> value) {
        return value.map(Object::toString).orElse("");
    }

    private static BigDecimal usd(Optional<Object> value) {
        return value.map(BigDecimal.class::cast).orElse(BigDecimal.ZERO);
    }
}
