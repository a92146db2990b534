package io.bedrockledger.prompts;

import io.bedrockledger.prompts.TemplateFinder.Found;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The prompts that were found in calls, in the order of their finding. It only grows: a name and a version, once given, stay.
 * One a thread.
 */
public final class PromptDictionary {

    /**
     * How alike the fixed text of a new version is to that of a known one of the same caller; a prompt of another caller is a
     * prompt of its own, however alike.
     */
    static final double VERSION_LIKENESS = 0.5;

    /**
     * The overlap from which two prompts are nearly one: of a text of a hundred words about three are others, as the eight hashes
     * of each whole text count.
     */
    static final double NEARLY = 0.7;

    /** Versions of a prompt; one of which there are more has a variable that each version was taken for. */
    static final int MOST_VERSIONS = 50;

    /** The share of a fixed text that lies within an older one whose values have turned out to vary. */
    static final double WITHIN = 0.98;

    /** The share of the older one that must be left of it then. */
    static final double LEFT = 0.5;

    /** The digits of an id: a million prompts have two with one id in one folder of thirty. */
    private static final int ID_BYTES = 5;

    private static final String NOBODY = "prompt";

    private final List<DiscoveredPrompt> entries;
    private final Map<String, String> merged = new HashMap<>();
    private SkeletonIndex index;

    /** @param entries in the order of their finding */
    public PromptDictionary(List<DiscoveredPrompt> entries) {
        this.entries = new ArrayList<>(entries);
        for (DiscoveredPrompt entry : entries) {
            if (entry.mergedInto() != null) {
                merged.put(entry.prompt(), entry.mergedInto());
            }
        }
        this.index = new SkeletonIndex(skeletons());
    }

    /** All entries, in the order of their finding. */
    public List<DiscoveredPrompt> entries() {
        return List.copyOf(entries);
    }

    private List<Skeleton> skeletons() {
        return entries.stream().map(DiscoveredPrompt::skeleton).toList();
    }

