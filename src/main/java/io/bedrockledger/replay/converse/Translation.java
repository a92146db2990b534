package io.bedrockledger.replay.converse;

import java.util.List;

/** What became of a logged request: a request of Converse, or the place in the body that stands in the way. */
public sealed interface Translation {

    /**
     * A request that any model of Converse can be asked.
     *
     * @param departures where it differs from what was logged, in the order of reading; empty when nowhere
     */
    record Translated(ReplayRequest request, List<Departure> departures) implements Translation {

        /** Copies the list. */
        public Translated {
            departures = List.copyOf(departures);
        }
    }

    /**
     * No request.
     *
     * @param pointer JSON pointer (RFC 6901) of the field that blocks it; empty for the body as a whole
     * @param rule what must hold there
     */
    record Refused(String pointer, String rule) implements Translation {}
}
