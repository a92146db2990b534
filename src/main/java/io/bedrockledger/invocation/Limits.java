package io.bedrockledger.invocation;

import io.bedrockledger.invocation.json.JsonTape;

/**
 * How large a log object and its records may be. What is larger is rejected, and memory stays bounded.
 *
 * @param recordBytes the largest record, uncompressed; also what a record's tokens may take, eight bytes each
 * @param objectBytes the largest object, uncompressed
 * @param ratio how many bytes a compressed byte may become, once the object is past {@code ratioFromBytes}
 * @param ratioFromBytes the uncompressed bytes up to which any ratio is right
 */
public record Limits(int recordBytes, long objectBytes, long ratio, long ratioFromBytes) {

    /**
     * 64 MiB a record, 4 GiB an object, a ratio of 1,000 past 64 MiB. Bodies above 100 KB are stored beside the record, and
     * deflate reaches 1,032 at most, on nothing but repetition.
     */
    public static final Limits DEFAULT = new Limits(64 << 20, 4L << 30, 1_000, 64L << 20);

    private static final int TOKEN_BYTES = 8;
    private static final long LARGEST_OBJECT = 1L << 50;

    public Limits {
        if (recordBytes < 1 || recordBytes > JsonTape.MAX_BYTES / 2) {
            throw new IllegalArgumentException("[limits] recordBytes must be 1 to " + JsonTape.MAX_BYTES / 2
                    + " but was " + recordBytes + "; choose a limit in that range");
        }
        if (objectBytes < 1 || objectBytes > LARGEST_OBJECT || ratio < 1 || ratioFromBytes < 0) {
            throw new IllegalArgumentException("[limits] objectBytes must be 1 to " + LARGEST_OBJECT
                    + ", ratio > 0 and ratioFromBytes >= 0 but were " + objectBytes + ", " + ratio + " and "
                    + ratioFromBytes + "; choose limits in that range");
        }
    }

    /** Tokens that a record may have. */
    int recordTokens() {
        return Math.max(16, recordBytes / TOKEN_BYTES);
    }
}
