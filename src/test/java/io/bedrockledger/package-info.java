/** What tests of several packages share. */
@NullMarked
package io.bedrockledger;

import org.jspecify.annotations.NullMarked;
