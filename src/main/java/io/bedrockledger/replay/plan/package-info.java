/** What a replay is to do, as {@code jobs/replay/*.yaml} says it, and as it is known before anything is paid for. */
@NullMarked
package io.bedrockledger.replay.plan;

import org.jspecify.annotations.NullMarked;
