package io.bedrockledger.replay.plan.sample;

import io.bedrockledger.replay.plan.SamplePlan;
import io.bedrockledger.replay.plan.SamplePlan.Proportion;
import io.bedrockledger.replay.plan.SamplePlan.Tail;
import io.bedrockledger.statistics.Draws;
import io.bedrockledger.statistics.sampling.Allocation;
import io.bedrockledger.statistics.sampling.SampledItem;
import io.bedrockledger.statistics.sampling.Samples;
import io.bedrockledger.statistics.sampling.SizedItem;
import io.bedrockledger.statistics.sampling.Stratum;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Draws the sample of a plan. The calls, the plan and its seed decide it, whatever the order of the calls. A call keeps its
 * number by seed and id: a call more or less in the logs changes little, and a tail shares calls with the sample as far as
 * chance allows.
 */
public final class Sampler {

    /** What the sum of weights may differ from the population, as a share of it. */
    private static final double ROUNDING = 1e-9;

    private Sampler() {}

    /**
     * Draws once.
     *
     * @param calls that may be drawn, each once, in any order
     * @param items of the sample, 0 or more; all calls where there are no more. What the plan's size says is not looked at
     */
    public static FrozenSample draw(List<LoggedCall> calls, SamplePlan plan, int items) {
        requireDistinct(calls);
        int size = Math.min(items, calls.size());
        List<DrawnCall> drawn = size == 0 ? List.of() : drawn(calls, plan, size);
        requireConserved(drawn, size, plan.proportionalTo() == Proportion.CALLS ? calls.size() : null);
        return new FrozenSample(plan.seed(), calls.size(), inOrderOfRunning(drawn, plan.seed()), tails(calls, plan));
    }

    private static List<DrawnCall> drawn(List<LoggedCall> calls, SamplePlan plan, int items) {
        Sizes sizes = new Sizes(plan.proportionalTo(), calls);
        Map<String, List<LoggedCall>> strata = Strata.of(calls, plan.strata(), sizes, items);
        Map<String, Integer> allocated = Allocation.neyman(
                strata.entrySet().stream()
                        .map(stratum -> new Stratum(
                                stratum.getKey(),
                                stratum.getValue().size(),
                                // Size x this is what the stratum has of whatever chances grow with.
                                sizes.of(stratum.getValue())
                                        / stratum.getValue().size()))
                        .toList(),
                items,
                Strata.LEAST);
        List<DrawnCall> drawn = new ArrayList<>();
        strata.forEach((name, members) -> {
            int count = allocated.getOrDefault(name, 0);
            sampled(name, members, plan, sizes, count)
                    .forEach(item -> drawn.add(new DrawnCall(item.id(), name, item.inclusionProbability())));
        });
        return drawn;
    }

    private static List<SampledItem> sampled(
            String stratum, List<LoggedCall> members, SamplePlan plan, Sizes sizes, int count) {
        return switch (plan.proportionalTo()) {
            case CALLS -> Samples.simple(ids(members), count, plan.seed());
            case COST ->
                Samples.proportionalToSize(
                        members.stream()
                                .map(call -> new SizedItem(call.requestId(), sizes.of(call)))
                                .toList(),
                        count,
                        // Each stratum begins its count elsewhere, or all would err to one side together.
                        Double.doubleToLongBits(Draws.uniform(plan.seed(), stratum)));
        };
    }

    private static List<DrawnCall> inOrderOfRunning(List<DrawnCall> drawn, long seed) {
        return drawn.stream()
                // Not the number that drew the call: strata of which little was drawn would come first.
                .sorted(Comparator.comparingDouble((DrawnCall call) -> Draws.uniform(seed, "order " + call.requestId()))
                        .thenComparing(DrawnCall::requestId))
                .toList();
    }

    private static Map<Tail, TailSample> tails(List<LoggedCall> calls, SamplePlan plan) {
        Map<Tail, TailSample> tails = new EnumMap<>(Tail.class);
        plan.tails().forEach((tail, count) -> tails.put(tail, tail(calls, tail, count, plan.seed())));
        return tails;
    }

    private static TailSample tail(List<LoggedCall> calls, Tail tail, int count, long seed) {
        List<LoggedCall> members = switch (tail) {
            case LONGEST -> longest(calls, count);
            case TRUNCATED -> of(calls, LoggedCall.Outcome.TRUNCATED);
            case REFUSED -> of(calls, LoggedCall.Outcome.REFUSED);
            case BLOCKED -> of(calls, LoggedCall.Outcome.BLOCKED);
        };
        return new TailSample(
                members.size(),
                Samples.simple(ids(members), count, seed).stream()
                        .map(SampledItem::id)
                        .toList());
    }

    private static List<LoggedCall> longest(List<LoggedCall> calls, int count) {
        return calls.stream()
                .filter(call -> call.inputTokens() != null)
                .sorted(Comparator.comparing(Sampler::tokens).reversed().thenComparing(LoggedCall::requestId))
                .limit(count)
                .toList();
    }

    private static long tokens(LoggedCall call) {
        Long tokens = call.inputTokens();
        return tokens == null ? -1 : tokens;
    }

    private static List<LoggedCall> of(List<LoggedCall> calls, LoggedCall.Outcome outcome) {
        return calls.stream().filter(call -> call.outcome() == outcome).toList();
    }

    private static List<String> ids(List<LoggedCall> calls) {
        return calls.stream().map(LoggedCall::requestId).toList();
    }

    private static void requireDistinct(List<LoggedCall> calls) {
        Set<String> ids = new HashSet<>(ids(calls));
        if (ids.size() < calls.size()) {
            throw new IllegalArgumentException("[sample] each call must be there once; found " + calls.size()
                    + " calls with " + ids.size() + " request ids; leave duplicates out");
        }
    }

    /** @param population null where weights differ within strata and add up to it on average only */
    private static void requireConserved(List<DrawnCall> drawn, int items, @Nullable Integer population) {
        double weights = drawn.stream()
                .mapToDouble(call -> 1 / call.inclusionProbability())
                .sum();
        boolean whole = population == null || items == 0 || Math.abs(weights - population) <= ROUNDING * population;
        if (drawn.size() != items || !whole) {
            throw new IllegalStateException("[sample] a sample must have its calls, and their weights add up to the"
                    + " population; found " + drawn.size() + " calls of " + items + " with weights of " + weights
                    + " for " + population + "; report this as a defect");
        }
    }
}
