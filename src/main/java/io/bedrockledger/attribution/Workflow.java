package io.bedrockledger.attribution;

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
 * @param environment such as {@code production}; null when its calls say it themselves
 * @param models the models that it is meant to call; empty when any
 */
public record Workflow(
        String name,
        String owner,
        String team,
        String purpose,
        @Nullable String environment,
        List<String> models) {

    public Workflow {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(team, "team");
        Objects.requireNonNull(purpose, "purpose");
        models = List.copyOf(models);
    }
}
