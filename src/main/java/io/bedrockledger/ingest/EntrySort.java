package io.bedrockledger.ingest;

/** A merge sort of entries of some numbers each that lie in one array; no order of the input makes it slow. */
final class EntrySort {

    private static final int RUN = 16;

    private EntrySort() {}

    /**
     * Sorts the first entries of an array.
     *
     * @param width numbers in an entry
     */
    static void sort(long[] entries, int size, int width) {
        for (int from = 0; from < size; from += RUN) {
            insert(entries, from, Math.min(from + RUN, size), width);
        }
        long[] source = entries;
        long[] target = new long[size <= RUN ? 0 : size * width];
        for (int run = RUN; run < size; run *= 2) {
            for (int from = 0; from < size; from += 2 * run) {
                merge(source, target, from, Math.min(from + run, size), Math.min(from + 2 * run, size), width);
            }
            long[] sorted = target;
            target = source;
            source = sorted;
        }
        if (source != entries) {
            System.arraycopy(source, 0, entries, 0, size * width);
        }
    }

    private static void insert(long[] entries, int from, int to, int width) {
        long[] moved = new long[width];
        for (int next = from + 1; next < to; next++) {
            int place = next;
            while (place > from && less(entries, next, entries, place - 1, width)) {
                place--;
            }
            if (place < next) {
                System.arraycopy(entries, next * width, moved, 0, width);
                System.arraycopy(entries, place * width, entries, (place + 1) * width, (next - place) * width);
                System.arraycopy(moved, 0, entries, place * width, width);
            }
        }
    }

    private static void merge(long[] source, long[] target, int from, int middle, int to, int width) {
        int left = from;
        int right = middle;
        for (int place = from; place < to; place++) {
            boolean fromRight = left == middle || (right < to && less(source, right, source, left, width));
            int taken = fromRight ? right++ : left++;
            for (int i = 0; i < width; i++) {
                target[place * width + i] = source[taken * width + i];
            }
        }
    }

    private static boolean less(long[] one, int oneEntry, long[] other, int otherEntry, int width) {
        int a = oneEntry * width;
        int b = otherEntry * width;
        for (int i = 0; i < width; i++) {
            if (one[a + i] != other[b + i]) {
                return one[a + i] < other[b + i];
            }
        }
        return false;
    }
}
