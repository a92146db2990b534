/** Which logged calls a replay runs again: drawn by seed and id, each with its inclusion probability. */
@NullMarked
package io.bedrockledger.replay.plan.sample;

import org.jspecify.annotations.NullMarked;
