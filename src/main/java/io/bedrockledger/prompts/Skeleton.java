package io.bedrockledger.prompts;

import io.bedrockledger.invocation.PromptSketch;
import io.bedrockledger.invocation.PromptSketcher;
import java.util.Arrays;
import java.util.stream.LongStream;

/** The fixed text of a prompt as keyed hashes of its short word sequences, each once, in ascending order. */
public final class Skeleton {

    private final long[] hashes;

    private Skeleton(long[] hashes) {
        this.hashes = hashes;
    }

    /** A skeleton of hashes in any order; repeated ones count once. */
    public static Skeleton of(long[] hashes) {
        return new Skeleton(SortedLongs.distinct(hashes));
    }

    /** How many hashes it has. */
    public int size() {
        return hashes.length;
    }

    /** One hash, from 0, ascending. */
    public long hash(int i) {
        return hashes[i];
    }

    /** A copy of its hashes, ascending. */
    public long[] hashes() {
        return hashes.clone();
    }

    /** What of it is of a system text. */
    Skeleton ofSystem() {
        return new Skeleton(
                LongStream.of(hashes).filter(PromptSketch::isOfSystem).toArray());
    }

    /** How many of its hashes another one has too. */
    public int shared(Skeleton other) {
        return SortedLongs.shared(hashes, other.hashes);
    }

    /**
     * How alike two skeletons are: what they share over the size of the larger, 0 to 1; 1 when both are empty.
     */
    public double similarity(Skeleton other) {
        int larger = Math.max(size(), other.size());
        return larger == 0 ? 1 : (double) shared(other) / larger;
    }

    /**
     * The share of the hashes of two skeletons that both have: shared / (all of either), 0 to 1; 1 when both are empty. A whole
     * system text counts with {@value PromptSketcher#WHOLE} hashes of its own, so that even a word makes a difference.
     */
    double overlap(Skeleton other) {
        int shared = shared(other);
        int all = size() + other.size() - shared;
        return all == 0 ? 1 : (double) shared / all;
    }

    /** A number that follows from its hashes alone, for an identity. */
    public long digest() {
        long digest = size();
        for (long hash : hashes) {
            digest = SortedLongs.mix(digest ^ hash);
        }
        return digest;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Skeleton that && Arrays.equals(hashes, that.hashes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(hashes);
    }

    @Override
    public String toString() {
        return "Skeleton[" + size() + " hashes]";
    }
}
