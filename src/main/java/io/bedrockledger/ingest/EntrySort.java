package io.bedrockledger.ingest;

/** A merge sort of entries of four numbers that lie in one array; no order of the input makes it slow. */
final class EntrySort {

    private static final int WIDTH = 4;
    private static final int RUN = 16;

    private EntrySort() {}

    /** Sorts the first entries of an array. */
    static void sort(long[] entries, int size) {
        for (int from = 0; from < size; from += RUN) {
            insert(entries, from, Math.min(from + RUN, size));
        }
        long[] source = entries;
        long[] target = new long[size <= RUN ? 0 : size * WIDTH];
        for (int run = RUN; run < size; run *= 2) {
            for (int from = 0; from < size; from += 2 * run) {
                merge(source, target, from, Math.min(from + run, size), Math.min(from + 2 * run, size));
            }
            long[] sorted = target;
            target = source;
            source = sorted;
        }
        if (source != entries) {
            System.arraycopy(source, 0, entries, 0, size * WIDTH);
        }
    }

    private static void insert(long[] entries, int from, int to) {
        long[] moved = new long[WIDTH];
        for (int next = from + 1; next < to; next++) {
            int place = next;
            while (place > from && less(entries, next, entries, place - 1)) {
                place--;
            }
            if (place < next) {
                System.arraycopy(entries, next * WIDTH, moved, 0, WIDTH);
                System.arraycopy(entries, place * WIDTH, entries, (place + 1) * WIDTH, (next - place) * WIDTH);
                System.arraycopy(moved, 0, entries, place * WIDTH, WIDTH);
            }
        }
    }

    private static void merge(long[] source, long[] target, int from, int middle, int to) {
        int left = from;
        int right = middle;
        for (int place = from; place < to; place++) {
            boolean fromRight = left == middle || (right < to && less(source, right, source, left));
            int taken = fromRight ? right++ : left++;
            copy(source, taken, target, place);
        }
    }

    private static void copy(long[] source, int from, long[] target, int to) {
        int at = from * WIDTH;
        int place = to * WIDTH;
        target[place] = source[at];
        target[place + 1] = source[at + 1];
        target[place + 2] = source[at + 2];
        target[place + 3] = source[at + 3];
    }

    private static boolean less(long[] one, int oneEntry, long[] other, int otherEntry) {
        int a = oneEntry * WIDTH;
        int b = otherEntry * WIDTH;
        for (int i = 0; i < WIDTH; i++) {
            if (one[a + i] != other[b + i]) {
                return one[a + i] < other[b + i];
            }
        }
        return false;
    }
}
