package io.bedrockledger.cli;

import java.io.IOException;
import java.util.Random;

/** When a run is killed: by the clock, by what it has said, or by what it has written. */
sealed interface KillMoment {

    /** Milliseconds between what is waited for and the kill. */
    int delayMillis();

    /** Whether what is waited for has come. */
    boolean hasCome(Seen run) throws IOException;

    /** What is seen of a run from outside. */
    interface Seen {

        /** Lines that it has said. */
        long lines() throws IOException;

        /** Files that have come below the tables' folder. */
        long files() throws IOException;
    }

    /** So long after the process was started. */
    record ByClock(int delayMillis) implements KillMoment {
        @Override
        public boolean hasCome(Seen run) {
            return true;
        }
    }

    /** So long after a line of progress. */
    record ByLine(long lines, int delayMillis) implements KillMoment {
        @Override
        public boolean hasCome(Seen run) throws IOException {
            return run.lines() >= lines;
        }
    }

    /** So long after a file below the tables' folder. */
    record ByFile(long files, int delayMillis) implements KillMoment {
        @Override
        public boolean hasCome(Seen run) throws IOException {
            return run.files() >= files;
        }
    }

    /**
     * A random moment; most go by files, since most of a run's time is in its commits.
     *
     * @param lines that a run says which is not killed
     * @param files that it writes
     */
    static KillMoment any(Random random, int lines, int files) {
        int delay = random.nextInt(3) == 0 ? random.nextInt(60) : random.nextInt(4);
        return switch (random.nextInt(8)) {
            case 0 -> new ByClock(random.nextInt(2_500));
            case 1, 2 -> new ByLine(1 + random.nextInt(Math.max(1, lines)), delay);
            default -> new ByFile(1 + random.nextInt(Math.max(1, files)), delay);
        };
    }
}
