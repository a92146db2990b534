package io.bedrockledger.ingest;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;

/**
 * Who the invocations of one log object are, kept in primitive columns: about 26 bytes each, whatever their records
 * weigh.
 */
final class Identities {

    /** A record this near to midnight may have its duplicate in the neighbouring day folder. */
    static final long NEAR_MIDNIGHT_SECONDS = 2 * 60 * 60;

    private static final long DAY_SECONDS = 24 * 60 * 60;
    private static final byte COUNTED = 1;
    private static final byte NEAR_MIDNIGHT = 2;

    private final LocalDate logDate;
    private final String logKey;
    private long[] high = new long[16];
    private long[] low = new long[16];
    private long[] lines = new long[16];
    private byte[] flags = new byte[16];
    private int size;

    Identities(LocalDate logDate, String logKey) {
        this.logDate = logDate;
        this.logKey = logKey;
    }

    /**
     * Adds an invocation.
     *
     * @param counted whether it has token counts
     */
    void add(String requestId, long lineNumber, Instant invokedAt, boolean counted) {
        add(requestId, lineNumber, counted, nearMidnight(logDate, invokedAt));
    }

    /**
     * Adds an invocation.
     *
     * @param counted whether it has token counts
     * @param nearMidnight whether its duplicate may lie in the folder of the day before or after
     */
    void add(String requestId, long lineNumber, boolean counted, boolean nearMidnight) {
        if (size == high.length) {
            int larger = size * 2;
            high = Arrays.copyOf(high, larger);
            low = Arrays.copyOf(low, larger);
            lines = Arrays.copyOf(lines, larger);
            flags = Arrays.copyOf(flags, larger);
        }
        RequestKey key = RequestKey.of(requestId);
        high[size] = key.high();
        low[size] = key.low();
        lines[size] = lineNumber;
        flags[size] = (byte) ((counted ? COUNTED : 0) | (nearMidnight ? NEAR_MIDNIGHT : 0));
        size++;
    }

    /** Whether a record of this time may have its duplicate in the folder of the day before or after. */
    static boolean nearMidnight(LocalDate logDate, Instant invokedAt) {
        long second = invokedAt.getEpochSecond()
                - logDate.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
        return second < NEAR_MIDNIGHT_SECONDS || second >= DAY_SECONDS - NEAR_MIDNIGHT_SECONDS;
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
        return (flags[index] & COUNTED) != 0;
    }

    boolean nearMidnight(int index) {
        return (flags[index] & NEAR_MIDNIGHT) != 0;
    }
}