    /** The prompt that a text was made from; empty when none is known. */
    public Optional<PromptAssignment> assign(SketchedText text) {
        OptionalInt best = index.best(text.hashes());
        if (best.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(assignment(best.getAsInt()));
    }

    /** The prompt and version of an entry, by its place among all. */
    public PromptAssignment assignment(int place) {
        DiscoveredPrompt entry = entries.get(place);
        return new PromptAssignment(
                survivor(entry.prompt()), Integer.toString(entry.version()), PromptGrade.DISCOVERED);
    }

    /** How many entries it has. */
    public int size() {
        return entries.size();
    }

    /** The entry of a text, by its place among all; empty when none is known. */
    public OptionalInt place(SketchedText text) {
        return index.best(text.hashes());
    }

    /**
     * The prompt of every text with a certain system text, whatever its user text; empty when none is known, or when the user
     * text may make it another prompt's.
     *
     * @param whole the hashes that stand for the whole system text
     * @param hasUser whether there is a user text
     */
    public Optional<PromptAssignment> assignSystem(long[] whole, boolean hasUser) {
        for (DiscoveredPrompt entry : entries) {
            if (entry.skeleton().shared(Skeleton.of(whole)) == whole.length) {
                // Nearly all texts of the entry have that system text, so that all its hashes are in the skeleton, and
                // no others.
                return certain(entry.skeleton().ofSystem(), hasUser);
            }
        }
        return Optional.empty();
    }

    private Optional<PromptAssignment> certain(Skeleton system, boolean hasUser) {
        OptionalInt best = index.best(system.hashes());
        if (best.isEmpty()) {
            return Optional.empty();
        }
        PromptAssignment assignment = assignment(best.getAsInt());
        int hits = entries.get(best.getAsInt()).skeleton().shared(system);
        for (int place = 0; hasUser && place < entries.size(); place++) {
            Skeleton other = entries.get(place).skeleton();
            int most = other.shared(system) + other.size() - other.ofSystem().size();
            boolean mayBeBetter = most >= SkeletonIndex.CONTAINED * other.size() && most >= hits;
            if (mayBeBetter && !assignment(place).equals(assignment)) {
                return Optional.empty();
            }
        }
        return Optional.of(assignment);
    }

    private String survivor(String prompt) {
        String name = prompt;
        for (String into = merged.get(name); into != null; into = merged.get(name)) {
            name = into;
        }
        return name;
    }

    /** Learns from some texts, each once, what they teach. */
    public List<DiscoveredPrompt> learn(Collection<SketchedText> texts) {
        return learn(texts, () -> {});
    }

    /**
     * Finds the prompts of some texts that are not known yet and gives them names, until they teach nothing more.
     *
     * @param texts each once; their order does not matter
     * @param look called before each look at them, to end it by an exception
     * @return the new entries, which are part of the dictionary from now on; none when nothing was new
     */
    public List<DiscoveredPrompt> learn(Collection<SketchedText> texts, Runnable look) {
        int before = entries.size();
        LearningTexts learning = new LearningTexts(texts);
        int known;
        do {
            look.run();
            known = entries.size();
            TemplateFinder.find(learning, skeletons()).forEach(this::enter);
        } while (entries.size() > known);
        if (known > before) {
            index = new SkeletonIndex(skeletons());
        }
        return List.copyOf(entries.subList(before, known));
    }

    private void enter(Found found) {
        String caller = caller(found.texts());
        Optional<DiscoveredPrompt> changed = found.changed().flatMap(this::entry);
        if (changed.isPresent()) {
            addVersion(changed.get(), caller, found.skeleton());
            return;
        }
        List<DiscoveredPrompt> wider = wider(found.skeleton(), caller);
        if (!wider.isEmpty()) {
            DiscoveredPrompt oldest = wider.get(0);
            add(oldest.prompt(), oldest.version(), caller, found.skeleton(), null);
            wider.forEach(other -> merge(other, oldest));
            return;
        }
        Optional<DiscoveredPrompt> alike = alike(found.skeleton(), caller);
        if (alike.isPresent()) {
            addVersion(alike.get(), caller, found.skeleton());
        } else {
            add(name(found.skeleton(), caller), 1, caller, found.skeleton(), null);
        }
    }

    private Optional<DiscoveredPrompt> entry(Skeleton skeleton) {
        return entries.stream()
                .filter(entry -> entry.skeleton().equals(skeleton))
                .findFirst();
    }

    /** What one caller's texts had in common before some of it turned out to vary, the oldest first. */
    private List<DiscoveredPrompt> wider(Skeleton skeleton, String caller) {
        return entries.stream()
                .filter(entry -> entry.caller().equals(caller))
                .filter(entry -> entry.skeleton().shared(skeleton) >= WITHIN * skeleton.size()
                        && skeleton.size() >= LEFT * entry.skeleton().size())
                .toList();
    }

    private Optional<DiscoveredPrompt> alike(Skeleton skeleton, String caller) {
        DiscoveredPrompt alike = null;
        double most = VERSION_LIKENESS;
        for (DiscoveredPrompt entry : entries) {
            double likeness = entry.caller().equals(caller) ? entry.skeleton().similarity(skeleton) : 0;
            if (likeness >= most) {
                most = Math.nextUp(likeness);
                alike = entry;
            }
        }
        return Optional.ofNullable(alike);
    }

    /**
     * The earlier entry of another prompt that an entry is most alike to, by its place, the first of several; empty when none is
     * nearly the same.
     */
    public OptionalInt nearest(int place) {
        DiscoveredPrompt entry = entries.get(place);
        String prompt = survivor(entry.prompt());
        int nearest = -1;
        double most = NEARLY;
        for (int i = 0; i < place; i++) {
            Skeleton other = entries.get(i).skeleton();
            int smaller = Math.min(other.size(), entry.skeleton().size());
            boolean isNear =
                    smaller >= most * Math.max(other.size(), entry.skeleton().size());
            if (isNear && !survivor(entries.get(i).prompt()).equals(prompt)) {
                double overlap = other.overlap(entry.skeleton());
                if (overlap >= most) {
                    most = Math.nextUp(overlap);
                    nearest = i;
                }
            }
        }
        return nearest < 0 ? OptionalInt.empty() : OptionalInt.of(nearest);
    }

    private void addVersion(DiscoveredPrompt of, String caller, Skeleton skeleton) {
        String prompt = survivor(of.prompt());
        int newest = entries.stream()
                .filter(entry -> survivor(entry.prompt()).equals(prompt))
                .mapToInt(DiscoveredPrompt::version)
                .max()
                .orElse(0);
        add(prompt, newest < MOST_VERSIONS ? newest + 1 : newest, caller, skeleton, null);
    }

    private void merge(DiscoveredPrompt younger, DiscoveredPrompt older) {
        String from = survivor(younger.prompt());
        String into = survivor(older.prompt());
        if (!from.equals(into)) {
            merged.put(from, into);
            add(from, younger.version(), younger.caller(), younger.skeleton(), into);
        }
    }

    private void add(String prompt, int version, String caller, Skeleton skeleton, @Nullable String mergedInto) {
        entries.add(new DiscoveredPrompt(prompt, version, caller, skeleton, mergedInto));
    }

    /** Whose texts they mostly are; of several alike the first by name. */
    private static String caller(List<SketchedText> texts) {
        Map<String, Integer> counts = new TreeMap<>();
        texts.forEach(text -> counts.merge(text.caller(), 1, Integer::sum));
        String most = "";
        int count = 0;
        for (Map.Entry<String, Integer> entry : counts.entrySet()) {
            if (entry.getValue() > count) {
                most = entry.getKey();
                count = entry.getValue();
            }
        }
        return most;
    }

    private static String name(Skeleton skeleton, String caller) {
        String id = HexFormat.of().toHexDigits(skeleton.digest(), 2 * ID_BYTES);
        return (caller.isEmpty() ? NOBODY : caller) + "/" + id;
    }
}
