package io.bedrockledger.replay.plan.sample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Fifths of calls by input tokens. Calls of one size are in one fifth, so that a fifth is told by the size alone; where
 * many have one size, some fifths are empty.
 */
final class TokenFifths {

    private static final int FIFTHS = 5;

    private final List<Long> cuts = new ArrayList<>();

    /** @param sizes of all calls that are divided, in any order; those that are not known left out */
    TokenFifths(long[] sizes) {
        long[] sorted = sizes.clone();
        Arrays.sort(sorted);
        for (int fifth = 1; fifth < FIFTHS && sorted.length > 0; fifth++) {
            // The largest of the first k fifths of n: number k x n / 5, rounded up.
            cuts.add(sorted[(fifth * sorted.length + FIFTHS - 1) / FIFTHS - 1]);
        }
    }

    /** {@code tokens 1}, the fewest, to {@code tokens 5}; {@code tokens unknown}. */
    String of(@Nullable Long size) {
        return size == null
                ? "tokens unknown"
                : "tokens " + (1 + cuts.stream().filter(cut -> cut < size).count());
    }
}
