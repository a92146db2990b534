package io.bedrockledger.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharedHashesTest {

    private static final double SHARE = 0.9;

    /** Counted with a map instead: few hashes, so that texts share them, and as many as make the sieve's counters meet. */
    @ParameterizedTest
    @ValueSource(ints = {300, 3_000, 200_000})
    void exactlyTheHashesOfEnoughTextsAreNumberedAndEachTextHasItsOwn(int different) {
        Random random = new Random(different);
        long[] hashes = random.longs(different).toArray();
        List<SketchedText> texts = new ArrayList<>();
        TreeMap<Long, Integer> counts = new TreeMap<>();
        for (int t = 0; t < 400; t++) {
            int length = random.nextInt(200);
            long[] some =
                    random.ints(length, 0, different).mapToLong(i -> hashes[i]).toArray();
            texts.add(new SketchedText(null, (long) t, "", some));
            for (long hash : texts.get(t).hashes()) {
                counts.merge(hash, 1, Integer::sum);
            }
        }
        counts.values().removeIf(count -> count < SharedHashes.LEAST);

        SharedHashes shared = new SharedHashes(texts);

        assertThat(IntStream.range(0, shared.size()).mapToObj(shared::hash)).containsExactlyElementsOf(counts.keySet());
        assertThat(IntStream.range(0, shared.size()).mapToObj(shared::count))
                .containsExactlyElementsOf(counts.values());
        for (int t = 0; t < texts.size(); t++) {
            List<Long> own =
                    IntStream.of(shared.ofText(t)).mapToObj(shared::hash).toList();
            assertThat(own)
                    .containsExactlyElementsOf(IntStream.range(0, texts.get(t).size())
                            .mapToObj(texts.get(t)::hash)
                            .filter(counts::containsKey)
                            .toList());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 12, 40})
    void whatNearlyAllTextsHaveIsTheSameWhoeverWasAskedForBefore(int texts) {
        List<SketchedText> some = IntStream.range(0, texts)
                .mapToObj(t -> new SketchedText(null, (long) t, "", new long[] {7, 9, t == 0 ? 100 : 11, 1_000 + t}))
                .toList();
        SharedHashes shared = new SharedHashes(some);
        int[] all = IntStream.range(0, texts).toArray();

        Skeleton first = shared.ofNearlyAll(all, SHARE);

        assertThat(first).isEqualTo(Skeleton.of(texts > 10 ? new long[] {7, 9, 11} : new long[] {7, 9}));
        assertThat(shared.ofNearlyAll(all, SHARE)).isEqualTo(first);
    }
}
