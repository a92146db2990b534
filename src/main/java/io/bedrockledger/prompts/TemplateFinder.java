package io.bedrockledger.prompts;

import io.bedrockledger.invocation.PromptSketch;
import io.bedrockledger.prompts.FrequentBlocks.Block;
import io.bedrockledger.prompts.TextSets.Overlap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the prompts that texts were made from.
 *
 * <p>A sequence of words that stands in many different texts is fixed text: of a prompt, or of a value that was put into
 * several of them. Sequences that stand in the same texts are a block. The texts of one prompt lie inside those of another or
 * apart from them; those of a value lie across. So blocks are taken in the order of how much text they explain, and one that
 * lies across another taken before is left. A prompt inside another one is kept where its own fixed text is worth it.
 */
final class TemplateFinder {

    /** Different user texts that make a prompt; fewer may be people who ask alike. */
    static final int LEAST_TEXTS = 12;

    /** Different texts that make a prompt of a system text, which people do not write. */
    static final int LEAST_SYSTEM_TEXTS = 3;

    /** Hashes of the fixed text of a prompt: ten words in a row. */
    static final int LEAST_HASHES = 6;

    /** Hashes that a prompt must have besides those of the one around it; one exchanged word makes five. */
    static final int LEAST_OWN = 8;

    /**
     * The share that they must be of the prompt around, so that no name of a customer splits a large one. It does not hold
     * for those of a system text, which are few when it was changed out of sight of its sketch.
     */
    static final double LEAST_OWN_SHARE = 0.05;

    /** Own hashes up to this share of the prompt around are a slight difference. */
    static final double SLIGHT = 0.25;

    /** How many slightly different prompts inside one are kept; more are the values of a variable. */
    static final int MOST_VARIANTS = 8;

    /** Sets of texts that overlap by this share are taken for equal, or for one inside the other. */
    static final double ALIKE = 0.9;

    private final LearningTexts texts;
    private final List<Skeleton> known;
    private final SkeletonIndex index;
    private final TextSets sets;
    private final List<Group> groups = new ArrayList<>();

    private TemplateFinder(LearningTexts texts, List<Skeleton> known) {
        this.texts = texts;
        this.known = List.copyOf(known);
        this.index = new SkeletonIndex(known);
        this.sets = new TextSets(texts.size());
    }

    /**
     * A prompt that was found.
     *
     * @param skeleton its fixed text
     * @param changed the known skeleton that its texts had before; empty when it is not a change
     * @param texts those that have it
     */
    record Found(Skeleton skeleton, Optional<Skeleton> changed, List<SketchedText> texts) {}

    /** Texts that share blocks of hashes. */
    private static final class Group {

        private final int[] rows;
        private final boolean isKnown;
        private long[] own;

        Group(int[] rows, boolean isKnown, long[] own) {
            this.rows = rows;
            this.isKnown = isKnown;
            this.own = own;
        }

        void add(long[] hashes) {
            own = Arrays.copyOf(own, own.length + hashes.length);
            System.arraycopy(hashes, 0, own, own.length - hashes.length, hashes.length);
        }
    }

    /**
     * The prompts of some texts besides those that are known, the one with most texts first.
     *
     * @param known what was found before
     */
    static List<Found> find(LearningTexts texts, List<Skeleton> known) {
        return new TemplateFinder(texts, known).find();
    }

    private List<Found> find() {
        List<Found> found = new ArrayList<>();
        addKnown(found);
        texts.blocks().forEach(this::place);
        for (Group group : prompts()) {
            Skeleton skeleton = texts.fixed(group.rows);
            if (known.stream().noneMatch(before -> isSame(before, skeleton))) {
                found.add(new Found(skeleton, Optional.empty(), texts.texts(group.rows)));
            }
        }
        found.sort(Comparator.<Found>comparingInt(one -> -one.texts().size())
                .thenComparingLong(one -> one.skeleton().digest()));
        return found;
    }

    /** Makes groups of what is known, and finds what of it was changed. */
    private void addKnown(List<Found> found) {
        List<IntList> matching = new ArrayList<>();
        List<IntList> nearest = new ArrayList<>();
        for (int s = 0; s < known.size(); s++) {
            matching.add(new IntList());
            nearest.add(new IntList());
        }
        for (int t = 0; t < texts.size(); t++) {
            int number = t;
            OptionalInt best = index.best(
                    texts.text(t).hashes(), skeleton -> matching.get(skeleton).add(number));
            if (best.isPresent()) {
                nearest.get(best.getAsInt()).add(t);
            }
        }
        for (int s = 0; s < known.size(); s++) {
            if (matching.get(s).size() > 0) {
                add(new Group(matching.get(s).toArray(), true, known.get(s).hashes()));
            }
            changed(known.get(s), nearest.get(s).toArray()).ifPresent(found::add);
        }
    }

    private void add(Group group) {
        groups.add(group);
        sets.add(group.rows);
    }

