package io.bedrockledger.prompts;

import io.bedrockledger.invocation.FingerprintKey;
import io.bedrockledger.invocation.PromptSketcher;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The prompts of calls by the fingerprints that are stored of them, without their texts: what reading them again would give, as
 * far as the system text alone is certain to decide it. One a thread.
 */
public final class StoredPrompts {

    /** System texts that are remembered; they come again in most calls. */
    private static final int REMEMBERED = 4_096;

    private final RegisteredTexts registered;
    private final PromptDictionary dictionary;
    private final PromptSketcher sketcher;
    private final Map<SystemText, Optional<PromptAssignment>> known = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<SystemText, Optional<PromptAssignment>> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** @param key that the fingerprints were made with */
    public StoredPrompts(RegisteredTexts registered, PromptDictionary dictionary, FingerprintKey key) {
        this.registered = registered;
        this.dictionary = dictionary;
        this.sketcher = new PromptSketcher(key);
    }

    /** A system text, and whether a user text came with it. */
    private record SystemText(long hash, boolean hasUser) {}

    /**
     * The edition of what is known: the entries of the dictionary, which only grows, and a digest of the registered texts.
     */
    public static String edition(PromptDictionary dictionary, RegisteredTexts registered) {
        return dictionary.size() + "-" + registered.edition();
    }

    /** The edition of what is known. */
    public String edition() {
        return edition(dictionary, registered);
    }

    /**
     * What is known now of a call's prompt. What the caller said stays, and so does the name that was once found, but for a text
     * that is registered by now; whether the text is the registered one is compared anew where fingerprints tell it.
     *
     * @param before as it is stored
     */
    public PromptAssignment of(PromptAssignment before, @Nullable Long systemHash, @Nullable Long userHash) {
        return switch (before.grade()) {
            case METADATA, REGISTRY -> registered.compared(before, systemHash, userHash);
            case DISCOVERED ->
                systemHash == null ? before : registered.assign(systemHash).orElse(before);
            case NONE ->
                systemHash == null
                        ? before
                        : known.computeIfAbsent(new SystemText(systemHash, userHash != null), this::find)
                                .orElse(before);
        };
    }

    private Optional<PromptAssignment> find(SystemText text) {
        Optional<PromptAssignment> exact = registered.assign(text.hash());
        return exact.isPresent() ? exact : dictionary.assignSystem(sketcher.ofWhole(text.hash()), text.hasUser());
    }
}
