package io.bedrockledger.cli;

import io.bedrockledger.ingest.RepricedCalls;
import io.bedrockledger.ingest.RepricingTotals;
import io.bedrockledger.ingest.WithdrawnPrices;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** How a repricing is told: a row a price entry, status and reason, before and after. */
enum RepricingFormat {
    /** For people. */
    TABLE {
        @Override
        void write(RepricingTotals totals, boolean applied, PrintStream out) {
            totals.editions()
                    .forEach((edition, days) ->
                            out.println(Figures.counted(days, "log day") + " priced by edition " + edition));
            if (totals.published() == 0) {
                out.println("No log day of the window is published; nothing to change;"
                        + " ./ledger status tells up to when the data goes");
                return;
            }
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
            if (!totals.withdrawn().isEmpty()) {
                out.println();
                out.println(
                        "! " + withdrawn(totals, applied) + (applied ? "" : "; --apply needs --allow-unpriced for it"));
            }
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
            out.print("from_rate_id,to_rate_id,from_pricing_status,to_pricing_status,from_pricing_reason,"
                    + "to_pricing_reason,requests,before_usd,after_usd,difference_usd\n");
            for (RepricedCalls entry : totals.entries()) {
                out.print(String.join(
                                ",",
                                orEmpty(entry.key().from().rateId()),
                                orEmpty(entry.key().to().rateId()),
                                entry.key().from().status(),
                                entry.key().to().status(),
                                orEmpty(entry.key().from().reason()),
                                orEmpty(entry.key().to().reason()),
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
            told.put("published_log_days", totals.published());
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
            told.put(
                    "withdrawn",
                    totals.withdrawn().stream().map(RepricingFormat::row).toList());
            JsonMapper mapper = JsonMapper.builder()
                    .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                    .build();
            out.println(mapper.writeValueAsString(told));
        }
    };

    /** Writes it. */
    abstract void write(RepricingTotals totals, boolean applied, PrintStream out);

    /** How much money goes out of sight, in how many calls, and why, in one line. */
    static String withdrawn(RepricingTotals totals, boolean applied) {
        long requests =
                totals.withdrawn().stream().mapToLong(WithdrawnPrices::requests).sum();
        BigDecimal usd = totals.withdrawn().stream().map(WithdrawnPrices::usd).reduce(BigDecimal.ZERO, BigDecimal::add);
        String by = totals.withdrawn().stream()
                .map(part -> Figures.counted(part.requests(), "call") + " of " + usd(part.usd()) + " USD "
                        + status(part.status(), part.reason()))
                .collect(Collectors.joining(", "));
        return Figures.counted(requests, "call") + (applied ? " lost " : " would lose ") + usd(usd)
                + " USD that had a price: " + by;
    }

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
                    named(entry.key().from()),
                    named(entry.key().to()),
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
        put(row, "from_rate_id", entry.key().from().rateId());
        put(row, "to_rate_id", entry.key().to().rateId());
        row.put("from_pricing_status", entry.key().from().status());
        row.put("to_pricing_status", entry.key().to().status());
        put(row, "from_pricing_reason", entry.key().from().reason());
        put(row, "to_pricing_reason", entry.key().to().reason());
        row.put("requests", entry.requests());
        row.put("before_usd", entry.beforeUsd());
        row.put("after_usd", entry.afterUsd());
        row.put("difference_usd", entry.differenceUsd());
        return row;
    }

    private static Map<String, Object> row(WithdrawnPrices part) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("pricing_status", part.status());
        put(row, "pricing_reason", part.reason());
        row.put("requests", part.requests());
        row.put("usd", part.usd());
        return row;
    }

    private static void put(Map<String, Object> row, String name, @Nullable String value) {
        if (value != null) {
            row.put(name, value);
        }
    }

    /** The price entry, and whatever keeps the cost from being exact. */
    private static String named(RepricedCalls.Pricing pricing) {
        String rateId = pricing.rateId();
        if (rateId == null) {
            return status(pricing.status(), pricing.reason());
        }
        return pricing.reason() == null ? rateId : rateId + " " + status(pricing.status(), pricing.reason());
    }

    private static String status(String status, @Nullable String reason) {
        return reason == null ? status : status + " " + reason;
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static String usd(BigDecimal amount) {
        return amount.setScale(12).toPlainString();
    }
}
