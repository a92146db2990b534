package io.bedrockledger.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bedrockledger.report.PlannedEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class EventsFileTest {

    private static final Path JOBS = Path.of("jobs");

    @TempDir
    Path jobs;

    @Test
    void theFileMayBeAbsent() throws IOException {
        assertThat(EventsFile.read(jobs)).isEmpty();
    }

    @Test
    void theFileOfTheTreeIsRight() throws IOException {
        assertThat(EventsFile.read(JOBS)).isEmpty();
    }

    @Test
    void anEventHasDaysAndPerhapsAWorkflow() throws IOException {
        write("""
                events:
                  - {name: Black week, from: 2026-11-23, to: 2026-11-29, workflow: product-copy, mutes: true}
                  - {name: Move to Europe, from: 2026-12-01}
                """);

        assertThat(EventsFile.read(jobs))
                .containsExactly(
                        new PlannedEvent(
                                "Black week",
                                LocalDate.of(2026, 11, 23),
                                LocalDate.of(2026, 11, 29),
                                "product-copy",
                                true),
                        new PlannedEvent(
                                "Move to Europe", LocalDate.of(2026, 12, 1), LocalDate.of(2026, 12, 1), null, false));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {from: 2026-11-23} | name must be there and not empty; it is absent
            {name: n} | from must be there and not empty; it is absent
            {name: n, from: soon} | from must be a day as in 2026-11-22; it is soon
            {name: n, from: 2026-11-23, to: 2026-11-22} | to must not be before from, 2026-11-23; it is 2026-11-22
            {name: n, from: 2026-11-23, workflow: ''} | workflow must not be empty; it is; leave it out where the event is about all
            """)
    void whatIsWrongIsNamedWithItsLine(String entry, String rule) throws IOException {
        write("events:\n  - " + entry + "\n");

        assertThatThrownBy(() -> EventsFile.read(jobs))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("[" + jobs.resolve("events.yaml") + ":2] " + rule + "; correct the entry");
    }

    @Test
    void theSchemaForEditorsKnowsWhatTheReaderKnows() {
        assertThat(new TreeSet<>(new JsonMapper()
                        .readTree(JOBS.resolve("events.schema.json").toFile())
                        .at("/properties/events/items/properties")
                        .propertyNames()))
                .isEqualTo(new TreeSet<>(Set.of("name", "from", "to", "workflow", "mutes")));
    }

    private void write(String text) throws IOException {
        Files.writeString(jobs.resolve("events.yaml"), text);
    }
}
