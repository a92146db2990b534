package io.bedrockledger.invocation;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The secret of a data folder's fingerprints, sixteen bytes: equal texts have equal fingerprints under one key, and
 * fingerprints under different keys tell nothing about each other.
 */
public final class FingerprintKey {

    /** Bytes of a key. */
    public static final int BYTES = 16;

    private final long k0;
    private final long k1;

    /** @param key sixteen bytes in the order of the file that holds them */
    public FingerprintKey(byte[] key) {
        if (key.length != BYTES) {
            throw new IllegalArgumentException("[key of the fingerprints] it must have " + BYTES + " bytes but has "
                    + key.length + "; restore the file, or fingerprints will not match those of earlier nights");
        }
        ByteBuffer words = ByteBuffer.wrap(key).order(ByteOrder.LITTLE_ENDIAN);
        this.k0 = words.getLong();
        this.k1 = words.getLong();
    }

    SipHash hash() {
        return new SipHash(k0, k1);
    }

    @Override
    public String toString() {
        return "FingerprintKey[secret]";
    }
}
