package io.bedrockledger.prompts;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A prompt that somebody registered.
 *
 * @param id unique
 * @param owner who answers for it; null when nobody was named
 * @param purpose what it is for, in a sentence; null when not told
 * @param workflow whose prompt it is; null when several share it
 * @param environments the version that each environment is meant to use; empty when not told
 * @param versions in file order
 */
public record Prompt(
        String id,
        @Nullable String owner,
        @Nullable String purpose,
        @Nullable String workflow,
        Map<String, String> environments,
        List<Version> versions) {

    public Prompt {
        Objects.requireNonNull(id, "id");
        environments = Collections.unmodifiableMap(new TreeMap<>(environments));
        versions = List.copyOf(versions);
    }

    /**
     * A version of a prompt.
     *
     * @param version unique in its prompt
     * @param since the UTC day from which it is meant to be used; null when not told. A call before it with the version's text
     *     is of the version all the same
     * @param reason why it was made; null when not told
     * @param text its text with {@code {variables}}, by which calls are recognised; null when not told
     * @param hash fingerprint of its system text, as {@code invocations.system_hash} has it, where the text itself is not told;
     *     null when not told
     */
    public record Version(
            String version,
            @Nullable LocalDate since,
            @Nullable String reason,
            @Nullable String text,
            @Nullable Long hash) {

        /** A version of which no text is told. */
        public Version(String version, @Nullable LocalDate since, @Nullable String reason) {
            this(version, since, reason, null, null);
        }

        public Version {
            Objects.requireNonNull(version, "version");
        }

        /** Whether calls can be compared with its text. */
        public boolean isTextTold() {
            return text != null || hash != null;
        }

        /** Without the text, which belongs into no message. */
        @Override
        public String toString() {
            return "Version[" + version + "]";
        }
    }
}
