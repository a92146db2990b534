/**
 * Intervals, tests and samplers: pure mathematics on plain numbers. Seeded, so that the same input gives the same output
 * everywhere.
 */
@NullMarked
package io.bedrockledger.statistics;

import org.jspecify.annotations.NullMarked;
