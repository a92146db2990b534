package io.bedrockledger.ingest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the records that are second deliveries of an invocation. Of the records with one request id in a day folder
 * and in those of the day before and after, the winner has token counts if any has, then the earliest (log_date,
 * log_key, line_number); the others are duplicates.
 */
final class Duplicates {

    /** A record, by the object and the line that hold it. */
    record Place(Identities object, int index) {

        String logKey() {
            return object.logKey();
        }

        long line() {
            return object.line(index);
        }
    }

    private static final Comparator<Place> BEST_FIRST = Comparator.comparing(
                    (Place place) -> place.object().counted(place.index()), Comparator.reverseOrder())
            .thenComparing(place -> place.object().logDate())
            .thenComparing(Place::logKey)
            .thenComparing(Place::line);

    private Duplicates() {}

    /**
     * The losers among the records of one account and region.
     *
     * @param objects those of every day folder that is compared; the order does not matter
     */
    static List<Place> losers(Collection<Identities> objects) {
        Set<Long> repeated = repeated(objects);
        if (repeated.isEmpty()) {
            return List.of();
        }
        Map<RequestKey, List<Place>> byRequest = new HashMap<>();
        for (Identities object : objects) {
            for (int index = 0; index < object.size(); index++) {
                if (repeated.contains(object.high(index))) {
                    byRequest
                            .computeIfAbsent(object.key(index), key -> new ArrayList<>(2))
                            .add(new Place(object, index));
                }
            }
        }
        List<Place> losers = new ArrayList<>();
        for (List<Place> places : byRequest.values()) {
            places.sort(BEST_FIRST);
            for (int candidate = 1; candidate < places.size(); candidate++) {
                if (loses(places, candidate)) {
                    losers.add(places.get(candidate));
                }
            }
        }
        return losers;
    }

    private static boolean loses(List<Place> bestFirst, int candidate) {
        for (int better = 0; better < candidate; better++) {
            if (comparable(bestFirst.get(better), bestFirst.get(candidate))) {
                return true;
            }
        }
        return false;
    }

    private static boolean comparable(Place one, Place other) {
        return Math.abs(one.object().logDate().toEpochDay()
                        - other.object().logDate().toEpochDay())
                <= 1;
    }

    /** The upper halves of keys that occur more than once; sorting them alone needs a third of the memory of sorting all. */
    private static Set<Long> repeated(Collection<Identities> objects) {
        int total = objects.stream().mapToInt(Identities::size).reduce(0, Math::addExact);
        long[] sorted = new long[total];
        int next = 0;
        for (Identities object : objects) {
            for (int index = 0; index < object.size(); index++) {
                sorted[next++] = object.high(index);
            }
        }
        Arrays.parallelSort(sorted);
        Set<Long> repeated = new HashSet<>();
        for (int i = 1; i < total; i++) {
            if (sorted[i] == sorted[i - 1]) {
                repeated.add(sorted[i]);
            }
        }
        return repeated;
    }
}
