package io.bedrockledger.report;

import java.util.Arrays;
import java.util.Base64;

/** The bytes of a picture. */
public final class Png {

    private final byte[] bytes;

    /** These bytes, as they are now. */
    public Png(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    /** A copy of its bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** How many bytes it has. */
    public int size() {
        return bytes.length;
    }

    /** An address that holds the picture itself. */
    public String dataUri() {
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Png png && Arrays.equals(bytes, png.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "Png of " + bytes.length + " bytes";
    }
}
