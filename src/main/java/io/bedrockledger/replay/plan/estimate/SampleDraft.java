package io.bedrockledger.replay.plan.estimate;

import io.bedrockledger.pricing.Usd;
import io.bedrockledger.replay.plan.ReplayPlan;
import io.bedrockledger.replay.plan.SamplePlan;
import io.bedrockledger.replay.plan.sample.FrozenSample;
import io.bedrockledger.replay.plan.sample.LoggedCall;
import io.bedrockledger.replay.plan.sample.Sampler;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Draws the sample of a plan at the size that the plan says: so many calls, or as many as an amount buys. */
public final class SampleDraft {

    private SampleDraft() {}

    /**
     * Draws it.
     *
     * @param calls that may be drawn, each once
     * @throws IllegalArgumentException when an amount buys no call, or the calls have no price
     */
    public static FrozenSample draw(ReplayPlan plan, List<LoggedCall> calls, Estimator estimator) {
        if (plan.sample().size() instanceof SamplePlan.Budget budget && !calls.isEmpty()) {
            return largest(plan, calls, estimator, budget.usd());
        }
        int items = plan.sample().size() instanceof SamplePlan.Items fixed ? fixed.items() : 0;
        return Sampler.draw(calls, plan.sample(), items);
    }

    /**
     * The largest sample within an amount that halving the interval finds. Two samples of nearly one size may cost the
     * other way round, so a larger one that is cheaper by chance may be passed over; none that is dearer is taken.
     */
    private static FrozenSample largest(ReplayPlan plan, List<LoggedCall> calls, Estimator estimator, BigDecimal usd) {
        int enough = 0;
        int tooMany = calls.size() + 1;
        FrozenSample found = null;
        while (tooMany - enough > 1) {
            int items = enough + (tooMany - enough) / 2;
            FrozenSample sample = Sampler.draw(calls, plan.sample(), items);
            if (costs(plan, estimator.estimate(sample).expected()).compareTo(usd) <= 0) {
                enough = items;
                found = sample;
            } else {
                tooMany = items;
            }
        }
        if (found == null) {
            throw new IllegalArgumentException("[" + plan.name()
                    + "] sample.budget_usd must buy one call, the forced ones" + " of tails included; "
                    + usd.toPlainString() + " does not; raise it, or force fewer calls");
        }
        return found;
    }

    private static BigDecimal costs(ReplayPlan plan, @Nullable Usd expected) {
        if (expected == null) {
            throw new IllegalArgumentException(
                    "[" + plan.name() + "] sample.budget_usd needs prices of all models that are"
                            + " called; some have none; enter them in jobs/prices, or give sample.items");
        }
        return expected.toBigDecimal();
    }
}
