package io.bedrockledger.invocation;

import java.time.Instant;

/**
 * What a record tells about its price without the body of the answer.
 *
 * @param region that was called
 * @param modelId as logged
 * @param invokedAt whole seconds
 * @param tokens as the envelope reports them
 */
public record EnvelopeFacts(String region, String modelId, Instant invokedAt, ReportedTokens tokens) {}
