package io.bedrockledger.prompts;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which prompt a call used.
 *
 * @param prompt its id; null when the grade is {@code NONE}
 * @param version null when nothing tells
 * @param grade how the prompt is known
 * @param text whether the call's text is the registered one; null when none is registered, or the call shows none
 */
public record PromptAssignment(
        @Nullable String prompt,
        @Nullable String version,
        PromptGrade grade,
        @Nullable RegisteredText text) {

    /** Nothing tells. */
    public static final PromptAssignment NONE = new PromptAssignment(null, null, PromptGrade.NONE);

    /** Of a prompt of which no text is registered. */
    public PromptAssignment(@Nullable String prompt, @Nullable String version, PromptGrade grade) {
        this(prompt, version, grade, null);
    }

    public PromptAssignment {
        Objects.requireNonNull(grade, "grade");
        if ((prompt == null) != (grade == PromptGrade.NONE) || (prompt == null && version != null)) {
            throw new IllegalArgumentException("[prompt] there must be a prompt exactly when the grade is not NONE;"
                    + " the grade is " + grade + ", the prompt " + prompt + " and the version " + version);
        }
    }
}
