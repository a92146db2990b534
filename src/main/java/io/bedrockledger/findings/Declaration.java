package io.bedrockledger.findings;

import io.bedrockledger.warehouse.DeclarationColumn;
import io.bedrockledger.warehouse.Row;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that is declared in the files under {@code jobs}. Of one kind, workflow, name and version there is one.
 *
 * @param workflow the workflow that declares it; null where no workflow does
 * @param name what is declared
 * @param version of a prompt's version or environment; null for all else
 * @param owner who answers for it; null when nobody was named
 * @param team who pays for it; null when not told
 * @param environment of its calls; null when not told
 * @param trust of a rule; null for all else
 * @param model of a profile; null for all else
 * @param monthlyBudgetUsd of a workflow; null without one
 * @param since of a prompt's version, also of an environment, the day (UTC) from which it is used; null when not told
 */
public record Declaration(
        Kind kind,
        @Nullable String workflow,
        String name,
        @Nullable String version,
        @Nullable String owner,
        @Nullable String team,
        @Nullable String environment,
        @Nullable Trust trust,
        @Nullable String model,
        @Nullable BigDecimal monthlyBudgetUsd,
        @Nullable LocalDate since) {

    private static final int USD_DIGITS = 12;

    /** What is declared. */
    public enum Kind {
        WORKFLOW,
        MODEL,
        REGION,
        ENVIRONMENT,
        RULE,
        PROFILE,
        PROMPT,
        PROMPT_VERSION,
        /** A prompt's version of which the text or its hash is told. */
        PROMPT_TEXT,
        PROMPT_ENVIRONMENT
    }

    /** Whether a rule reads what a caller cannot forge. */
    public enum Trust {
        /** Who called: role, user, account. */
        PROVEN,
        /** What the caller says of itself: metadata, the name of its session. */
        CLAIMED
    }

    public Declaration {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(name, "name");
        // As the table has it, so that what was stored equals what is declared.
        monthlyBudgetUsd = monthlyBudgetUsd == null ? null : monthlyBudgetUsd.setScale(USD_DIGITS);
    }

    /** Something that a workflow declares by its name alone. */
    public static Declaration of(Kind kind, String workflow, String name) {
        return new Declaration(kind, workflow, name, null, null, null, null, null, null, null, null);
    }

    /** A version that a registered prompt announces. */
    public static Declaration promptVersion(
            @Nullable String workflow, String prompt, String version, @Nullable LocalDate since) {
        return new Declaration(
                Kind.PROMPT_VERSION, workflow, prompt, version, null, null, null, null, null, null, since);
    }

    /** That the text of a version, or its hash, is told. */
    public static Declaration promptText(@Nullable String workflow, String prompt, String version) {
        return new Declaration(Kind.PROMPT_TEXT, workflow, prompt, version, null, null, null, null, null, null, null);
    }

    /** The version that a registered prompt is meant to have in an environment. */
    public static Declaration promptEnvironment(
            @Nullable String workflow, String prompt, String version, String environment, @Nullable LocalDate since) {
        return new Declaration(
                Kind.PROMPT_ENVIRONMENT, workflow, prompt, version, null, null, environment, null, null, null, since);
    }

    void fill(Row row) {
        row.set(DeclarationColumn.KIND, kind)
                .set(DeclarationColumn.WORKFLOW, workflow)
                .set(DeclarationColumn.NAME, name)
                .set(DeclarationColumn.VERSION, version)
                .set(DeclarationColumn.OWNER, owner)
                .set(DeclarationColumn.TEAM, team)
                .set(DeclarationColumn.ENVIRONMENT, environment)
                .set(DeclarationColumn.TRUST, trust)
                .set(DeclarationColumn.MODEL, model)
                .set(DeclarationColumn.MONTHLY_BUDGET_USD, monthlyBudgetUsd)
                .set(DeclarationColumn.SINCE, since);
    }
}
