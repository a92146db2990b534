/** What was spent in a period: periods of the calendar, and the cost of days that are known. */
@NullMarked
package io.bedrockledger.spend;

import org.jspecify.annotations.NullMarked;
