package io.bedrockledger.statistics.sampling;

import io.bedrockledger.statistics.Confidence;
import io.bedrockledger.statistics.Interval;
import io.bedrockledger.statistics.rates.Wilson;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The rate that a dear judge would find, when all items of a sample went through a cheap check and some of each outcome
 * to the judge: double sampling for stratification (Neyman 1938; Cochran 1977, section 12.2).
 *
 * @param groups one an outcome of the cheap check
 */
public record TwoPhaseRate(List<JudgedGroup> groups) {

    public TwoPhaseRate {
        groups = List.copyOf(groups);
    }

    /** Items of the first phase. */
    public long items() {
        return groups.stream().mapToLong(JudgedGroup::items).sum();
    }

    /**
     * The sum over groups of share x rate among the judged. Empty for no items, and where a group has items of which none
     * was judged: nothing is known about it.
     */
    public OptionalDouble rate() {
        long all = items();
        boolean blind = groups.stream().anyMatch(each -> each.items() > 0 && each.judged() == 0);
        return all == 0 || blind
                ? OptionalDouble.empty()
                : OptionalDouble.of(groups.stream()
                        .filter(each -> each.items() > 0)
                        .mapToDouble(each -> each.weight(all) * each.rate())
                        .sum());
    }

    /**
     * Wilson's interval at the effective number of items, which is p (1 - p) / variance. The variance is what judging all
     * would leave, p (1 - p) / items, plus the sum over groups of w^2 p(1 - p) (1 / judged - 1 / items of the group),
     * each p shrunk by half an item. Where all were judged it is Wilson's of all. 0 to 1 where there is no rate.
     */
    public Interval interval(Confidence confidence) {
        OptionalDouble rate = rate();
        return rate.isPresent() ? Wilson.of(rate.getAsDouble(), effectiveItems(), confidence) : new Interval(0, 1);
    }

    /** How many items, all judged, would tell as much; only where there is a rate. */
    double effectiveItems() {
        long all = items();
        List<JudgedGroup> filled =
                groups.stream().filter(each -> each.items() > 0).toList();
        double mean = filled.stream()
                .mapToDouble(each -> each.weight(all) * each.shrunkRate())
                .sum();
        double variance = mean * (1 - mean) / all;
        for (JudgedGroup each : filled) {
            double rate = each.shrunkRate();
            double weight = each.weight(all);
            variance += weight * weight * rate * (1 - rate) * (1.0 / each.judged() - 1.0 / each.items());
        }
        return mean * (1 - mean) / variance;
    }
}
