package io.bedrockledger.prompts;

import io.bedrockledger.invocation.FingerprintKey;
import io.bedrockledger.invocation.PromptSketch;
import io.bedrockledger.invocation.PromptSketcher;
import io.bedrockledger.prompts.Prompt.Version;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The texts of registered prompts, by which calls are recognised. One a thread. */
public final class RegisteredTexts {

    private final List<RegisteredVersion> versions = new ArrayList<>();
    private final Map<String, Map<String, RegisteredVersion>> byName = new HashMap<>();
    private final Map<Long, Integer> bySystemHash = new HashMap<>();
    private final List<Integer> versionOfSkeleton = new ArrayList<>();
    private final SkeletonIndex index;

    /**
     * The texts of some prompts.
     *
     * @param key that the sketches of calls are made with
     */
    RegisteredTexts(List<Prompt> prompts, FingerprintKey key) {
        PromptSketcher sketcher = new PromptSketcher(key);
        List<Skeleton> skeletons = new ArrayList<>();
        for (Prompt prompt : prompts) {
            for (Version version : prompt.versions()) {
                RegisteredVersion.of(prompt.id(), version, sketcher).ifPresent(told -> add(told, skeletons));
            }
        }
        index = new SkeletonIndex(skeletons);
    }

    private void add(RegisteredVersion version, List<Skeleton> skeletons) {
        if (version.systemHash() != null) {
            // Of two versions with one text the first counts.
            bySystemHash.putIfAbsent(version.systemHash(), versions.size());
        }
        for (Skeleton skeleton : version.skeletons()) {
            skeletons.add(skeleton);
            versionOfSkeleton.add(versions.size());
        }
        byName.computeIfAbsent(version.prompt(), name -> new HashMap<>()).put(version.version(), version);
        versions.add(version);
    }

    /** How many assignments it may make: two a version, for calls with its text and for those with one much like it. */
    public int size() {
        return 2 * versions.size();
    }

    /** The version whose text a call's text has, by its place; the one that says most of it; empty when none. */
    public OptionalInt place(SketchedText text) {
        Integer version = text.systemHash() == null ? null : bySystemHash.get(text.systemHash());
        if (version == null) {
            OptionalInt best = index.best(text.hashes());
            if (best.isEmpty()) {
                return OptionalInt.empty();
            }
            version = versionOfSkeleton.get(best.getAsInt());
        }
        RegisteredText is = versions.get(version).compare(text.systemHash(), text.userHash(), text.hashes());
        return OptionalInt.of(2 * version + (is == RegisteredText.SAME ? 0 : 1));
    }

    /** The prompt and version of a place. */
    public PromptAssignment assignment(int place) {
        RegisteredVersion version = versions.get(place / 2);
        return new PromptAssignment(
                version.prompt(),
                version.version(),
                PromptGrade.REGISTRY,
                place % 2 == 0 ? RegisteredText.SAME : RegisteredText.OTHER);
    }

    /** The version whose text a call's text has; empty when none. */
    public Optional<PromptAssignment> assign(SketchedText text) {
        OptionalInt place = place(text);
        return place.isEmpty() ? Optional.empty() : Optional.of(assignment(place.getAsInt()));
    }

    /** The version that has a system text for itself; empty when none has, or its text varies. */
    public Optional<PromptAssignment> assign(long systemHash) {
        return Optional.ofNullable(bySystemHash.get(systemHash)).map(version -> assignment(2 * version));
    }

    /**
     * What the caller of a call said, and whether the call has the text that is registered for it.
     *
     * @param sketch of its texts, empty when it shows none; asked for only where a text is registered
     */
    public PromptAssignment compared(PromptAssignment said, Supplier<Optional<PromptSketch>> sketch) {
        if (said.prompt() == null || said.version() == null) {
            return said;
        }
        RegisteredVersion version = byName.getOrDefault(said.prompt(), Map.of()).get(said.version());
        if (version == null) {
            return said;
        }
        return sketch.get()
                .map(texts -> new PromptAssignment(said.prompt(), said.version(), said.grade(), version.compare(texts)))
                .orElse(said);
    }

    /** The same of a call that is stored, by its fingerprints; a text that varies is left as it was compared. */
    PromptAssignment compared(PromptAssignment stored, @Nullable Long systemHash, @Nullable Long userHash) {
        if (systemHash == null && userHash == null) {
            return stored;
        }
        RegisteredVersion version = stored.version() == null
                ? null
                : byName.getOrDefault(String.valueOf(stored.prompt()), Map.of()).get(stored.version());
        if (version != null && version.systemHash() == null) {
            return stored;
        }
        RegisteredText text = version == null ? null : version.compare(systemHash, userHash);
        return new PromptAssignment(stored.prompt(), stored.version(), stored.grade(), text);
    }

    /** The edition of the texts: the same for the same ones, whatever the order of files. */
    public String edition() {
        long sum = 0;
        for (RegisteredVersion version : versions) {
            sum += version.digest();
        }
        return HexFormat.of().toHexDigits(sum, 8);
    }
}
