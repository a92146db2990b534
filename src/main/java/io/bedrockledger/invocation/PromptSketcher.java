package io.bedrockledger.invocation;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes the sketch of a call from its system text and its first user text. Texts that come again, as the system text of a
 * service and the first text of an agent's run do, are sketched once in a while only. One a thread.
 */
public final class PromptSketcher {

    /**
     * Hashes that stand for the whole system text. As many as make a prompt of it where it is too short for words in a
     * row, and a version of it where it was changed out of sight of its sketch.
     */
    public static final int WHOLE = 8;

    /** Remembered texts of each kind, a power of two. */
    private static final int REMEMBERED = 64;

    private static final Pattern SPACE = Pattern.compile("[ \\t\\n\\x0B\\f\\r]+");

    private static final long[] NOTHING = {};

    private final FingerprintKey key;
    private final TextSketcher system;
    private final TextSketcher user;
    private final Memory systems = new Memory();
    private final Memory users = new Memory();

    public PromptSketcher(FingerprintKey key) {
        this.key = key;
        this.system = new TextSketcher(key.hash(), TextSketcher.Role.SYSTEM);
        this.user = new TextSketcher(key.hash(), TextSketcher.Role.USER);
    }

    /** The sketch of two texts at hand, either of which may be absent; null when both are absent or blank. */
    public @Nullable PromptSketch of(@Nullable String systemText, @Nullable String userText) {
        NormalisedText one = normalised(systemText);
        NormalisedText other = normalised(userText);
        return of(one.fingerprint(), one, other.fingerprint(), other);
    }

    /**
     * The hashes of a fixed piece of a text, as far as sketches of texts see them whatever stands around the piece.
     *
     * @param ofSystem whether it is of a system text; else of a user text
     * @param isFirst whether it begins the text
     * @param isLast whether it ends the text
     */
    public long[] ofPiece(String piece, boolean ofSystem, boolean isFirst, boolean isLast) {
        byte[] bytes = SPACE.matcher(piece).replaceAll(" ").getBytes(StandardCharsets.UTF_8);
        TextSketcher sketcher = ofSystem ? system : user;
        sketcher.clear();
        int length = bytes.length;
        if (length <= NormalisedText.HEAD + NormalisedText.TAIL && isFirst && isLast) {
            sketcher.add(bytes, 0, length, false, false);
            return sketcher.hashes();
        }
        if (isFirst || !isLast) {
            int to = Math.min(length, NormalisedText.HEAD);
            sketcher.add(bytes, 0, to, !isFirst, true);
        }
        if (isLast) {
            int from = Math.max(0, length - NormalisedText.TAIL);
            sketcher.add(bytes, from, length, true, false);
        }
        return sketcher.hashes();
    }

    /** The hashes that stand for a whole system text with a fingerprint. */
    public long[] ofWhole(long systemHash) {
        system.clear();
        system.addWhole(systemHash, WHOLE);
        return system.hashes();
    }

    private NormalisedText normalised(@Nullable String text) {
        NormalisedText normalised = new NormalisedText(key.hash());
        normalised.clear();
        if (text != null) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            normalised.put(bytes, 0, bytes.length);
        }
        return normalised;
    }

    /** The sketch of texts whose fingerprints were asked for; null when both are absent. */
    @Nullable
    PromptSketch of(
            @Nullable Long systemHash, NormalisedText systemText, @Nullable Long userHash, NormalisedText userText) {
        if (systemHash == null && userHash == null) {
            return null;
        }
        return new PromptSketch(systemHash, userHash, ofSystem(systemHash, systemText), ofUser(userHash, userText));
    }

    private long[] ofSystem(@Nullable Long fingerprint, NormalisedText text) {
        if (fingerprint == null) {
            return NOTHING;
        }
        long[] known = systems.find(fingerprint);
        if (known == null) {
            system.clear();
            system.addWhole(fingerprint, WHOLE);
            text.sketch(system);
            known = systems.keep(fingerprint, system.hashes());
        }
        return known;
    }

    private long[] ofUser(@Nullable Long fingerprint, NormalisedText text) {
        if (fingerprint == null) {
            return NOTHING;
        }
        long[] known = users.find(fingerprint);
        if (known == null) {
            user.clear();
            text.sketch(user);
            known = users.keep(fingerprint, user.hashes());
        }
        return known;
    }

    /** The sketches of the last texts by their fingerprints; a newer one takes the place of an older. */
    private static final class Memory {

        private final long[] fingerprints = new long[REMEMBERED];
        private final long[] @Nullable [] sketches = new long[REMEMBERED][];

        long @Nullable [] find(long fingerprint) {
            int at = place(fingerprint);
            return fingerprints[at] == fingerprint ? sketches[at] : null;
        }

        long[] keep(long fingerprint, long[] sketch) {
            int at = place(fingerprint);
            fingerprints[at] = fingerprint;
            sketches[at] = sketch;
            return sketch;
        }

        private static int place(long fingerprint) {
            return (int) fingerprint & (REMEMBERED - 1);
        }
    }
}
