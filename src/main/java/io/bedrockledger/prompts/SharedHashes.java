package io.bedrockledger.prompts;

import io.bedrockledger.invocation.PromptSketch;
import java.util.Arrays;
import java.util.List;

/**
 * The hashes that stand in enough of some texts to be of a prompt, numbered from 0 in ascending order, and which of them each
 * text has. One a thread.
 *
 * <p>Most hashes stand in one text only. They are sieved out by counters that several hashes may share, before the rest is
 * counted exactly.
 */
final class SharedHashes {

    /** The fewest texts that make a prompt of anything. */
    static final int LEAST = Math.min(TemplateFinder.LEAST_SYSTEM_TEXTS, TemplateFinder.LEAST_TEXTS);

    /** Counters of the sieve, of a byte each, at least and at most; powers of two. */
    private static final int FEWEST_COUNTERS = 1 << 12;

    private static final int MOST_COUNTERS = 1 << 24;

    private final long[] hashes;
    private final int[] counts;
    private final int[][] ofText;
    private final int[] tally;

    SharedHashes(List<SketchedText> texts) {
        HashPlaces places = new HashPlaces();
        ofText = candidates(texts, places);
        int[] inTexts = new int[places.size()];
        for (int[] of : ofText) {
            for (int place : of) {
                inTexts[place]++;
            }
        }
        hashes = Arrays.stream(places.hashes())
                .filter(hash -> inTexts[places.of(hash)] >= LEAST)
                .sorted()
                .toArray();
        counts = new int[hashes.length];
        tally = new int[hashes.length];
        int[] numbers = new int[places.size()];
        Arrays.fill(numbers, -1);
        for (int i = 0; i < hashes.length; i++) {
            int place = places.of(hashes[i]);
            numbers[place] = i;
            counts[i] = inTexts[place];
        }
        for (int t = 0; t < ofText.length; t++) {
            ofText[t] = numbered(ofText[t], numbers);
        }
    }

    /** The hashes of each text that pass the sieve, in its order, by the places that they get. */
    private static int[][] candidates(List<SketchedText> texts, HashPlaces places) {
        byte[] sieve = sieve(texts);
        int[][] candidates = new int[texts.size()][];
        for (int t = 0; t < candidates.length; t++) {
            long[] all = texts.get(t).hashes();
            int[] some = new int[all.length];
            int kept = 0;
            for (long hash : all) {
                if (sieve[counter(hash, sieve)] >= LEAST) {
                    some[kept++] = places.add(hash);
                }
            }
            candidates[t] = Arrays.copyOf(some, kept);
        }
        return candidates;
    }

    private static byte[] sieve(List<SketchedText> texts) {
        long total = 0;
        for (SketchedText text : texts) {
            total += text.size();
        }
        int counters = FEWEST_COUNTERS;
        while (counters < MOST_COUNTERS && counters < 2 * total) {
            counters *= 2;
        }
        byte[] sieve = new byte[counters];
        for (SketchedText text : texts) {
            for (long hash : text.hashes()) {
                int at = counter(hash, sieve);
                if (sieve[at] < LEAST) {
                    sieve[at]++;
                }
            }
        }
        return sieve;
    }

    private static int counter(long hash, byte[] sieve) {
        return (int) (hash >>> 8) & (sieve.length - 1);
    }

    private static int[] numbered(int[] places, int[] numbers) {
        int[] some = new int[places.length];
        int kept = 0;
        for (int place : places) {
            if (numbers[place] >= 0) {
                some[kept++] = numbers[place];
            }
        }
        return Arrays.copyOf(some, kept);
    }

    /** How many there are. */
    int size() {
        return hashes.length;
    }

    long hash(int number) {
        return hashes[number];
    }

    /** Whether enough texts have a hash for it to be one of fixed text. */
    boolean isFrequent(int number) {
        return counts[number] >= least(hashes[number]);
    }

    /** In how many texts a hash stands. */
    int count(int number) {
        return counts[number];
    }

    /** The numbers of those that a text has, ascending; not to be changed. */
    int[] ofText(int text) {
        return ofText[text];
    }

    /** The different texts that make a hash one of fixed text. */
    static int least(long hash) {
        return PromptSketch.isOfSystem(hash) ? TemplateFinder.LEAST_SYSTEM_TEXTS : TemplateFinder.LEAST_TEXTS;
    }

    /**
     * The hashes that at least a share of some texts have.
     *
     * @param rows the numbers of the texts, at least so many that the share of them is more than {@code LEAST - 1}
     */
    Skeleton ofNearlyAll(int[] rows, double share) {
        IntList touched = new IntList();
        for (int text : rows) {
            for (int number : ofText[text]) {
                if (tally[number]++ == 0) {
                    touched.add(number);
                }
            }
        }
        long[] kept = new long[touched.size()];
        int filled = 0;
        for (int i = 0; i < kept.length; i++) {
            int number = touched.at(i);
            if (tally[number] >= share * rows.length) {
                kept[filled++] = hashes[number];
            }
            tally[number] = 0;
        }
        return Skeleton.of(Arrays.copyOf(kept, filled));
    }
}
