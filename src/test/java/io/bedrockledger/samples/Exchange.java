package io.bedrockledger.samples;

/**
 * A call in the form that one operation of one model family gives it.
 *
 * @param operation as logged
 * @param request the body that was sent
 * @param response the body that came back: an object, or the chunks of a stream
 * @param counts as the envelope has them
 */
record Exchange(String operation, Object request, Object response, Counts counts) {}
