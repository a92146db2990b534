/** Daily amounts: what the next days bring, and whether a day stands out. */
@NullMarked
package io.bedrockledger.statistics.series;

import org.jspecify.annotations.NullMarked;
