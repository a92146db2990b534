/** What a replay will take, said before a cent is spent: calls, tokens, dollars and time. */
@NullMarked
package io.bedrockledger.replay.plan.estimate;

import org.jspecify.annotations.NullMarked;
