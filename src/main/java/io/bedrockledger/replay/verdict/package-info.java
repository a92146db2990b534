/** What paired scores, costs and latencies say about a candidate: good enough or not, and for how much less. */
@NullMarked
package io.bedrockledger.replay.verdict;

import org.jspecify.annotations.NullMarked;
