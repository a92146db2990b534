package io.bedrockledger.warehouse;

import java.util.Map;
import org.apache.avro.generic.GenericData;
import org.jspecify.annotations.Nullable;

/**
 * The number of rows and a sum over all of their values, the same in whatever order they come: what a rewrite of files
 * must not change. The sum has 64 bits and finds accidents, not forgery.
 */
final class RowSum {

    private static final long PRIME = 0x100000001b3L;
    private static final long BASIS = 0xcbf29ce484222325L;

    private final int columns;
    private long rows;
    private long sum;

    RowSum(LedgerTable table) {
        this.columns = table.columns().size();
    }

    void add(Row row) {
        long hash = BASIS;
        for (int column = 0; column < columns; column++) {
            hash = mix(hash * PRIME + value(row.get(column)));
        }
        rows++;
        sum += hash;
    }

    long rows() {
        return rows;
    }

    boolean equalTo(RowSum other) {
        return rows == other.rows && sum == other.sum;
    }

    private static long value(@Nullable Object value) {
        if (value == null) {
            return 0;
        }
        if (value instanceof Number number) {
            return number.longValue() + 1;
        }
        if (value instanceof GenericData.Fixed fixed) {
            return bytes(fixed.bytes());
        }
        if (value instanceof Map<?, ?> map) {
            return entries(map);
        }
        return text(value.toString());
    }

    private static long entries(Map<?, ?> map) {
        long all = map.size();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            all += mix(text(String.valueOf(entry.getKey())) * PRIME + text(String.valueOf(entry.getValue())));
        }
        return all;
    }

    private static long text(String text) {
        long hash = BASIS;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * PRIME;
        }
        return hash;
    }

    private static long bytes(byte[] bytes) {
        long hash = BASIS;
        for (byte each : bytes) {
            hash = (hash ^ each) * PRIME;
        }
        return hash;
    }

    /** The finalizer of SplitMix64 (Steele, Lea, Flood 2014), so that equal changes of two rows do not cancel out. */
    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
