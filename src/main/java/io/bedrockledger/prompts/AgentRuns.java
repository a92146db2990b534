package io.bedrockledger.prompts;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Numbers the calls of agent runs: the identity of a run is that of its first call, and its calls count from 1. Calls come
 * in the order of time, so that one comes after the one that it extends.
 *
 * <p>Memory: one entry for each run that waits for its next call, and for each call that waits for being repeated.
 */
public final class AgentRuns {

    /**
     * The place of a call in a run.
     *
     * @param high the first half of the identity of the run's first call
     * @param low its second half
     * @param step from 1
     */
    public record Place(long high, long low, long step) {

        private Place next() {
            return new Place(high, low, step + 1);
        }
    }

    private final Map<Long, Place> waiting = new HashMap<>();
    private final Map<Long, Place> repetitions = new HashMap<>();

    /**
     * The place of a call that another one extends.
     *
     * @param before its place as it is known from elsewhere, when the call that it extends is not among these
     * @param next the row of the one that extends it
     */
    public Place extended(AgentCall call, Optional<Place> before, long next) {
        Place place = ends(call, before).orElseGet(() -> new Place(call.high(), call.low(), 1));
        waiting.put(next, place.next());
        return place;
    }

    /**
     * Notes a call that may repeat another: it then has the other's place. A first call repeats nothing, since nothing tells
     * it from the first one of another run.
     *
     * @param place of the other
     * @param row of the call
     */
    public void repeated(Place place, long row) {
        if (place.step() > 1) {
            repetitions.put(row, place);
        }
    }

    /** The place of a call that nobody extends; empty when it extends nobody either. */
    public Optional<Place> ends(AgentCall call, Optional<Place> before) {
        Place place = waiting.remove(call.row());
        Place repeated = repetitions.remove(call.row());
        if (place != null) {
            return Optional.of(place);
        }
        return before.isPresent() ? before : Optional.ofNullable(repeated);
    }
}
