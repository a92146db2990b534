package io.bedrockledger.prompts;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A prompt that somebody registered.
 *
 * @param id unique
 * @param owner who answers for it; null when nobody was named
 * @param purpose what it is for, in a sentence; null when not told
 * @param workflow whose prompt it is; null when several share it
 * @param versions in file order
 */
public record Prompt(
        String id,
        @Nullable String owner,
        @Nullable String purpose,
        @Nullable String workflow,
        List<Version> versions) {

    public Prompt {
        Objects.requireNonNull(id, "id");
        versions = List.copyOf(versions);
    }

    /**
     * A version of a prompt.
     *
     * @param version unique in its prompt
     * @param since the UTC day from which it was used; null when not told
     * @param reason why it was made; null when not told
     * @param text its text with {@code {variables}}, by which calls are recognised; null when not told
     */
    public record Version(
            String version,
            @Nullable LocalDate since,
            @Nullable String reason,
            @Nullable String text) {

        /** A version of which no text is told. */
        public Version(String version, @Nullable LocalDate since, @Nullable String reason) {
            this(version, since, reason, null);
        }

        public Version {
            Objects.requireNonNull(version, "version");
        }

        /** Without the text, which belongs into no message. */
        @Override
        public String toString() {
            return "Version[" + version + "]";
        }
    }
}
