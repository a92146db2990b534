package io.bedrockledger.spend.spike;

import java.math.BigDecimal;
import java.util.List;

/** How likely a day as dear as this is, if it were like its weekday before. */
public interface TailProbability {

    /**
     * A one-sided p-value: the probability of this cost or more.
     *
     * @param costUsd of the day
     * @param sameWeekday the known costs of that weekday before, the newest first; at least one, and zero where nobody
     *     called
     * @return from 0 to 1
     */
    double pValue(BigDecimal costUsd, List<BigDecimal> sameWeekday);
}
