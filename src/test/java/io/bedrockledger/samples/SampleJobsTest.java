package io.bedrockledger.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedrockledger.attribution.AttributionRules;
import io.bedrockledger.attribution.Workflow;
import io.bedrockledger.prompts.PromptRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The files under {@code jobs} that people own, against the traffic that they are about. */
class SampleJobsTest {

    private static final Path JOBS = Path.of("jobs");
    private static final YAMLMapper YAML = new YAMLMapper();

    @Test
    void sixWorkflowsOfThreeTeamsAreDeclaredAndCalled() throws IOException {
        Set<String> names = new TreeSet<>();
        Set<String> teams = new TreeSet<>();
        for (JsonNode workflow : yaml("workflows.yaml").get("workflows")) {
            names.add(workflow.get("name").stringValue());
            teams.add(workflow.get("team").stringValue());
        }
        Set<String> called = new TreeSet<>();
        CommittedSample.expected().get("workflows").properties().forEach(share -> called.add(share.getKey()));
        called.remove("");

        assertThat(names).hasSize(6).isEqualTo(called);
        assertThat(teams).containsExactly("platform", "shop", "support");
    }

    @Test
    void everyWorkflowThatIsTaggedIsDeclaredWithItsTeam() throws IOException {
        AttributionRules rules = AttributionRules.load(JOBS);
        for (JsonNode call : CommittedSample.calls()) {
            JsonNode tags = call.path("requestMetadata");
            if (tags.has("workflow")) {
                Workflow workflow =
                        rules.workflow(tags.get("workflow").stringValue()).orElseThrow();
                assertThat(tags.path("team").asString(workflow.team())).isEqualTo(workflow.team());
            }
        }
    }

    @Test
    void everyPromptThatIsDeclaredBelongsToADeclaredWorkflow() throws IOException {
        AttributionRules rules = AttributionRules.load(JOBS);

        assertThat(PromptRegistry.load(JOBS).prompts())
                .hasSize(6)
                .allSatisfy(prompt -> assertThat(
                                Optional.ofNullable(prompt.workflow()).flatMap(rules::workflow))
                        .isPresent());
    }

    @Test
    void everyPromptVersionThatIsCalledIsDeclared() throws IOException {
        Set<String> declared = new TreeSet<>();
        for (JsonNode prompt : prompts()) {
            prompt.get("versions")
                    .forEach(version -> declared.add(prompt.get("id").stringValue() + " "
                            + version.get("version").stringValue()));
        }
        Set<String> called = new TreeSet<>();
        for (JsonNode call : CommittedSample.calls()) {
            JsonNode tags = call.path("requestMetadata");
            if (tags.has("prompt_id")) {
                called.add(tags.get("prompt_id").stringValue() + " "
                        + tags.get("prompt_version").stringValue());
            }
        }

        assertThat(declared).containsAll(called);
    }

    @Test
    void oneOfTheTwoProfilesIsDeclared() throws IOException {
        Set<String> called = new TreeSet<>();
        for (JsonNode call : CommittedSample.calls()) {
            String model = call.get("modelId").stringValue();
            if (model.contains(":application-inference-profile/")) {
                called.add(model);
            }
        }
        List<String> declared = new ArrayList<>();
        yaml("profiles.yaml")
                .get("profiles")
                .forEach(profile -> declared.add(profile.get("arn").stringValue()));

        assertThat(called).hasSize(2).containsAll(declared);
        assertThat(declared).hasSize(1);
    }

    private static List<JsonNode> prompts() throws IOException {
        try (Stream<Path> files = Files.list(JOBS.resolve("prompts"))) {
            return files.sorted().map(file -> YAML.readTree(file.toFile())).toList();
        }
    }

    private static JsonNode yaml(String name) {
        return YAML.readTree(JOBS.resolve(name).toFile());
    }
}
