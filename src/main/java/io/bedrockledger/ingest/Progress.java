package io.bedrockledger.ingest;

import java.time.Duration;

/** Who watches a run. {@link #advanced} is called by the workers, the rest by one thread. */
public interface Progress {

    /** The stages that a person sees, in order. */
    enum Stage {
        LIST(1),
        READ(2),
        ROLL_UP(3),
        PUBLISH(4);

        private final int number;

        Stage(int number) {
            this.number = number;
        }

        /** Its place, from 1. */
        public int number() {
            return number;
        }
    }

    /** Nobody watches. */
    Progress NONE = new Progress() {
        @Override
        public void advanced(long doneBytes, long allBytes) {}

        @Override
        public void ended(Stage stage, RunTotals soFar, Duration took) {}
    };

    /**
     * A log object was read.
     *
     * @param doneBytes compressed bytes read since the run began
     * @param allBytes compressed bytes that the whole run reads
     */
    void advanced(long doneBytes, long allBytes);

    /**
     * A stage has ended: listing for good, the others for one batch of log days.
     *
     * @param soFar what the run has done until now
     */
    void ended(Stage stage, RunTotals soFar, Duration took);
}
