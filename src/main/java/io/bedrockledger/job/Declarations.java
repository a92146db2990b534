package io.bedrockledger.job;

import io.bedrockledger.attribution.AttributionRules;
import io.bedrockledger.attribution.DeclaredRule;
import io.bedrockledger.attribution.Profile;
import io.bedrockledger.attribution.Workflow;
import io.bedrockledger.findings.Declaration;
import io.bedrockledger.findings.Declaration.Kind;
import io.bedrockledger.findings.Declaration.Trust;
import io.bedrockledger.prompts.Prompt;
import io.bedrockledger.prompts.PromptRegistry;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What people declared in the files under {@code jobs}, as rows that SQL can compare calls with. */
final class Declarations {

    private final List<Declaration> declared = new ArrayList<>();

    private Declarations() {}

    static List<Declaration> of(AttributionRules rules, PromptRegistry prompts) {
        Declarations declarations = new Declarations();
        rules.workflows().forEach(declarations::add);
        rules.rules().forEach(declarations::add);
        rules.profiles().forEach(declarations::add);
        prompts.prompts().forEach(declarations::add);
        return List.copyOf(declarations.declared);
    }

    private void add(Workflow workflow) {
        declared.add(new Declaration(
                Kind.WORKFLOW,
                workflow.name(),
                workflow.name(),
                null,
                workflow.owner(),
                workflow.team(),
                workflow.environment(),
                null,
                null,
                workflow.monthlyBudgetUsd(),
                null));
        workflow.models().forEach(model -> declared.add(Declaration.of(Kind.MODEL, workflow.name(), model)));
        workflow.regions().forEach(region -> declared.add(Declaration.of(Kind.REGION, workflow.name(), region)));
        workflow.environments().forEach(environment -> environment(workflow.name(), environment));
        environment(workflow.name(), workflow.environment());
    }

    private void add(DeclaredRule rule) {
        declared.add(new Declaration(
                Kind.RULE,
                rule.workflow(),
                rule.label(),
                null,
                null,
                null,
                rule.environment(),
                rule.proven() ? Trust.PROVEN : Trust.CLAIMED,
                null,
                null,
                null));
        environment(rule.workflow(), rule.environment());
    }

    private void add(Profile profile) {
        declared.add(new Declaration(
                Kind.PROFILE,
                profile.workflow(),
                profile.arn(),
                null,
                null,
                profile.team(),
                profile.environment(),
                null,
                profile.model(),
                null,
                null));
        if (profile.workflow() != null) {
            environment(profile.workflow(), profile.environment());
        }
    }

    private void add(Prompt prompt) {
        declared.add(new Declaration(
                Kind.PROMPT, prompt.workflow(), prompt.id(), null, prompt.owner(), null, null, null, null, null, null));
        prompt.versions()
                .forEach(version -> declared.add(
                        Declaration.promptVersion(prompt.workflow(), prompt.id(), version.version(), version.since())));
        prompt.versions().stream()
                .filter(Prompt.Version::isTextTold)
                .map(version -> Declaration.promptText(prompt.workflow(), prompt.id(), version.version()))
                .forEach(declared::add);
        prompt.environments()
                .forEach((environment, version) -> declared.add(Declaration.promptEnvironment(
                        prompt.workflow(), prompt.id(), version, environment, since(prompt, version))));
    }

    private static @Nullable LocalDate since(Prompt prompt, String version) {
        return prompt.versions().stream()
                .filter(each -> each.version().equals(version))
                .map(Prompt.Version::since)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private void environment(String workflow, @Nullable String environment) {
        if (environment != null) {
            declared.add(Declaration.of(Kind.ENVIRONMENT, workflow, environment));
        }
    }
}
