package io.bedrockledger.attribution;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A workflow that somebody declared: a named chain of calls with a purpose and an owner.
 *
 * @param name unique
 * @param owner who answers for it
 * @param team who pays for it
 * @param purpose what it is for, in a sentence
 * @param environment such as {@code production}: of its calls that do not say it themselves; null when all do
 * @param models the models that it is meant to call; empty when any
 * @param regions the regions that it is meant to call; empty when any
 * @param environments the environments that it is meant to run in, beside those of itself and its rules; empty with none
 *     of those when any
 * @param monthlyBudgetUsd what a calendar month (UTC) may cost; null without a budget
 */
public record Workflow(
        String name,
        String owner,
        String team,
        String purpose,
        @Nullable String environment,
        List<String> models,
        List<String> regions,
        List<String> environments,
        @Nullable BigDecimal monthlyBudgetUsd) {

    public Workflow {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(team, "team");
        Objects.requireNonNull(purpose, "purpose");
        models = List.copyOf(models);
        regions = List.copyOf(regions);
        environments = List.copyOf(environments);
    }
}
