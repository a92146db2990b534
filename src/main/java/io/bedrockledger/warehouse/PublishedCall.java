package io.bedrockledger.warehouse;

/**
 * A call of a published log day, by what tells duplicates apart.
 *
 * @param hasCounts whether its record told token counts
 * @param logKey the object that holds the record
 * @param lineNumber its line, from 1
 */
public record PublishedCall(String requestId, boolean hasCounts, DayUnit unit, String logKey, long lineNumber) {}
