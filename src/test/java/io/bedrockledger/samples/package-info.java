/** The generator of {@code sample-logs}: five weeks of a small company's traffic, told as stories, and what is true of it. */
@NullMarked
package io.bedrockledger.samples;

import org.jspecify.annotations.NullMarked;
