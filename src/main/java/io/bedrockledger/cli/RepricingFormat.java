package io.bedrockledger.cli;

import io.bedrockledger.ingest.RepricedCalls;
import io.bedrockledger.ingest.RepricingTotals;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** How a repricing is told: a row a price entry and status, before and after. */
enum RepricingFormat {
    /** For people. */
    TABLE {
        @Override
        void write(RepricingTotals totals, boolean applied, PrintStream out) {
            totals.editions()
                    .forEach((edition, days) ->
                            out.println(Figures.counted(days, "log day") + " priced by edition " + edition));
            if (totals.editions().isEmpty()) {
                out.println("Every log day has edition " + totals.edition() + "; nothing to change");
                return;
            }
            out.println(Figures.count(totals.requests()) + " of " + Figures.counted(totals.calls(), "call") + " on "
                    + Figures.counted(totals.changedDates().size(), "date")
                    + (applied ? " changed" : " would change") + " by edition " + totals.edition());
            if (totals.untold() > 0) {
                out.println(Figures.counted(totals.untold(), "call")
                        + (totals.untold() == 1 ? " keeps its price" : " keep their price")
                        + ": the rows do not tell what was priced");
            }
            entries(totals, out);
            if (!applied) {
                out.println();
                out.println("Nothing is written; --apply does it");
            }
        }
    },
    /** With a header; NULL is empty. */
    CSV {
        @Override
        void write(RepricingTotals totals, boolean applied, PrintStream out) {
            out.print("from_rate_id,to_rate_id,from_pricing_status,to_pricing_status,requests,before_usd,after_usd,"
                    + "difference_usd\n");
            for (RepricedCalls entry : totals.entries()) {
                out.print(String.join(
                                ",",
                                cardName(entry.key().fromRateId()).orElse(""),
                                cardName(entry.key().toRateId()).orElse(""),
                                entry.key().fromStatus(),
                                entry.key().toStatus(),
                                String.valueOf(entry.requests()),
                                usd(entry.beforeUsd()),
                                usd(entry.afterUsd()),
                                usd(entry.differenceUsd()))
                        + "\n");
            }
        }
    },
    /** An object with the totals and the rows. */
    JSON {
        @Override
        void write(RepricingTotals totals, boolean applied, PrintStream out) {
            Map<String, Object> told = new LinkedHashMap<>();
            told.put("applied", applied);
            told.put("edition", totals.edition());
            told.put("log_days", totals.editions());
            told.put("calls", totals.calls());
            told.put("requests", totals.requests());
            told.put("untold", totals.untold());
            told.put(
                    "changed_dates",
                    totals.changedDates().stream().map(Object::toString).toList());
            told.put("before_usd", totals.beforeUsd());
            told.put("after_usd", totals.afterUsd());
            told.put(
                    "entries",
                    totals.entries().stream().map(RepricingFormat::row).toList());
            JsonMapper mapper = JsonMapper.builder()
                    .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                    .build();
            out.println(mapper.writeValueAsString(told));
        }
    };

    /** Writes it. */
    abstract void write(RepricingTotals totals, boolean applied, PrintStream out);

    private static void entries(RepricingTotals totals, PrintStream out) {
        TextTable table = new TextTable(
                TextTable.Align.LEFT,
                TextTable.Align.LEFT,
                TextTable.Align.RIGHT,
                TextTable.Align.RIGHT,
                TextTable.Align.RIGHT,
                TextTable.Align.RIGHT);
        table.row("Price entry before", "after", "Calls", "USD before", "after", "difference");
        for (RepricedCalls entry : totals.entries()) {
            table.row(
                    cardName(entry.key().fromRateId()).orElse(entry.key().fromStatus()),
                    cardName(entry.key().toRateId()).orElse(entry.key().toStatus()),
                    Figures.count(entry.requests()),
                    usd(entry.beforeUsd()),
                    usd(entry.afterUsd()),
                    usd(entry.differenceUsd()));
        }
        table.row(
                "total",
                "",
                Figures.count(totals.requests()),
                usd(totals.beforeUsd()),
                usd(totals.afterUsd()),
                usd(totals.afterUsd().subtract(totals.beforeUsd())));
        out.println();
        table.lines("  ").forEach(out::println);
    }

    private static Map<String, Object> row(RepricedCalls entry) {
        Map<String, Object> row = new LinkedHashMap<>();
        cardName(entry.key().fromRateId()).ifPresent(id -> row.put("from_rate_id", id));
        cardName(entry.key().toRateId()).ifPresent(id -> row.put("to_rate_id", id));
        row.put("from_pricing_status", entry.key().fromStatus());
        row.put("to_pricing_status", entry.key().toStatus());
        row.put("requests", entry.requests());
        row.put("before_usd", entry.beforeUsd());
        row.put("after_usd", entry.afterUsd());
        row.put("difference_usd", entry.differenceUsd());
        return row;
    }

    private static Optional<String> cardName(@Nullable String rateId) {
        return Optional.ofNullable(rateId);
    }

    private static String usd(BigDecimal amount) {
        return amount.setScale(12).toPlainString();
    }
}
