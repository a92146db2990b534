package io.bedrockledger.ingest;

import io.bedrockledger.warehouse.DayUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The log objects whose records are compared with each other, each with a number: those of one account and region
 * lie together, in the order of log date and key, by which the first of two equal records is told.
 */
final class Places {

    private static final Comparator<Place> ORDER = Comparator.comparing(
                    (Place place) -> place.unit().accountId())
            .thenComparing(place -> place.unit().region())
            .thenComparing(place -> place.unit().logDate())
            .thenComparing(Place::logKey);

    private final List<Place> places;
    private final Map<String, Integer> numbers = new HashMap<>();

    /**
     * The objects of some log days.
     *
     * @param keys of each day's objects, each once
     */
    Places(Map<DayUnit, ? extends Collection<String>> keys) {
        List<Place> all = new ArrayList<>();
        keys.forEach((unit, objects) -> objects.forEach(key -> all.add(new Place(unit, key))));
        all.sort(ORDER);
        this.places = List.copyOf(all);
        for (int number = 0; number < places.size(); number++) {
            numbers.put(places.get(number).logKey(), number);
        }
    }

    /** A log object. */
    record Place(DayUnit unit, String logKey) {

        boolean sharesFolder(Place other) {
            return unit.accountId().equals(other.unit.accountId())
                    && unit.region().equals(other.unit.region());
        }

        /** Whether records of the two are compared: theirs is one folder of an account and region, or two beside each other. */
        boolean isBeside(Place other) {
            return sharesFolder(other)
                    && Math.abs(unit.logDate().toEpochDay()
                                    - other.unit.logDate().toEpochDay())
                            <= 1;
        }
    }

    Place of(int number) {
        return places.get(number);
    }

    /** The number of an object; it is one of those that are compared. */
    int number(String logKey) {
        Integer number = numbers.get(logKey);
        if (number == null) {
            throw new IllegalStateException(
                    "[" + logKey + "] must be an object of a log day that is compared; this is a bug");
        }
        return number;
    }
}
