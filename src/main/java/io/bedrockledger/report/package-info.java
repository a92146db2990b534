/** The weekly report: what it says, as data; how it looks is below. */
@NullMarked
package io.bedrockledger.report;

import org.jspecify.annotations.NullMarked;
