/** Servers, logs and ledgers for tests. */
@NullMarked
package io.bedrockledger.testing;

import org.jspecify.annotations.NullMarked;
