/** How good an answer is beside what was expected: from 0 to 1, or a reason why it cannot be said. */
@NullMarked
package io.bedrockledger.replay.score;

import org.jspecify.annotations.NullMarked;
