/** Pictures of a report, drawn at double density in two tones: the same input gives the same bytes. */
@NullMarked
package io.bedrockledger.report.chart;

import org.jspecify.annotations.NullMarked;
