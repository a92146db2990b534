package io.bedrockledger.spend.watch;

import io.bedrockledger.spend.CostSeries;
import io.bedrockledger.spend.spike.TailProbability;
import io.bedrockledger.statistics.Distributions;
import io.bedrockledger.statistics.series.DailyAmount;
import io.bedrockledger.statistics.series.DayFinding;
import io.bedrockledger.statistics.series.WeekdaySpikes;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How far a day lies above the median of its weekday, in standard deviations that all weekdays together tell, as a tail of
 * Student's t: the deviation is an estimate from few days, by their median distance. Costs are compared as logarithms,
 * since they vary by factors: a day at twice the usual is as far away as one at half of it. Where a day cost nothing,
 * amounts are compared as they are, and a p-value is only near the truth.
 */
final class WeekdayTail implements TailProbability {

    /** A floor of nothing: what is worth a look is decided elsewhere. */
    private static final WeekdaySpikes JUDGE = new WeekdaySpikes(WeekdaySpikes.USUAL_THRESHOLD, 0);

    /**
     * Degrees of freedom of a median absolute deviation of 49, which is what eight weeks less seven medians leave: 37 % of
     * them, its efficiency in normal values (Rousseeuw and Croux 1993).
     */
    private static final double FREEDOM = 18;

    @Override
    public double pValue(CostSeries series, LocalDate day) {
        DailyAmount amount = new DailyAmount(day, series.soFar(day).floorUsd().doubleValue());
        List<DailyAmount> history = WeekdayOutlook.amounts(series);
        OptionalDouble factors = WeekdaySpikes.factorScore(amount, history);
        return factors.isPresent() ? tail(factors.getAsDouble()) : ofAmounts(amount, history);
    }

    private static double ofAmounts(DailyAmount amount, List<DailyAmount> history) {
        DayFinding finding = JUDGE.judge(amount, history);
        if (finding instanceof DayFinding.Spike spike) {
            return tail(spike.comparison().score());
        }
        if (finding instanceof DayFinding.Usual usual) {
            return tail(usual.comparison().score());
        }
        return 1;
    }

    private static double tail(double score) {
        return Distributions.tProbability(-score, FREEDOM);
    }
}
