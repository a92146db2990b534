package io.bedrockledger.spend.watch;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What a period has cost, or will have cost, by the end of a day.
 *
 * @param day UTC
 * @param forecast whether the day, or one before it in the period, is estimated; else low end and middle are the floor
 * @param lowUsd at least, with 95 % where it is forecast
 * @param expectedUsd the floor of what is known and the expectation of the rest
 * @param highUsd at most: the ceiling of what is known, with 95 % where it is forecast
 */
public record CurvePoint(
        LocalDate day, boolean forecast, BigDecimal lowUsd, BigDecimal expectedUsd, BigDecimal highUsd) {}
