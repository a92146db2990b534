package io.bedrockledger.prompts;

import io.bedrockledger.invocation.PromptSketch;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A system text and a first user text, once for all calls that had both: their fingerprints and their sketch.
 *
 * <p>Not a record, for it holds an array.
 */
public final class SketchedText {

    /** An order that follows from the texts alone and from nothing that they say. */
    static final Comparator<SketchedText> ORDER = Comparator.comparingLong((SketchedText text) -> text.rank())
            .thenComparing(text -> text.systemHash, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(text -> text.userHash, Comparator.nullsFirst(Comparator.naturalOrder()));

    private static final long ABSENT = 0x5851_F42D_4C95_7F2DL;

    private final @Nullable Long systemHash;
    private final @Nullable Long userHash;
    private final String caller;
    private final long[] hashes;

    /**
     * @param systemHash fingerprint of the system text; null when there is none
     * @param userHash fingerprint of the first user text; null when there is none
     * @param caller whose calls had it, by workflow or principal; empty when nobody is known
     * @param hashes of the sketch, in any order
     */
    public SketchedText(@Nullable Long systemHash, @Nullable Long userHash, String caller, long[] hashes) {
        this.systemHash = systemHash;
        this.userHash = userHash;
        this.caller = caller;
        this.hashes = SortedLongs.distinct(hashes);
    }

    /** A text of a call. */
    public static SketchedText of(PromptSketch sketch, String caller) {
        return new SketchedText(sketch.systemHash(), sketch.userHash(), caller, sketch.hashes());
    }

    /** Fingerprint of the system text; null when there is none. */
    public @Nullable Long systemHash() {
        return systemHash;
    }

    /** Fingerprint of the first user text; null when there is none. */
    public @Nullable Long userHash() {
        return userHash;
    }

    /** Whose calls had it; empty when nobody is known. */
    public String caller() {
        return caller;
    }

    /** A number spread evenly over all texts, which the two fingerprints alone decide. */
    public long rank() {
        return rank(systemHash, userHash);
    }

    /** The rank of a text with those fingerprints. */
    public static long rank(@Nullable Long systemHash, @Nullable Long userHash) {
        long system = systemHash == null ? ABSENT : systemHash;
        long user = userHash == null ? ABSENT : userHash;
        return SortedLongs.mix(SortedLongs.mix(system) + Long.rotateLeft(user, 17));
    }

    /** Different hashes of its sketch. */
    public int size() {
        return hashes.length;
    }

    /** One hash, from 0, ascending. */
    public long hash(int i) {
        return hashes[i];
    }

    long[] hashes() {
        return hashes;
    }
}
