/** Whose call is it: workflow, team, environment, and how that is known. */
@NullMarked
package io.bedrockledger.attribution;

import org.jspecify.annotations.NullMarked;
