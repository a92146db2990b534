package io.bedrockledger.ingest;

import java.util.Arrays;
import java.util.PriorityQueue;

/** Stands on one entry of some numbers after the other. */
abstract class EntryCursor implements Comparable<EntryCursor> {

    final long[] entry;

    EntryCursor(int width) {
        entry = new long[width];
    }

    /** Moves to the next entry; whoever moves past the last one stands on none. */
    abstract void advance();

    /** Whether it stands on an entry. */
    abstract boolean hasEntry();

    @Override
    public int compareTo(EntryCursor other) {
        return Arrays.compare(entry, other.entry);
    }

    /** Stands on the entries of an array. */
    static final class OfMemory extends EntryCursor {

        private final long[] entries;
        private final int end;
        private int at;

        OfMemory(long[] entries, int size, int width) {
            super(width);
            this.entries = entries;
            this.end = size * width;
            this.at = -width;
            advance();
        }

        @Override
        void advance() {
            at += entry.length;
            if (at < end) {
                System.arraycopy(entries, at, entry, 0, entry.length);
            }
        }

        @Override
        boolean hasEntry() {
            return at < end;
        }
    }

    /** The smallest of what several cursors stand on. */
    static final class Merging extends EntryCursor {

        private final PriorityQueue<EntryCursor> waiting;
        private EntryCursor current;

        Merging(PriorityQueue<EntryCursor> cursors, int width) {
            super(width);
            this.waiting = cursors;
            this.current = cursors.remove();
            show();
        }

        private void show() {
            if (current.hasEntry()) {
                System.arraycopy(current.entry, 0, entry, 0, entry.length);
            }
        }

        @Override
        void advance() {
            current.advance();
            EntryCursor next = waiting.peek();
            if (next != null && (!current.hasEntry() || current.compareTo(next) > 0)) {
                waiting.remove();
                if (current.hasEntry()) {
                    waiting.add(current);
                }
                current = next;
            }
            show();
        }

        @Override
        boolean hasEntry() {
            return current.hasEntry();
        }
    }
}
