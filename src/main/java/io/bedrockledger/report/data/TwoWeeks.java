package io.bedrockledger.report.data;

import io.bedrockledger.spend.Money;
import io.bedrockledger.spend.Workflow;
import io.bedrockledger.spend.bridge.CostBridge;
import io.bedrockledger.spend.bridge.LegUsage;
import io.bedrockledger.spend.bridge.PricePoint;
import io.bedrockledger.spend.bridge.Pricing;
import io.bedrockledger.spend.bridge.TokenLeg;
import io.bedrockledger.spend.bridge.Usage;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What was used in the week and in the one before, from {@code sql/report/usage_of_two_weeks.sql}.
 *
 * @param rows of both weeks
 */
record TwoWeeks(List<Used> rows) {

    TwoWeeks {
        rows = List.copyOf(rows);
    }

    static TwoWeeks of(Reply answer) {
        return new TwoWeeks(answer.rows().stream().map(TwoWeeks::used).toList());
    }

    /**
     * What calls of one price point used in one of the weeks.
     *
     * @param now whether it is this week, or the one before
     */
    record Used(boolean now, @Nullable String team, Usage usage) {

        boolean isOf(Workflow workflow) {
            return usage.workflow().equals(workflow);
        }

        /** The canonical model; empty when it cannot be resolved. */
        Optional<String> model() {
            return Optional.ofNullable(usage.point().model());
        }

        long tokens(TokenLeg leg) {
            return Optional.ofNullable(usage.legs().get(leg))
                    .map(LegUsage::tokens)
                    .orElse(0L);
        }

        /** The sum of {@code list_cost_usd}. */
        BigDecimal usd() {
            return usage.legs().values().stream().map(LegUsage::costUsd).reduce(usage.otherCostUsd(), BigDecimal::add);
        }
    }

    /** Why the cost of some rows changed. */
    CostBridge bridge(Predicate<Used> which) {
        return CostBridge.between(usages(which, false), usages(which, true));
    }

    private List<Usage> usages(Predicate<Used> which, boolean now) {
        return rows.stream()
                .filter(row -> row.now() == now)
                .filter(which)
                .map(Used::usage)
                .toList();
    }

    private static Used used(Reply.Row row) {
        Map<TokenLeg, LegUsage> legs = new EnumMap<>(TokenLeg.class);
        BigDecimal other = row.usd("list_cost_usd");
        TokenLeg unknownLeg =
                row.usd("cache_write_cost_usd").signum() > 0 ? TokenLeg.CACHE_WRITE : TokenLeg.CACHE_WRITE_1H;
        for (TokenLeg leg : TokenLeg.values()) {
            String name = leg.name().toLowerCase(Locale.ROOT);
            BigDecimal usd = row.usd(name + "_cost_usd");
            // Writes for an unknown time have their cost in the leg that they are priced as.
            boolean unknown = leg == unknownLeg && usd.signum() > 0;
            long tokens = row.count(name + "_tokens") + (unknown ? row.count("cache_write_unknown_tokens") : 0);
            if (tokens > 0) {
                legs.put(leg, LegUsage.of(tokens, usd));
                other = other.subtract(usd);
            }
        }
        PricePoint point = new PricePoint(
                row.text("model"), row.text("region"), row.text("route"), row.text("service_tier"), null, null);
        Pricing pricing =
                Pricing.valueOf(Optional.ofNullable(row.text("pricing_status")).orElseThrow());
        return new Used(
                row.count("weeks_ago") == 0,
                row.text("team"),
                new Usage(
                        new Workflow(row.text("workflow")),
                        point,
                        pricing,
                        row.count("calls"),
                        legs,
                        other.setScale(Money.SCALE)));
    }
}
