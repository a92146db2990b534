/** Fills the weekly report from the roll-ups: one question in SQL behind every number, none of which reads a call. */
@NullMarked
package io.bedrockledger.report.data;

import org.jspecify.annotations.NullMarked;