    /** What became of a prompt whose texts all lack something that they had, and have something that they had not. */
    private Optional<Found> changed(Skeleton before, int[] rows) {
        if (rows.length < LEAST_SYSTEM_TEXTS) {
            return Optional.empty();
        }
        Skeleton now = texts.fixed(rows);
        int gained = 0;
        for (int i = 0; i < now.size(); i++) {
            gained += Arrays.binarySearch(before.hashes(), now.hash(i)) < 0 && isEnough(rows, now.hash(i)) ? 1 : 0;
        }
        boolean isChanged = gained >= LEAST_OWN && before.shared(now) < before.size();
        return isChanged ? Optional.of(new Found(now, Optional.of(before), texts.texts(rows))) : Optional.empty();
    }

    private static boolean isEnough(int[] rows, long hash) {
        return rows.length >= SharedHashes.least(hash);
    }

    /** Makes a block part of the group that has its texts, a group of its own, or nothing when it lies across one. */
    private void place(Block block) {
        Overlap same = null;
        boolean isAcross = false;
        int strays = 0;
        for (Overlap overlap : sets.overlaps(block.rows())) {
            int stray = overlap.stray(ALIKE);
            isAcross |= stray > (1 - ALIKE) * overlap.otherSize();
            strays += stray;
            if (overlap.likeness() >= ALIKE && (same == null || overlap.likeness() > same.likeness())) {
                same = overlap;
            }
        }
        isAcross |= strays > (1 - ALIKE) * block.rows().length;
        if (same != null) {
            groups.get(same.set()).add(block.hashes());
        } else if (!isAcross) {
            add(new Group(block.rows(), false, block.hashes()));
        }
    }

    /** The new groups that have texts besides those of the groups inside, from the outside to the inside. */
    private List<Group> prompts() {
        groups.sort(Comparator.<Group>comparingInt(group -> -group.rows.length)
                .thenComparing(group -> !group.isKnown)
                .thenComparingLong(group -> group.own[0]));
        Set<Group> values = new HashSet<>();
        for (Nested nest : nested(values)) {
            List<Group> slight = nest.slight();
            if (slight.size() > MOST_VARIANTS) {
                values.addAll(slight);
            }
        }
        return nested(values).stream()
                .filter(nest -> !nest.group.isKnown && nest.hasOwnTexts())
                .map(nest -> nest.group)
                .toList();
    }

    /** A prompt and those that lie directly in it. */
    private static final class Nested {

        private final Group group;
        private final int hashes;
        private final List<Nested> inside = new ArrayList<>();

        Nested(Group group, @Nullable Nested around) {
            this.group = group;
            this.hashes = group.own.length + (around == null || group.isKnown ? 0 : around.hashes);
        }

        boolean mayHold(Group other) {
            if (other.isKnown
                    || LongStream.of(other.own).filter(PromptSketch::isOfSystem).count() >= LEAST_OWN) {
                return true;
            }
            return other.own.length >= Math.max(LEAST_OWN, LEAST_OWN_SHARE * hashes);
        }

        /** Whether enough texts are in none of those inside; else it is only what these have in common. */
        boolean hasOwnTexts() {
            BitSet texts = new BitSet();
            Arrays.stream(group.rows).forEach(texts::set);
            inside.forEach(nest -> Arrays.stream(nest.group.rows).forEach(texts::clear));
            boolean isOfSystem = LongStream.of(group.own).anyMatch(PromptSketch::isOfSystem);
            return texts.cardinality() >= (isOfSystem ? LEAST_SYSTEM_TEXTS : LEAST_TEXTS);
        }

        List<Group> slight() {
            return inside.stream()
                    .map(nest -> nest.group)
                    .filter(other -> !other.isKnown && other.own.length <= SLIGHT * hashes)
                    .toList();
        }
    }

    private List<Nested> nested(Set<Group> leftOut) {
        TextSets outer = new TextSets(texts.size());
        List<Nested> prompts = new ArrayList<>();
        for (Group group : groups) {
            Nested around = null;
            for (Overlap overlap : outer.overlaps(group.rows)) {
                Nested other = prompts.get(overlap.set());
                if (overlap.isInside(ALIKE)
                        && (around == null || other.group.rows.length <= around.group.rows.length)) {
                    around = other;
                }
            }
            boolean isPrompt = around == null ? group.own.length >= LEAST_HASHES : around.mayHold(group);
            if (isPrompt && !leftOut.contains(group)) {
                Nested nest = new Nested(group, around);
                prompts.add(nest);
                outer.add(group.rows);
                if (around != null) {
                    around.inside.add(nest);
                }
            }
        }
        return prompts;
    }

    /** Whether two skeletons differ less than two prompts do. */
    private static boolean isSame(Skeleton before, Skeleton now) {
        int shared = before.shared(now);
        return before.size() - shared < LEAST_OWN
                && now.size() - shared < LEAST_OWN
                && 2 * shared >= Math.max(before.size(), now.size());
    }
}
