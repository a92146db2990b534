package io.bedrockledger.spend.spike;

import io.bedrockledger.spend.Money;
import io.bedrockledger.spend.bridge.WorkflowBridge;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A day on which a workflow cost more than its weekday does, and why.
 *
 * @param day UTC
 * @param costUsd what the day cost, the certain part
 * @param usualDay the same weekday whose cost is in the middle of those looked at, the lower one of two, the newer one
 *     of equal ones
 * @param usualUsd what that day cost; zero where the workflow was mostly quiet
 * @param pValue how likely so dear a day is by chance, before all workflows are considered
 * @param cause from the usual day to this one: its terms add up to the excess. Where nobody called on the usual day, all of
 *     it is {@code NEW_WORKFLOWS}.
 */
public record Spike(
        LocalDate day,
        BigDecimal costUsd,
        LocalDate usualDay,
        BigDecimal usualUsd,
        double pValue,
        WorkflowBridge cause) {

    /** Decimals of a ratio: what a person reads. */
    private static final int RATIO_SCALE = 2;

    public Spike {
        if (cause.changeUsd().compareTo(costUsd.subtract(usualUsd)) != 0) {
            throw new IllegalArgumentException(
                    "[spikes] the cause of %s explains the excess of %s, which is %s; found %s; read usage and daily costs of one snapshot"
                            .formatted(
                                    cause.workflow(),
                                    day,
                                    Money.text(costUsd.subtract(usualUsd)),
                                    Money.text(cause.changeUsd())));
        }
    }

    /** {@code costUsd - usualUsd}, above zero. */
    public BigDecimal excessUsd() {
        return costUsd.subtract(usualUsd);
    }

    /** {@code costUsd / usualUsd}, cut to two decimals; empty where the usual day cost nothing. */
    public Optional<BigDecimal> ratio() {
        return usualUsd.signum() == 0
                ? Optional.empty()
                : Optional.of(costUsd.divide(usualUsd, RATIO_SCALE, RoundingMode.DOWN));
    }
}
