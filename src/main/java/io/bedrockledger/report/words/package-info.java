/** How numbers, dates, names and reasons are written where a person reads them. Rounding happens here and nowhere else. */
@NullMarked
package io.bedrockledger.report.words;

import org.jspecify.annotations.NullMarked;
