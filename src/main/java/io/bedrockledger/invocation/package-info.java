/** A log record becomes an {@code Invocation} or a {@code Rejected}: framing, the scanner, one reader per body family. */
@NullMarked
package io.bedrockledger.invocation;

import org.jspecify.annotations.NullMarked;
