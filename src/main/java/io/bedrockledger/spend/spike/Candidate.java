package io.bedrockledger.spend.spike;

import io.bedrockledger.spend.CostSeries;
import io.bedrockledger.spend.DailyCost;
import io.bedrockledger.spend.Workflow;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A day of a workflow beside the same weekday before.
 *
 * @param sameWeekday the known days, the newest first, at least one
 */
record Candidate(Workflow workflow, CostSeries series, LocalDate day, List<LocalDate> sameWeekday) {

    static Candidate of(Workflow workflow, CostSeries series, LocalDate day, int weeks) {
        List<LocalDate> before = Stream.iterate(day.minusWeeks(1), each -> each.minusWeeks(1))
                .limit(weeks)
                .filter(each -> series.known(each).isPresent())
                .toList();
        return new Candidate(workflow, series, day, before);
    }

    BigDecimal costUsd() {
        return costUsd(day);
    }

    /** The day whose cost is in the middle, the lower of two: a day that was, so that its usage can be compared. */
    LocalDate usualDay() {
        List<LocalDate> byCost =
                sameWeekday.stream().sorted(Comparator.comparing(this::costUsd)).toList();
        BigDecimal middle = costUsd(byCost.get((byCost.size() - 1) / 2));
        return sameWeekday.stream()
                .filter(each -> costUsd(each).compareTo(middle) == 0)
                .findFirst()
                .orElseThrow();
    }

    BigDecimal usualUsd() {
        return costUsd(usualDay());
    }

    /** Whether the difference is worth looking at, however sure it is. */
    boolean isMaterial(SpikeRules rules) {
        BigDecimal excess = costUsd().subtract(usualUsd());
        return excess.compareTo(rules.minExcessUsd()) >= 0
                && costUsd().compareTo(usualUsd().multiply(rules.minRatio())) >= 0;
    }

    private BigDecimal costUsd(LocalDate at) {
        return series.known(at).map(DailyCost::floorUsd).orElseThrow();
    }
}
