package io.bedrockledger.ingest;

import io.bedrockledger.warehouse.StopCheck;
import java.io.Closeable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the records that are second deliveries of an invocation. Of the records with one request id in a day folder
 * and in those of the day before and after, the winner has token counts if any has, then the earliest (log_date,
 * log_key, line_number); every other is a duplicate. A record is compared with the records of the days beside its
 * own, whether those are duplicates themselves or not, so that what it is depends on three days and on no more.
 *
 * <p>Request ids are compared by 128 bits, sorted on disk where they are many: 32 bytes a record.
 */
final class Duplicates implements Closeable {

    private static final long WITHOUT_COUNTS = 1L << 32;

    private final Places places;
    private final IdentitySort records;

    /**
     * No record yet.
     *
     * @param file for what does not fit into memory
     */
    Duplicates(Places places, Path file) {
        this(places, new IdentitySort(file));
    }

    Duplicates(Places places, IdentitySort records) {
        this.places = places;
        this.records = records;
    }

    /** The number of a log object, by which its records are added. */
    int place(String logKey) {
        return places.number(logKey);
    }

    /**
     * Adds a record.
     *
     * @param place the number of its object
     * @param line from 1
     * @param hasCounts whether it tells token counts
     * @param isDuplicate whether it is known to be a duplicate; others lose to it, and it is not found again
     */
    void add(String requestId, int place, long line, boolean hasCounts, boolean isDuplicate) {
        RequestKey key = RequestKey.of(requestId);
        records.add(
                key.high(), key.low(), hasCounts ? place : place | WITHOUT_COUNTS, (line << 1) | (isDuplicate ? 1 : 0));
    }

    /**
     * The records that lose, once all are added.
     *
     * @param stop asked at every record
     */
    Losers losers(StopCheck stop) {
        Losers losers = new Losers();
        Contest contest = new Contest(losers);
        records.forEach((high, low, order, line) -> {
            stop.check();
            contest.take(high, low, order, line);
        });
        return losers;
    }

    @Override
    public void close() {
        records.close();
    }

    /** The records of one request id after another, the best of them first. */
    private final class Contest {

        private final Losers losers;
        private final List<Places.Place> better = new ArrayList<>();
        private long high;
        private long low;

        Contest(Losers losers) {
            this.losers = losers;
        }

        void take(long nextHigh, long nextLow, long order, long line) {
            if (nextHigh != high || nextLow != low) {
                better.clear();
                high = nextHigh;
                low = nextLow;
            }
            int number = (int) order;
            Places.Place place = places.of(number);
            boolean loses = false;
            boolean isNew = true;
            for (Places.Place other : better) {
                loses |= place.isBeside(other);
                isNew &= !place.unit().equals(other.unit());
            }
            if (isNew) {
                better.add(place);
            }
            if (loses && (line & 1) == 0) {
                losers.add(place, line >>> 1);
            }
        }
    }
}
