/** JSON as bytes: one validating scan leaves a tape of offsets, and readers decode from it only what they need. */
@NullMarked
package io.bedrockledger.invocation.json;

import org.jspecify.annotations.NullMarked;
