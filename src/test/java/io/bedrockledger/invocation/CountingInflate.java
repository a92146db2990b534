package io.bedrockledger.invocation;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** What libdeflate does, done by the JDK, on every JDK; counts what it took. */
final class CountingInflate implements WholeInflate {

    private int taken;
    private int largest;

    @Override
    public boolean inflate(byte[] deflated, int offset, int count, byte[] target, int length) {
        largest = Math.max(largest, target.length);
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(deflated, offset, count);
            int inflated = inflater.inflate(target, 0, length);
            // A stream of that length has still to say that it ends.
            boolean whole = inflated == length && inflater.inflate(new byte[1]) == 0 && inflater.finished();
            taken += whole ? 1 : 0;
            return whole;
        } catch (DataFormatException damaged) {
            return false;
        } finally {
            inflater.end();
        }
    }

    /** How many streams were whole. */
    int taken() {
        return taken;
    }

    /** The largest memory that was offered, in bytes. */
    int largest() {
        return largest;
    }
}
