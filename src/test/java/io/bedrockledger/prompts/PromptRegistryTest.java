package io.bedrockledger.prompts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bedrockledger.prompts.Prompt.Version;
import io.bedrockledger.testing.CallFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromptRegistryTest {

    @TempDir
    Path jobs;

    private Path file = Path.of("");

    @BeforeEach
    void makeFolder() throws IOException {
        file = Files.createDirectory(jobs.resolve("prompts")).resolve("tutor.yaml");
    }

    @Test
    void whatTheCallerSaysIsKeptWhetherRegisteredOrNot() throws IOException {
        PromptRegistry registry = PromptRegistry.load(jobs);

        assertThat(assign(registry, Map.of("prompt_id", "tutor", "prompt_version", "3")))
                .isEqualTo(new PromptAssignment("tutor", "3", PromptGrade.METADATA));
        assertThat(assign(registry, Map.of("prompt_id", "tutor")))
                .isEqualTo(new PromptAssignment("tutor", null, PromptGrade.METADATA));
    }

    @Test
    void withoutAPromptNothingTells() throws IOException {
        PromptRegistry registry = PromptRegistry.load(jobs);

        assertThat(assign(registry, Map.of())).isEqualTo(PromptAssignment.NONE);
        assertThat(assign(registry, Map.of("prompt_version", "3"))).isEqualTo(PromptAssignment.NONE);
        assertThat(assign(registry, Map.of("prompt_id", " ", "prompt_version", "3")))
                .isEqualTo(PromptAssignment.NONE);
    }

    @Test
    void theKeysAreASetting() throws IOException {
        PromptRegistry registry = PromptRegistry.load(jobs, new PromptKeys("template", "revision"));

        assertThat(assign(registry, Map.of("template", "tutor", "revision", "7", "prompt_id", "other")))
                .isEqualTo(new PromptAssignment("tutor", "7", PromptGrade.METADATA));
    }

    @Test
    void aFileRegistersAPrompt() throws IOException {
        Files.writeString(file, """
                id: tutor
                owner: ada@example.com
                purpose: Explains a step.
                workflow: math-tutor
                environments: {production: 2, staging: 1}
                versions:
                  - {version: 1}
                  - version: 2
                    since: 2025-11-03
                    reason: shorter
                """);
        Files.writeString(jobs.resolve("prompts/another.yaml"), "id: another\n");
        Files.writeString(jobs.resolve("prompts/notes.txt"), "no prompt");

        PromptRegistry registry = PromptRegistry.load(jobs);
        assertThat(registry.prompt("tutor"))
                .contains(new Prompt(
                        "tutor",
                        "ada@example.com",
                        "Explains a step.",
                        "math-tutor",
                        Map.of("production", "2", "staging", "1"),
                        List.of(new Version("1", null, null), new Version("2", LocalDate.of(2025, 11, 3), "shorter"))));
        assertThat(registry.prompts()).extracting(Prompt::id).containsExactly("another", "tutor");
        assertThat(registry.prompt("absent")).isEmpty();
    }

    @Test
    void theFolderMayBeAbsent() throws IOException {
        assertThat(PromptRegistry.load(jobs.resolve("no-such-folder")).prompts())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | ] the file must be one mapping with an id; it is empty or something else; correct the file",
                "null | ] the file must be one mapping with an id; it is empty or something else; correct the file",
                "{owner: ada} | ] id must be there; it is absent; correct the file",
                "{id: ' '} | ] id must be there; it is empty; correct the file",
                "{id: a, versions: [{since: 2025-11-03}]} |"
                        + " ] a version's version must be there; it is absent; correct the file",
                "{id: a, versions: [null]} | ] a version's version must be there; it is absent; correct the file",
                "{id: a, versions: [{version: 1}, {version: 1}]} |"
                        + " ] a version must be unique in its prompt; 1 is there twice; correct the file",
                "{id: a, text: hello} | , text] a key must be one of [id, owner, purpose, workflow, environments, versions];"
                        + " it is text; correct or remove it",
                "{id: a, versions: [{version: 1}, {form: 2}]} | , versions[1].form] a key must be one of"
                        + " [version, since, reason, text, text_file, hash]; it is form; correct or remove it",
                "{id: a, versions: [{version: 1, text: a, text_file: b}]} |"
                        + " ] a version must have text or text_file; 1 has both; correct the file",
                "{id: a, versions: [{version: 1, text: a b c d e f g h i j k l, hash: 7}]} |"
                        + " ] a version must have a text or its hash; 1 has both; correct the file",
                "{id: a, versions: [{version: 1, hash: 7}, {version: 2, hash: 7}]} |"
                        + " ] the hash of a version must be its own; 7 is that of another one too; correct one of them",
                "{id: a, environments: {staging: 2}, versions: [{version: 1}]} |"
                        + " ] an environment must have one of the versions; staging has 2, which is none; correct the file",
                "{id: a, versions: [{version: 1, text_file: b}]} | ] text_file must name a file, from this one;"
                        + " of version 1 there is none of that name; correct the file",
                "{id: a, versions: [{version: 1, text: 'Be {tone} and brief.'}]} | ] the text of a version must have ten"
                        + " words in a row outside of {variables}; that of 1 has not; correct the file",
                "{id: a, versions: [{version: 1, since: soon}]} |"
                        + " , versions[0].since] a value must have the documented type; it has another one; correct it",
                "[a] | ] the file must be one mapping with an id; it is empty or something else; correct the file",
                "{id: a, id: b} | :1] the file must be YAML; Duplicate Object property \"id\"; correct the line",
            })
    void aWrongFileIsNamed(String text, String message) throws IOException {
        Files.writeString(file, text);

        assertThatThrownBy(() -> PromptRegistry.load(jobs))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("[" + file + message);
    }

    @Test
    void anIdMustBeUnique() throws IOException {
        Files.writeString(jobs.resolve("prompts/a.yaml"), "id: tutor\n");
        Files.writeString(file, "id: tutor\n");

        assertThatThrownBy(() -> PromptRegistry.load(jobs))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("[" + file + "] a prompt's id must be unique; tutor is registered in another file too;"
                        + " correct one of them");
    }

    private static PromptAssignment assign(PromptRegistry registry, Map<String, String> metadata) {
        return registry.assign(CallFixture.by(null).with(metadata).invocation());
    }
}
