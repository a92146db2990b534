/**
 * Shares of right and wrong: one rate, two rates on the same items, whether one is not worse, and how many items more
 * would tell.
 */
@NullMarked
package io.bedrockledger.statistics.rates;

import org.jspecify.annotations.NullMarked;
