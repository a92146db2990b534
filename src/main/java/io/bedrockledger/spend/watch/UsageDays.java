package io.bedrockledger.spend.watch;

import io.bedrockledger.spend.Money;
import io.bedrockledger.spend.Workflow;
import io.bedrockledger.spend.bridge.LegUsage;
import io.bedrockledger.spend.bridge.PricePoint;
import io.bedrockledger.spend.bridge.Pricing;
import io.bedrockledger.spend.bridge.TokenLeg;
import io.bedrockledger.spend.bridge.Usage;
import io.bedrockledger.spend.budget.Spender;
import io.bedrockledger.warehouse.SqlEngine;
import io.bedrockledger.warehouse.SqlResult;
import io.bedrockledger.warehouse.SqlScripts;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was used on some days, read when a cause is asked for; days that were read once are kept. */
final class UsageDays {

    private static final int POINT = 5;
    private static final int STATUS = 9;
    private static final int CALLS = 10;
    private static final int TOKENS = 11;
    private static final int COSTS = TOKENS + TokenLeg.values().length;
    private static final int OTHER = COSTS + TokenLeg.values().length;

    private final SqlEngine engine;
    private final Map<LocalDate, List<Row>> days = new HashMap<>();

    UsageDays(SqlEngine engine) {
        this.engine = engine;
    }

    /**
     * What calls of one spender and prompt version used.
     *
     * @param promptVersion null where it is not known
     */
    record Row(Spender spender, @Nullable String promptVersion, Usage usage) {

        /** What it cost: the sum of its legs, the floor where it is bounded. */
        BigDecimal costUsd() {
            return usage.legs().values().stream().map(LegUsage::costUsd).reduce(usage.otherCostUsd(), BigDecimal::add);
        }
    }

    /** Everything that was used from one day to another, both inclusive. */
    List<Row> between(LocalDate from, LocalDate to) {
        List<LocalDate> missing = from.datesUntil(to.plusDays(1))
                .filter(day -> !days.containsKey(day))
                .toList();
        if (!missing.isEmpty()) {
            missing.forEach(day -> days.put(day, new ArrayList<>()));
            read(missing);
        }
        List<Row> rows = new ArrayList<>();
        from.datesUntil(to.plusDays(1)).forEach(day -> rows.addAll(days.getOrDefault(day, List.of())));
        return rows;
    }

    private void read(List<LocalDate> missing) {
        LocalDate first = missing.get(0);
        LocalDate last = missing.get(missing.size() - 1);
        try (SqlResult row = engine.query("select usage_date, workflow, team, prompt, prompt_version, model, region,"
                + " route, service_tier, pricing_status, calls, input_tokens, cache_read_tokens, cache_write_tokens,"
                + " cache_write_1h_tokens, output_tokens, input_cost_usd, cache_read_cost_usd, cache_write_cost_usd,"
                + " cache_write_1h_cost_usd, output_cost_usd, other_cost_usd from ("
                + SqlScripts.watch("daily_usage") + ") where usage_date between date '" + first + "' and date '" + last
                + "'")) {
            while (row.next()) {
                LocalDate day = (LocalDate) row.value(0).orElseThrow();
                if (missing.contains(day)) {
                    days.computeIfAbsent(day, each -> new ArrayList<>()).add(row(row));
                }
            }
        }
    }

    @SuppressWarnings("EnumOrdinal") // the columns of the statement stand in the order of the legs
    private static Row row(SqlResult row) {
        Map<TokenLeg, LegUsage> legs = new EnumMap<>(TokenLeg.class);
        for (TokenLeg leg : TokenLeg.values()) {
            // A leg without a cost is one whose price nobody knows, or that was not there.
            usd(row, COSTS + leg.ordinal())
                    .ifPresent(cost -> legs.put(leg, LegUsage.of(number(row, TOKENS + leg.ordinal()), cost)));
        }
        PricePoint point = new PricePoint(
                text(row, POINT), text(row, POINT + 1), text(row, POINT + 2), text(row, POINT + 3), null, null);
        Usage usage = new Usage(
                new Workflow(text(row, 1)),
                point,
                Pricing.valueOf(row.value(STATUS).orElseThrow().toString()),
                number(row, CALLS),
                legs,
                usd(row, OTHER).orElse(Money.ZERO));
        return new Row(new Spender(text(row, 1), text(row, 2), text(row, POINT), text(row, 3)), text(row, 4), usage);
    }

    private static @Nullable String text(SqlResult row, int column) {
        return row.value(column).map(Object::toString).orElse(null);
    }

    private static Optional<BigDecimal> usd(SqlResult row, int column) {
        return row.value(column).map(BigDecimal.class::cast);
    }

    private static long number(SqlResult row, int column) {
        return ((Number) row.value(column).orElseThrow()).longValue();
    }
}
