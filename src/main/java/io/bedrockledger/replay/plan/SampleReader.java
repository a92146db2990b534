package io.bedrockledger.replay.plan;

import io.bedrockledger.replay.plan.SamplePlan.Budget;
import io.bedrockledger.replay.plan.SamplePlan.Dimension;
import io.bedrockledger.replay.plan.SamplePlan.Items;
import io.bedrockledger.replay.plan.SamplePlan.Proportion;
import io.bedrockledger.replay.plan.SamplePlan.Size;
import io.bedrockledger.replay.plan.SamplePlan.Tail;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads and checks {@code sample} of a plan. */
final class SampleReader {

    /** Without {@code items} and {@code budget_usd}. */
    static final int USUAL_ITEMS = 300;

    /** Without {@code seed}. */
    static final int USUAL_SEED = 1;

    static final Set<Dimension> USUAL_STRATA = EnumSet.allOf(Dimension.class);

    /** Without {@code sample}: no call is forced, so that {@code items} says exactly how many run. */
    static final SamplePlan USUAL =
            new SamplePlan(new Items(USUAL_ITEMS), USUAL_SEED, USUAL_STRATA, Proportion.CALLS, Map.of());

    static final Set<String> KEYS = Set.of("items", "budget_usd", "seed", "strata", "proportional_to", "tails");
    static final Set<String> TAIL_KEYS =
            Stream.of(Tail.values()).map(PlanFields::label).collect(Collectors.toUnmodifiableSet());

    private static final int MOST_ITEMS = 1_000_000;
    private static final BigDecimal LEAST_USD = new BigDecimal("0.01");
    private static final BigDecimal MOST_USD = new BigDecimal("1000000");

    private SampleReader() {}

    static SamplePlan sample(PlanNode node) {
        PlanFields told = PlanFields.of(node, KEYS);
        return new SamplePlan(
                size(told),
                told.whole("seed", USUAL_SEED, 0, Integer.MAX_VALUE),
                told.or("strata", USUAL_STRATA, SampleReader::strata),
                told.or("proportional_to", Proportion.CALLS, named -> PlanFields.constant(named, Proportion.values())),
                told.or("tails", Map.of(), SampleReader::tails));
    }

    private static Size size(PlanFields told) {
        if (!told.has("budget_usd")) {
            return new Items(told.whole("items", USUAL_ITEMS, 1, MOST_ITEMS));
        }
        if (told.has("items")) {
            throw PlanNode.wrong(told.where(), "a sample must have items or budget_usd", "it has both");
        }
        return new Budget(told.number("budget_usd", LEAST_USD, LEAST_USD, MOST_USD));
    }

    /** An empty list is a sample of one stratum. */
    private static Set<Dimension> strata(PlanNode node) {
        Set<Dimension> strata = EnumSet.noneOf(Dimension.class);
        if (node instanceof PlanNode.Sequence sequence && sequence.items().isEmpty()) {
            return strata;
        }
        PlanFields.items(node).forEach(item -> strata.add(PlanFields.constant(item, Dimension.values())));
        return strata;
    }

    private static Map<Tail, Integer> tails(PlanNode node) {
        PlanFields told = PlanFields.of(node, TAIL_KEYS);
        Map<Tail, Integer> tails = new EnumMap<>(Tail.class);
        for (Tail tail : Tail.values()) {
            String key = PlanFields.label(tail);
            if (told.has(key)) {
                tails.put(tail, told.whole(key, 1, 1, MOST_ITEMS));
            }
        }
        return tails;
    }
}
