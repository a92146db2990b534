/** JSON as models write it: bare, in a fence, in prose or a little broken; and whether its form has changed. */
@NullMarked
package io.bedrockledger.replay.score.json;

import org.jspecify.annotations.NullMarked;
