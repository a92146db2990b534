package io.bedrockledger.ingest;

import java.time.LocalDate;
import java.util.Arrays;

/**
 * Who the invocations of one log object are, kept in primitive columns: about 25 bytes each, whatever their records
 * weigh.
 */
final class Identities {

    private final LocalDate logDate;
    private final String logKey;
    private long[] high = new long[16];
    private long[] low = new long[16];
    private long[] lines = new long[16];
    private boolean[] counted = new boolean[16];
    private int size;

    Identities(LocalDate logDate, String logKey) {
        this.logDate = logDate;
        this.logKey = logKey;
    }

    /**
     * Adds an invocation.
     *
     * @param hasCounts whether it has token counts
     */
    void add(String requestId, long lineNumber, boolean hasCounts) {
        if (size == high.length) {
            int larger = size * 2;
            high = Arrays.copyOf(high, larger);
            low = Arrays.copyOf(low, larger);
            lines = Arrays.copyOf(lines, larger);
            counted = Arrays.copyOf(counted, larger);
        }
        RequestKey key = RequestKey.of(requestId);
        high[size] = key.high();
        low[size] = key.low();
        lines[size] = lineNumber;
        counted[size] = hasCounts;
        size++;
    }

    int size() {
        return size;
    }

    LocalDate logDate() {
        return logDate;
    }

    String logKey() {
        return logKey;
    }

    long high(int index) {
        return high[index];
    }

    RequestKey key(int index) {
        return new RequestKey(high[index], low[index]);
    }

    long line(int index) {
        return lines[index];
    }

    boolean counted(int index) {
        return counted[index];
    }
}
