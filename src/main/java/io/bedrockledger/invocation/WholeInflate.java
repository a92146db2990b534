package io.bedrockledger.invocation;

/** Inflates a stream that is in memory whole, at once. */
@FunctionalInterface
interface WholeInflate {

    /**
     * Inflates a raw deflate stream (RFC 1951); bytes behind its end are not looked at.
     *
     * @param length what it must inflate to, in bytes
     * @return whether it did; if not, nothing is known of it
     */
    boolean inflate(byte[] deflated, int offset, int count, byte[] target, int length);
}
