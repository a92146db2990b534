package io.bedrockledger.spend.spike;

import io.bedrockledger.spend.CostSeries;
import java.time.LocalDate;

/** How likely a day as dear as this is, if it were like its weekday before. */
public interface TailProbability {

    /**
     * A one-sided p-value: the probability of this cost or more.
     *
     * @param series the cost of a workflow, known on the day and on some of its weekday before; a known day on which nobody
     *     called is zero
     * @return from 0 to 1
     */
    double pValue(CostSeries series, LocalDate day);
}
