package io.bedrockledger.replay.plan.sample;

import io.bedrockledger.pricing.Usd;
import io.bedrockledger.replay.plan.SamplePlan.Proportion;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/** What the chances of calls grow with. They decide chances only; no amount of money is made of them. */
final class Sizes {

    /**
     * The least size, as a share of the mean cost: calls that cost nothing have a chance, too, and no weight is more than a
     * hundred times that of a call of mean cost.
     */
    private static final double LEAST = 0.01;

    private final Proportion proportion;
    private final double mean;

    /** @param calls all that may be drawn */
    Sizes(Proportion proportion, List<LoggedCall> calls) {
        this.proportion = proportion;
        this.mean = calls.stream()
                .map(LoggedCall::cost)
                .filter(Objects::nonNull)
                .mapToDouble(Usd::trillionths)
                .sorted()
                .average()
                .orElse(0);
    }

    /** Above 0. A call of unknown cost has the mean of the known ones. */
    double of(LoggedCall call) {
        Usd cost = call.cost();
        if (proportion == Proportion.CALLS || mean == 0 || cost == null) {
            return 1;
        }
        return Math.max(LEAST, cost.trillionths() / mean);
    }

    double of(Collection<LoggedCall> calls) {
        return proportion == Proportion.CALLS
                ? calls.size()
                // The sum of doubles depends on their order.
                : calls.stream().mapToDouble(this::of).sorted().sum();
    }
}
