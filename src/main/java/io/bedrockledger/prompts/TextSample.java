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
 * some of each prompt that is known and most of those that none explains. Where there are more of these, some of each system
 * text that came with several user texts are taken besides: of a prompt of few calls a sample of many texts has one or none.
 */
public final class TextSample {

    /** Texts that no prompt explains. */
    private static final int MOST_UNKNOWN = 16_384;

    /** Texts of all known prompts together, and of one of them. */
    private static final int MOST_KNOWN = 16_384;

    private static final int MOST_OF_ONE = 64;

    /** System texts of which some are taken besides, and texts of one. */
    private static final int MOST_SYSTEMS = 1_024;

    private static final int MOST_OF_SYSTEM = 8;

    private final Lowest unknown = new Lowest(MOST_UNKNOWN);
    private final TreeMap<Long, Lowest> systems = new TreeMap<>();
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
     * @param isOfSystem whether its system text came with several user texts
     */
    public void add(SketchedText text, OptionalInt prompt, boolean isOfSystem) {
        if (prompt.isEmpty()) {
            unknown.add(text);
            Long system = text.systemHash();
            if (isOfSystem && system != null) {
                addOfSystem(SortedLongs.mix(system), text);
            }
        } else if (mostOfOne > 0) {
            known.computeIfAbsent(prompt.getAsInt(), none -> new Lowest(mostOfOne))
                    .add(text);
        }
    }

    private void addOfSystem(long system, SketchedText text) {
        if (systems.size() == MOST_SYSTEMS && system > systems.lastKey()) {
            return;
        }
        systems.computeIfAbsent(system, none -> new Lowest(MOST_OF_SYSTEM)).add(text);
        if (systems.size() > MOST_SYSTEMS) {
            systems.pollLastEntry();
        }
    }

    /** Whether there may be texts that no prompt explains besides those of the lowest rank. */
    public boolean isCut() {
        return unknown.isFull();
    }

    /** The texts of the sample, each once, with the first of its callers by name. */
    public Collection<SketchedText> texts() {
        if (isCut()) {
            unknown.grow();
            systems.values().forEach(some -> some.texts().forEach(unknown::add));
        }
        List<SketchedText> texts = new ArrayList<>(unknown.texts());
        known.values().forEach(some -> texts.addAll(some.texts()));
        return texts;
    }

    /** The different texts of lowest rank. */
    private static final class Lowest {

        private int most;
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

        boolean isFull() {
            return texts.size() == most;
        }

        /** Takes whatever comes from now on. */
        void grow() {
            most = Integer.MAX_VALUE;
        }

        Collection<SketchedText> texts() {
            return texts.values();
        }
    }
}
