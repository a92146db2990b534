package io.bedrockledger.invocation;

/**
 * What was read of one log object.
 *
 * @param records invocations and rejected records together
 * @param uncompressedBytes bytes after decompression, up to where reading stopped
 */
public record ObjectTally(long records, long uncompressedBytes) {}
