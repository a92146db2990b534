package io.bedrockledger.spend.budget;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which calls count against a budget.
 *
 * @param kind what the name is of
 * @param name the workflow, team, model or prompt; null only for all calls
 */
public record BudgetScope(Kind kind, @Nullable String name) {

    /** Every call, whoever made it. */
    public static final BudgetScope ALL = new BudgetScope(Kind.ALL, null);

    /** What a budget can be for. */
    public enum Kind {
        /** Every call. */
        ALL,
        /** Calls of a workflow. */
        WORKFLOW,
        /** Calls of a team. */
        TEAM,
        /** Calls of a canonical model id. */
        MODEL,
        /** Calls of a prompt template, all versions. */
        PROMPT
    }

    public BudgetScope {
        boolean named = name != null && !name.isBlank();
        if (named == (kind == Kind.ALL)) {
            throw new IllegalArgumentException(
                    "[budgets] a scope has a name unless it is all; found %s with %s; name one workflow, team, model or prompt"
                            .formatted(kind.name().toLowerCase(Locale.ROOT), named ? name : "none"));
        }
    }

    /** Whether a call of these counts. What is not known belongs to no named scope. */
    public boolean covers(Spender spender) {
        return switch (kind) {
            case ALL -> true;
            case WORKFLOW -> is(spender.workflow());
            case TEAM -> is(spender.team());
            case MODEL -> is(spender.model());
            case PROMPT -> is(spender.prompt());
        };
    }

    private boolean is(@Nullable String value) {
        return Optional.ofNullable(name).equals(Optional.ofNullable(value));
    }

    /** Such as {@code team:growth}, or {@code all}. */
    public String label() {
        String label = kind.name().toLowerCase(Locale.ROOT);
        return name == null ? label : label + ":" + name;
    }

    @Override
    public String toString() {
        return label();
    }
}
