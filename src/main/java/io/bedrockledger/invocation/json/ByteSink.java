package io.bedrockledger.invocation.json;

/** What takes decoded text as UTF-8 bytes, piece by piece. */
@FunctionalInterface
public interface ByteSink {

    /** Takes the bytes from {@code from}, inclusive, to {@code to}, exclusive; they change after the call returns. */
    void put(byte[] bytes, int from, int to);
}
