/** Budgets: what crossed, what may have crossed, and when the money is gone. */
@NullMarked
package io.bedrockledger.spend.budget;

import org.jspecify.annotations.NullMarked;
