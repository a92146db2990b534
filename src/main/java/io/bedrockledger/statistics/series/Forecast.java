package io.bedrockledger.statistics.series;

import io.bedrockledger.statistics.Interval;

/**
 * What days ahead will come to.
 *
 * @param expected 0 or more
 * @param interval holds what it comes to as often as its confidence says; not below 0
 */
public record Forecast(double expected, Interval interval) {}
