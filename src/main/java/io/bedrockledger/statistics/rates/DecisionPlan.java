package io.bedrockledger.statistics.rates;

import io.bedrockledger.statistics.Confidence;
import io.bedrockledger.statistics.Distributions;
import java.util.OptionalLong;

/**
 * How sure a verdict must be, and how likely it should come.
 *
 * @param margin how much worse is still good enough, from 0 to below 1 for rates
 * @param confidence of the interval that decides
 * @param power the wanted chance of a decision, above 0 and below 1, if the differences go on as they were seen
 */
public record DecisionPlan(double margin, Confidence confidence, double power) {

    /**
     * What stands for nothing seen: half an item gained and half an item lost, so that no discordance is not taken for
     * never.
     */
    private static final double UNSEEN = 0.5;

    public DecisionPlan {
        if (!(margin >= 0) || !(power > 0 && power < 1)) {
            throw new IllegalArgumentException("[plan] a margin must be >= 0 and a power between 0 and 1; found "
                    + margin + " and " + power + "; give 0.02 and 0.8");
        }
    }

    /**
     * How many items more would decide, at the discordance that was seen: those of the score test at the margin (Nam
     * 1997, "Establishing equivalence of two treatments and sample size requirements in matched-pairs design"), less
     * those that there are. 0 where the verdict is there already. Empty where no number would: no item was seen, or the
     * seen difference is the margin itself. A plan, not a promise: the seen difference is itself uncertain.
     *
     * @param designEffect items that tell as much as one drawn alone, 1 or more: 1 where they do not cluster, else items /
     *     {@link ClusteredOutcomes#effectiveItems}
     */
    public OptionalLong furtherItems(PairedOutcomes seen, double designEffect) {
        if (seen.items() == 0) {
            return OptionalLong.empty();
        }
        Tango known = seen.tango().scaled(1 / designEffect);
        if (Math.abs(known.statistic(-margin)) > confidence.z()) {
            return OptionalLong.of(0);
        }
        Tango planned = seen.discordant() > 0 ? known : new Tango(UNSEEN, UNSEEN, known.items());
        double difference = planned.difference();
        double asSeen = Math.sqrt((planned.gained() + planned.lost()) / planned.items() - difference * difference);
        double deviations = confidence.z() * Math.sqrt(planned.variance(-margin)) + powerQuantile() * asSeen;
        return further(Math.sqrt(designEffect) * deviations, difference, seen.items());
    }

    /**
     * The same for scores that are not right or wrong, by the normal distribution.
     *
     * @param difference the mean difference that was seen, in the unit of the margin
     * @param deviation the standard deviation of one difference, 0 or more
     * @param items those that there are; for fewer than two there is no plan
     */
    public OptionalLong furtherItems(double difference, double deviation, long items) {
        if (items < 2) {
            return OptionalLong.empty();
        }
        return further((confidence.z() + powerQuantile()) * deviation, difference, items);
    }

    private double powerQuantile() {
        return Distributions.normalQuantile(power);
    }

    private OptionalLong further(double deviations, double difference, long items) {
        double distance = difference + margin;
        if (distance == 0) {
            return OptionalLong.empty();
        }
        double needed = Math.pow(deviations / distance, 2);
        return OptionalLong.of(Math.max(0, (long) Math.ceil(needed) - items));
    }
}
