package io.bedrockledger.ingest;

import java.util.Arrays;

/** Numbers from 0 by the ranks of texts, which are spread evenly: open addressing in two arrays. */
final class RankMap {

    private static final int NONE = -1;

    private long[] ranks = new long[1 << 10];
    private int[] numbers = filled(1 << 10);
    private int size;

    private static int[] filled(int length) {
        int[] numbers = new int[length];
        Arrays.fill(numbers, NONE);
        return numbers;
    }

    boolean isEmpty() {
        return size == 0;
    }

    void clear() {
        Arrays.fill(numbers, NONE);
        size = 0;
    }

    void put(long rank, int number) {
        if (size * 3L > ranks.length * 2L) {
            grow();
        }
        int at = place(rank);
        size += numbers[at] == NONE ? 1 : 0;
        ranks[at] = rank;
        numbers[at] = number;
    }

    /** The number of a rank; negative when it has none. */
    int get(long rank) {
        return numbers[place(rank)];
    }

    private int place(long rank) {
        int mask = ranks.length - 1;
        int at = (int) (rank >>> 20) & mask;
        while (numbers[at] != NONE && ranks[at] != rank) {
            at = (at + 1) & mask;
        }
        return at;
    }

    private void grow() {
        long[] oldRanks = ranks;
        int[] oldNumbers = numbers;
        ranks = new long[oldRanks.length * 2];
        numbers = filled(ranks.length);
        size = 0;
        for (int i = 0; i < oldRanks.length; i++) {
            if (oldNumbers[i] != NONE) {
                put(oldRanks[i], oldNumbers[i]);
            }
        }
    }
}
