package io.bedrockledger.replay.plan.estimate;

import io.bedrockledger.pricing.Usd;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a replay will take, judges apart: how often they are asked is known once answers are compared.
 *
 * @param arms the incumbent, where it is called again, then the candidates in the order of the plan
 */
public record ReplayEstimate(List<ArmEstimate> arms) {

    /** Whether a cap will do. */
    public enum Fit {
        /** Even the longest answers stay within it. */
        CERTAIN,
        /** Answers like the logged ones stay within it. */
        LIKELY,
        /** Answers like the logged ones do not: the run will stop at the cap. */
        SHORT,
        /** Some call is not known in full, and what is known stays within it. */
        UNKNOWN
    }

    public ReplayEstimate {
        arms = List.copyOf(arms);
    }

    /** Calls of all arms. */
    public int calls() {
        return arms.stream().mapToInt(ArmEstimate::calls).sum();
    }

    /** Dollars with answers of no length; null when an arm's are not known. */
    public @Nullable Usd floor() {
        return total(ArmEstimate::floor);
    }

    /** Dollars with answers as long as the logged ones; null when an arm's are not known. */
    public @Nullable Usd expected() {
        return total(ArmEstimate::expected);
    }

    /** Dollars with answers as long as they may be; null when an arm's are not known. */
    public @Nullable Usd ceiling() {
        return total(ArmEstimate::ceiling);
    }

    /** One arm after the other; null when an arm's time is not known. */
    public @Nullable Duration time() {
        Duration time = Duration.ZERO;
        for (ArmEstimate arm : arms) {
            if (arm.time() == null) {
                return null;
            }
            time = time.plus(arm.time());
        }
        return time;
    }

    /**
     * Whether an amount will do for the run.
     *
     * @param capUsd the most that may be paid, in dollars
     */
    public Fit fit(BigDecimal capUsd) {
        Usd ceiling = ceiling();
        Usd expected = expected();
        if (ceiling != null && ceiling.toBigDecimal().compareTo(capUsd) <= 0) {
            return Fit.CERTAIN;
        }
        if (expected != null && expected.toBigDecimal().compareTo(capUsd) > 0) {
            return Fit.SHORT;
        }
        boolean known = expected != null && arms.stream().allMatch(arm -> arm.unknownCalls() == 0);
        return known ? Fit.LIKELY : Fit.UNKNOWN;
    }

    private @Nullable Usd total(Function<ArmEstimate, @Nullable Usd> part) {
        Usd total = Usd.ZERO;
        for (ArmEstimate arm : arms) {
            Usd added = part.apply(arm);
            if (added == null) {
                return null;
            }
            total = total.plus(added);
        }
        return total;
    }
}
