package io.bedrockledger.spend.spike;

import io.bedrockledger.spend.Money;
import java.math.BigDecimal;

/**
 * When a dear day is worth a person's time. All must hold: a day that stands out by chance alone, or by cents, or by
 * little, is none.
 *
 * @param weeks how many weeks back the same weekday is looked at
 * @param minDays the fewest known days among them; with fewer nobody can say what is usual
 * @param minRatio cost of the day / cost of the usual day, at least; more than 1
 * @param minExcessUsd cost of the day - cost of the usual day, at least; above 0
 * @param falseDiscoveryRate the expected share of false ones among the spikes found, over all workflows of a day;
 *     between 0 and 1
 */
public record SpikeRules(
        int weeks, int minDays, BigDecimal minRatio, BigDecimal minExcessUsd, double falseDiscoveryRate) {

    /**
     * Eight weeks, of which four are known; half as much again; ten dollars; one false spike in twenty. Two months are
     * recent enough to be like today; four days are the fewest whose middle is not one of the ends.
     */
    public static final SpikeRules DEFAULT = new SpikeRules(8, 4, new BigDecimal("1.5"), new BigDecimal("10"), 0.05);

    public SpikeRules {
        minExcessUsd = Money.exact("the least excess", minExcessUsd);
        boolean possible = minDays >= 1 && weeks >= minDays;
        boolean selective = minRatio.compareTo(BigDecimal.ONE) > 0 && minExcessUsd.signum() > 0;
        if (!possible || !selective || !(falseDiscoveryRate > 0 && falseDiscoveryRate < 1)) {
            throw new IllegalArgumentException(
                    "[spikes] weeks >= days >= 1, ratio > 1, excess > 0, rate between 0 and 1; found %d, %d, %s, %s, %s; correct the rule"
                            .formatted(weeks, minDays, minRatio, Money.text(minExcessUsd), falseDiscoveryRate));
        }
    }
}
