package io.bedrockledger.prompts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * A sample of texts to learn prompts from, of bounded size and the same in whatever order they come: those of the lowest rank,
 * some of each prompt that is known and most of those that none explains.
 */
public final class TextSample {

    /** Texts that no prompt explains. */
    private static final int MOST_UNKNOWN = 16_384;

    /** Texts of all known prompts together, and of one of them. */
    private static final int MOST_KNOWN = 16_384;

    private static final int MOST_OF_ONE = 64;

    private final Lowest unknown = new Lowest(MOST_UNKNOWN);
    private final Map<Integer, Lowest> known = new HashMap<>();
    private final int mostOfOne;

    /** @param prompts how many are known */
    public TextSample(int prompts) {
        this.mostOfOne = Math.min(MOST_OF_ONE, MOST_KNOWN / Math.max(1, prompts));
    }

    /**
     * Adds a text, which may have come before.
     *
     * @param prompt the number of the one that explains it; empty when none does
     */
    public void add(SketchedText text, OptionalInt prompt) {
        if (prompt.isEmpty()) {
            unknown.add(text);
        } else if (mostOfOne > 0) {
            known.computeIfAbsent(prompt.getAsInt(), none -> new Lowest(mostOfOne))
                    .add(text);
        }
    }

    /** The texts of the sample, each once, with the first of its callers by name. */
    public Collection<SketchedText> texts() {
        List<SketchedText> texts = new ArrayList<>(unknown.texts());
        known.values().forEach(some -> texts.addAll(some.texts()));
        return texts;
    }

    /** The different texts of lowest rank. */
    private static final class Lowest {

        private final int most;
        private final TreeMap<SketchedText, SketchedText> texts = new TreeMap<>(SketchedText.ORDER);

        Lowest(int most) {
            this.most = most;
        }

        void add(SketchedText text) {
            if (texts.size() == most && SketchedText.ORDER.compare(text, texts.lastKey()) > 0) {
                return;
            }
            texts.merge(text, text, (one, other) -> one.caller().compareTo(other.caller()) <= 0 ? one : other);
            if (texts.size() > most) {
                texts.pollLastEntry();
            }
        }

        Collection<SketchedText> texts() {
            return texts.values();
        }
    }
}
