package io.bedrockledger.ingest;

import io.bedrockledger.prompts.AgentCall;
import io.bedrockledger.prompts.AgentLinks;
import io.bedrockledger.prompts.AgentRuns;
import io.bedrockledger.prompts.AgentRuns.Place;
import io.bedrockledger.warehouse.StopCheck;
import java.io.Closeable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The places of calls in agent runs, found by three sorts of what may be more than memory holds: calls by message list, to
 * pair them; the pairs by time, to number them; the numbers by row, to write them. Memory: 14 to 16 MiB each, the first
 * one let go before the third begins.
 */
final class AgentPlaces implements Closeable {

    /** Calls with one time: who sent the list comes before who extends it. */
    private static final long EXTENDING = 1L << 62;

    /** Group, time, kind and order, identity, row, answer. */
    private static final int CALL_WIDTH = 7;

    /** Time, order, identity, row, what it is, and the stored run. */
    private static final int STEP_WIDTH = 8;

    /** Row, identity of the run, step. */
    private static final int PLACE_WIDTH = 4;

    /** The call extends another; a number from 0 on is the row of the one that extends it. */
    private static final long IS_EXTENDING = -1;

    /** The call may be repeated by the one whose row stands in the place of the stored run. */
    private static final long IS_REPEATED = Long.MIN_VALUE;

    private final StopCheck stop;
    private final LongSort calls;
    private final LongSort steps;
    private final LongSort places;

    /**
     * No call yet.
     *
     * @param file the beginning of the names of files for what does not fit into memory
     */
    AgentPlaces(Path file, StopCheck stop) {
        this.stop = stop;
        this.calls = sort(file, "calls", CALL_WIDTH);
        this.steps = sort(file, "steps", STEP_WIDTH);
        this.places = sort(file, "places", PLACE_WIDTH);
    }

    private static LongSort sort(Path file, String name, int width) {
        Path own = file.resolveSibling(file.getFileName() + "-" + name);
        return new LongSort(own, "calls of agent runs", width, LongSort.DEFAULT_PART_ENTRIES);
    }

    /**
     * Adds a call to those that sent a message list.
     *
     * @param answer the fingerprint of its answer
     */
    void sent(long group, AgentCall call, int answer) {
        calls.add(group, call.time(), call.order(), call.high(), call.low(), call.row(), answer);
    }

    /**
     * Adds a call to those that extend a message list.
     *
     * @param answer the fingerprint of the answer between the list and what extends it
     */
    void extending(long group, AgentCall call, int answer) {
        calls.add(group, call.time(), EXTENDING | call.order(), call.high(), call.low(), call.row(), answer);
    }

    /** Adds the place of a call that extends one which is not among these. */
    void stored(AgentCall call, Place place) {
        add(call, IS_EXTENDING - place.step(), place.high(), place.low());
    }

    /** Finds every call's place, once all are added. */
    void find() {
        AgentLinks links = new AgentLinks(new Pairs());
        calls.forEach(entry -> {
            stop.check();
            boolean extending = entry[2] >= EXTENDING;
            AgentCall call = new AgentCall(entry[1], entry[2] & (EXTENDING - 1), entry[3], entry[4], entry[5]);
            if (extending) {
                links.extending(entry[0], call, (int) entry[6]);
            } else {
                links.sent(entry[0], call, (int) entry[6]);
            }
        });
        calls.close();
        Steps numbers = new Steps();
        steps.forEach(entry -> {
            stop.check();
            numbers.take(entry);
        });
        numbers.end();
        steps.close();
    }

    private void add(AgentCall call, long what, long storedHigh, long storedLow) {
        steps.add(call.time(), call.order(), call.high(), call.low(), call.row(), what, storedHigh, storedLow);
    }

    /** Stands on the rows that have a place, in their order: row, the two halves of the run's identity, step. */
    EntryCursor cursor() {
        return places.cursor();
    }

    @Override
    public void close() {
        calls.close();
        steps.close();
        places.close();
    }

    /** Keeps the pairs of calls by the time of each. */
    private final class Pairs implements AgentLinks.Found {

        @Override
        public void link(AgentCall extended, AgentCall by) {
            add(extended, by.row(), 0, 0);
            add(by, IS_EXTENDING, 0, 0);
        }

        @Override
        public void repetition(AgentCall repeated, AgentCall by) {
            add(repeated, IS_REPEATED, by.row(), 0);
            add(by, IS_EXTENDING, 0, 0);
        }
    }

    /** What is known of one call after the other. */
    private final class Steps {

        private final AgentRuns runs = new AgentRuns();
        private @Nullable AgentCall call;
        private Optional<Place> stored = Optional.empty();
        private final List<Long> repetitions = new ArrayList<>();
        private long next = IS_EXTENDING;

        void take(long[] entry) {
            AgentCall open = call;
            if (open == null || open.row() != entry[4]) {
                end();
                call = new AgentCall(entry[0], entry[1], entry[2], entry[3], entry[4]);
            }
            long what = entry[5];
            if (what >= 0) {
                next = what;
            } else if (what == IS_REPEATED) {
                repetitions.add(entry[6]);
            } else if (what < IS_EXTENDING) {
                stored = Optional.of(new Place(entry[6], entry[7], IS_EXTENDING - what));
            }
        }

        void end() {
            AgentCall done = call;
            if (done != null) {
                Optional<Place> place =
                        next >= 0 ? Optional.of(runs.extended(done, stored, next)) : runs.ends(done, stored);
                place.ifPresent(found -> take(done, found));
            }
            call = null;
            repetitions.clear();
            stored = Optional.empty();
            next = IS_EXTENDING;
        }

        private void take(AgentCall done, Place place) {
            places.add(done.row(), place.high(), place.low(), place.step());
            for (long row : repetitions) {
                runs.repeated(place, row);
            }
        }
    }
}
