/** Days of a workflow that cost more than its own weekday does, and why. */
@NullMarked
package io.bedrockledger.spend.spike;

import org.jspecify.annotations.NullMarked;
