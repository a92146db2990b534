/** The nightly watch: budgets and spikes against the tables, what changed, and who is told. */
@NullMarked
package io.bedrockledger.spend.watch;

import org.jspecify.annotations.NullMarked;
