package io.bedrockledger.warehouse;

/**
 * A call of a published log day, by what tells duplicates apart.
 *
 * @param hasCounts whether its record told token counts
 * @param nearMidnight whether a record of a neighbouring day may repeat it
 * @param logKey the object that holds the record
 * @param lineNumber its line, from 1
 */
public record PublishedCall(
        String requestId, boolean hasCounts, boolean nearMidnight, DayUnit unit, String logKey, long lineNumber) {}
