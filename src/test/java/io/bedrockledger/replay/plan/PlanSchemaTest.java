package io.bedrockledger.replay.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PlanSchemaTest {

    private static final Path FOLDER = Path.of("jobs/replay");

    private final JsonNode schema =
            new JsonMapper().readTree(FOLDER.resolve("schema.json").toFile());

    @Test
    void theSchemaForEditorsKnowsWhatTheReaderKnows() {
        assertKeys("", PlanFile.KEYS);
        assertKeys("/properties/window", PlanFile.WINDOW_KEYS);
        assertKeys("/properties/judges", PlanFile.JUDGES_KEYS);
        assertKeys("/properties/sample", SampleReader.KEYS);
        assertKeys("/properties/sample/properties/tails", SampleReader.TAIL_KEYS);
        assertKeys("/properties/candidates/items", CandidateReader.KEYS);
        assertKeys("/properties/candidates/items/properties/parameters", CandidateReader.PARAMETER_KEYS);
    }

    @Test
    void itKnowsEveryConstant() {
        assertConstants("/properties/sample/properties/strata/items", SamplePlan.Dimension.values());
        assertConstants("/properties/sample/properties/proportional_to", SamplePlan.Proportion.values());
        assertConstants("/properties/scorers/items/properties/type", ScorerSpec.Type.values());
    }

    @Test
    void itShowsTheReadersDefaults() {
        assertThat(shown("margin")).isEqualTo(PlanFile.USUAL_MARGIN.toPlainString());
        assertThat(shown("confidence")).isEqualTo(PlanFile.USUAL_CONFIDENCE.toPlainString());
        assertThat(shown("budget_usd")).isEqualTo(PlanFile.USUAL_BUDGET_USD.toPlainString());
        assertThat(shown("valid_days")).isEqualTo(String.valueOf(PlanFile.USUAL_VALID_DAYS));
        assertThat(shown("concurrency")).isEqualTo(String.valueOf(PlanFile.USUAL_CONCURRENCY));
        assertThat(shown("sample/properties/items")).isEqualTo(String.valueOf(SampleReader.USUAL_ITEMS));
        assertThat(shown("sample/properties/seed")).isEqualTo(String.valueOf(SampleReader.USUAL_SEED));
        assertThat(shown("judges/properties/audit")).isEqualTo(PlanFile.USUAL_AUDIT.toPlainString());
    }

    @Test
    void theExampleExplainsEveryKey() throws IOException {
        List<String> comments;
        try (Stream<String> lines = Files.lines(FOLDER.resolve("tone-check-cheaper.yaml"))) {
            comments = lines.filter(line -> line.startsWith("#")).toList();
        }
        String explained = String.join("\n", comments);

        Stream.of(
                        PlanFile.KEYS,
                        PlanFile.WINDOW_KEYS,
                        PlanFile.JUDGES_KEYS,
                        SampleReader.KEYS,
                        SampleReader.TAIL_KEYS,
                        CandidateReader.KEYS,
                        CandidateReader.PARAMETER_KEYS)
                .flatMap(Collection::stream)
                .forEach(key -> assertThat(explained).containsPattern("\\b" + key + "\\b"));
    }

    @ParameterizedTest
    @EnumSource
    void theExampleExplainsEveryScorer(ScorerSpec.Type type) throws IOException {
        String line = "#\\s+" + PlanFields.label(type) + "\\b.*";

        assertThat(Files.readAllLines(FOLDER.resolve("tone-check-cheaper.yaml")))
                .filteredOn(comment -> comment.matches(line))
                .singleElement()
                .satisfies(
                        comment -> assertThat(List.of(comment.split("[\\s,]+"))).containsAll(type.parameters()));
    }

    private String shown(String key) {
        return schema.at("/properties/" + key + "/default").asString();
    }

    private void assertKeys(String at, Set<String> keys) {
        assertThat(new TreeSet<>(schema.at(at + "/properties").propertyNames())).isEqualTo(new TreeSet<>(keys));
        assertThat(schema.at(at + "/additionalProperties").asString()).isEqualTo("false");
    }

    private void assertConstants(String at, Enum<?>[] constants) {
        assertThat(schema.at(at + "/enum").values().stream().map(JsonNode::asString))
                .containsExactly(Stream.of(constants).map(PlanFields::label).toArray(String[]::new));
    }
}
