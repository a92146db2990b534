package io.bedrockledger.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bedrockledger.findings.Acknowledgement;
import io.bedrockledger.findings.FindingKind;
import io.bedrockledger.report.data.Decision;
import io.bedrockledger.warehouse.Column;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AcknowledgedFileTest {

    private static final Path JOBS = Path.of("jobs");

    @TempDir
    Path jobs;

    @Test
    void theFileMayBeAbsentOrEmpty() throws IOException {
        assertThat(AcknowledgedFile.read(jobs)).isEmpty();
        write("acknowledged:\n");
        assertThat(AcknowledgedFile.read(jobs)).isEmpty();
    }

    @Test
    void anEntryNamesOneFindingOrSome() throws IOException {
        write("""
                acknowledged:
                  - {finding: 0123456789abcdef, by: ada, until: 2026-12-31, why: a trial}
                  - kind: OFF_MODEL
                    subject: {workflow: tu*, model: amazon.nova-*}
                    by: bob
                    until: 2027-01-31
                    why: another one
                """);

        List<Acknowledgement> read = AcknowledgedFile.read(jobs);
        assertThat(read.get(0).findingId()).isEqualTo("0123456789abcdef");
        assertThat(read.get(0).until()).isEqualTo(LocalDate.of(2026, 12, 31));
        assertThat(read.get(1).kind()).isEqualTo(FindingKind.OFF_MODEL);
        assertThat(read.get(1).subject()).hasSize(2).allSatisfy((column, pattern) -> {
            assertThat(pattern.test("tutor") || pattern.test("amazon.nova-lite-v1:0"))
                    .isTrue();
            assertThat(pattern.test("other")).isFalse();
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {by: a, until: 2026-12-31, why: w} | an entry must name a finding by its id, or findings by kind and subject; it does neither
            {finding: 0123456789abcdef, kind: OFF_MODEL, by: a, until: 2026-12-31, why: w} | an entry must name a finding by its id, or findings by kind and subject; it does both
            {finding: short, by: a, until: 2026-12-31, why: w} | finding must be an id, 16 hexadecimal digits; it is short
            {kind: OFF_MODEL, by: a, until: 2026-12-31, why: w} | subject must say which findings of the kind are meant; it is empty
            {kind: OFF_MODEL, subject: {team: t}, by: a, until: 2026-12-31, why: w} | a subject of OFF_MODEL has workflow, model; it has no team
            {kind: OFF_MODEL, subject: {model: ''}, by: a, until: 2026-12-31, why: w} | model must be there and not empty; it is
            {finding: 0123456789abcdef, by: a, until: soon, why: w} | until must be a day as in 2026-11-22; it is soon
            {finding: 0123456789abcdef, until: 2026-12-31, why: w} | by must be there and not empty; it is absent
            {finding: 0123456789abcdef, by: a, until: 2026-12-31} | why must be there and not empty; it is absent
            {finding: 0123456789abcdef, by: a, until: 2026-12-31, why: w, decision: done} | decision, on and promised_weekly_usd belong to an action; action is absent
            {finding: 0123456789abcdef, by: a, why: w} | until must be there and not empty; it is absent
            """)
    void whatIsWrongIsNamedWithItsLine(String entry, String rule) throws IOException {
        write("acknowledged:\n  - " + entry + "\n");

        assertThatThrownBy(() -> AcknowledgedFile.read(jobs))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("[" + jobs.resolve("acknowledged.yaml") + ":2] " + rule + "; correct the entry");
    }

    @Test
    void anActionIsDecidedOnADay() throws IOException {
        write("""
                acknowledged:
                  - {action: 0123456789abcdef, decision: done, on: 2026-11-20, by: ada, why: cached, promised_weekly_usd: 12.50}
                  - {action: 0123456789abcdee, decision: declined, on: 2026-11-21, by: bob, why: too dear}
                  - {finding: 0123456789abcdef, by: ada, until: 2026-12-31, why: a trial}
                """);

        assertThat(AcknowledgedFile.decisions(jobs))
                .containsExactly(
                        new Decision(
                                "0123456789abcdef",
                                Decision.Kind.DONE,
                                "ada",
                                LocalDate.of(2026, 11, 20),
                                "cached",
                                new BigDecimal("12.50")),
                        new Decision(
                                "0123456789abcdee",
                                Decision.Kind.DECLINED,
                                "bob",
                                LocalDate.of(2026, 11, 21),
                                "too dear",
                                null));
        assertThat(AcknowledgedFile.read(jobs)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {action: short, decision: done, on: 2026-11-20, by: a, why: w} | action must be an id, 16 hexadecimal digits; it is short
            {action: 0123456789abcdef, decision: maybe, on: 2026-11-20, by: a, why: w} | decision must be accepted, declined or done; it is maybe
            {action: 0123456789abcdef, decision: done, on: soon, by: a, why: w} | on must be a day as in 2026-11-22; it is soon
            {action: 0123456789abcdef, decision: done, by: a, why: w} | on must be there and not empty; it is absent
            {action: 0123456789abcdef, decision: done, on: 2026-11-20, by: a, why: w, promised_weekly_usd: much} | promised_weekly_usd must be an amount above 0; it is much
            {action: 0123456789abcdef, decision: done, on: 2026-11-20, by: a, why: w, promised_weekly_usd: -1} | promised_weekly_usd must be an amount above 0; it is -1
            {action: 0123456789abcdef, decision: done, on: 2026-11-20, by: a, why: w, until: 2026-12-31} | an action has decision, on, by and why, and promised_weekly_usd; it has keys of a finding
            """)
    void whatIsWrongWithADecisionIsNamedWithItsLine(String entry, String rule) throws IOException {
        write("acknowledged:\n  - " + entry + "\n");

        assertThatThrownBy(() -> AcknowledgedFile.decisions(jobs))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("[" + jobs.resolve("acknowledged.yaml") + ":2] " + rule + "; correct the entry");
    }

    @Test
    void anUnknownKindSaysWhichThereAre() throws IOException {
        write("acknowledged:\n  - {kind: OFF_MODELS, subject: {model: m}, by: a, until: 2026-12-31, why: w}\n");

        assertThatThrownBy(() -> AcknowledgedFile.read(jobs))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "[" + jobs.resolve("acknowledged.yaml") + ":2] kind must be one of UNATTRIBUTED, ")
                .hasMessageEndingWith("; it is OFF_MODELS; correct the entry");
    }

    @Test
    void anotherKeyIsAnError() throws IOException {
        write("acknowledged:\n  - {finding: 0123456789abcdef, by: a, until: 2026-12-31, reason: w}\n");

        assertThatThrownBy(() -> AcknowledgedFile.read(jobs))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("acknowledged.yaml:2] a key must be one of")
                .hasMessageContaining("it is reason");
    }

    @Test
    void theFileOfTheTreeIsRight() throws IOException {
        assertThat(AcknowledgedFile.read(JOBS)).isNotEmpty();
    }

    @Test
    void theSchemaForEditorsKnowsWhatTheReaderKnows() {
        JsonNode entry = new JsonMapper()
                .readTree(JOBS.resolve("acknowledged.schema.json").toFile())
                .at("/properties/acknowledged/items");

        assertThat(new TreeSet<>(entry.get("properties").propertyNames()))
                .isEqualTo(new TreeSet<>(Set.of(
                        "finding",
                        "kind",
                        "subject",
                        "by",
                        "until",
                        "why",
                        "action",
                        "decision",
                        "on",
                        "promised_weekly_usd")));
        assertThat(texts(entry.at("/properties/kind/enum")))
                .isEqualTo(
                        Stream.of(FindingKind.values()).map(Enum::name).collect(Collectors.toCollection(TreeSet::new)));
        assertThat(texts(entry.at("/properties/subject/propertyNames/enum")))
                .isEqualTo(Stream.of(FindingKind.values())
                        .flatMap(kind -> kind.subject().stream())
                        .map(Column::columnName)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static Set<String> texts(JsonNode list) {
        Set<String> texts = new TreeSet<>();
        list.forEach(text -> texts.add(text.stringValue()));
        return texts;
    }

    private void write(String text) throws IOException {
        Files.writeString(jobs.resolve("acknowledged.yaml"), text);
    }
}
