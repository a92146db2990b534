/** The keys under {@code ledger.*} and their defaults, read from the ecosystem's usual places. */
@NullMarked
package io.bedrockledger.settings;

import org.jspecify.annotations.NullMarked;
