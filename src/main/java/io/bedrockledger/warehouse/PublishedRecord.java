package io.bedrockledger.warehouse;

/**
 * A record of a published log day that tells a call, by what tells duplicates apart.
 *
 * @param hasCounts whether it tells token counts
 * @param isDuplicate whether another record tells its call, so that it is no row of {@code invocations}
 * @param logKey the object that holds it
 * @param lineNumber its line, from 1
 */
public record PublishedRecord(
        String requestId, boolean hasCounts, boolean isDuplicate, String logKey, long lineNumber) {}
