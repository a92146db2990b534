package io.bedrockledger.warehouse;

/**
 * A call that a record of a neighbouring day may repeat.
 *
 * @param hasCounts whether its record told token counts
 * @param logKey the object that holds the record
 * @param lineNumber its line, from 1
 */
public record BoundaryCall(String requestId, boolean hasCounts, DayUnit unit, String logKey, long lineNumber) {}
