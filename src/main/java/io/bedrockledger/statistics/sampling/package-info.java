/** Which items to look at, and what they say about all the others. */
@NullMarked
package io.bedrockledger.statistics.sampling;

import org.jspecify.annotations.NullMarked;
