package io.bedrockledger.bench;

/**
 * One call in the making.
 *
 * @param request the body of the request
 * @param response the body of the answer
 */
record Call(StringBuilder request, StringBuilder response, long input, long cacheRead, long cacheWrite, long output) {}
