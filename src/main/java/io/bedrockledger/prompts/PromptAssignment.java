package io.bedrockledger.prompts;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which prompt a call used.
 *
 * @param prompt its id; null when the grade is {@code NONE}
 * @param version null when nothing tells
 * @param grade how the prompt is known
 */
public record PromptAssignment(
        @Nullable String prompt, @Nullable String version, PromptGrade grade) {

    /** Nothing tells. */
    public static final PromptAssignment NONE = new PromptAssignment(null, null, PromptGrade.NONE);

    public PromptAssignment {
        Objects.requireNonNull(grade, "grade");
        if ((prompt == null) != (grade == PromptGrade.NONE) || (prompt == null && version != null)) {
            throw new IllegalArgumentException("[prompt] there must be a prompt exactly when the grade is not NONE;"
                    + " the grade is " + grade + ", the prompt " + prompt + " and the version " + version);
        }
    }
}
