/**
 * A logged request of any family as a request of Converse, and what a model answered to it. Texts live in memory only:
 * no value here shows one in {@code toString}, and a refusal names a place and a rule, never what stands there.
 */
@NullMarked
package io.bedrockledger.replay.converse;

import org.jspecify.annotations.NullMarked;
