/** Measured values on the same items: differences of scores, ratios of costs, percentiles of latencies, slopes. */
@NullMarked
package io.bedrockledger.statistics.scores;

import org.jspecify.annotations.NullMarked;
