package io.bedrockledger.attribution;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whose a call is.
 *
 * @param workflow null when the grade is {@code NONE}
 * @param rule what matched, such as {@code metadata:workflow}, {@code profile:abc123} or {@code workflows:tutor#2}; null
 *     when the grade is {@code NONE}
 * @param grade how the workflow is known
 * @param team from the same rule or the metadata; null when neither tells
 * @param environment from the same rule or the metadata; null when neither tells
 */
public record Attribution(
        @Nullable String workflow,
        @Nullable String rule,
        AttributionGrade grade,
        @Nullable String team,
        @Nullable String environment) {

    /** Nobody's. */
    static final Attribution NONE = new Attribution(null, null, AttributionGrade.NONE, null, null);

    public Attribution {
        Objects.requireNonNull(grade, "grade");
        if ((workflow == null) != (grade == AttributionGrade.NONE)) {
            throw new IllegalArgumentException(
                    "[attribution] there must be a workflow exactly when the grade is not NONE; the grade is " + grade
                            + " and the workflow " + workflow);
        }
    }

    /** The same with a team and an environment where it has none. */
    Attribution orElse(@Nullable String otherTeam, @Nullable String otherEnvironment) {
        boolean complete = (team != null || otherTeam == null) && (environment != null || otherEnvironment == null);
        if (complete) {
            return this;
        }
        return new Attribution(
                workflow,
                rule,
                grade,
                team == null ? otherTeam : team,
                environment == null ? otherEnvironment : environment);
    }
}
