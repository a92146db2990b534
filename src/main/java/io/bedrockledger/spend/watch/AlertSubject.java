package io.bedrockledger.spend.watch;

import io.bedrockledger.spend.Workflow;
import io.bedrockledger.spend.budget.BudgetScope;
import org.jspecify.annotations.Nullable;

/**
 * Whose cost an alert is about.
 *
 * @param kind what the name is of
 * @param name the workflow, team, model or prompt; null for all calls, and for the calls that no workflow is known for
 */
public record AlertSubject(BudgetScope.Kind kind, @Nullable String name) {

    static AlertSubject of(BudgetScope scope) {
        return new AlertSubject(scope.kind(), scope.name());
    }

    static AlertSubject of(Workflow workflow) {
        return new AlertSubject(BudgetScope.Kind.WORKFLOW, workflow.name());
    }
}
