package io.bedrockledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedrockledger.ingest.RunOptions;
import io.bedrockledger.ingest.Window;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ConsoleProgressTest {

    private static final LocalDate DAY = LocalDate.parse("2026-11-10");

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Test
    void aFailureBeginsALineOfItsOwnWhereABarWasMoving() {
        try (ConsoleProgress progress = progress(true)) {
            progress.advanced(30, 100);
        }

        assertThat(said.toString(StandardCharsets.UTF_8)).endsWith("  30 %  \n");
    }

    @Test
    void whatIsSaidBesideABarHasALineOfItsOwn() {
        try (ConsoleProgress progress = progress(true)) {
            progress.advanced(30, 100);
            progress.say("[run] something");
        }

        assertThat(said.toString(StandardCharsets.UTF_8)).endsWith("  30 %  \n[run] something\n");
    }

    @Test
    void noLineIsLeftEmptyWhereThereIsNoBar() {
        try (ConsoleProgress progress = progress(false)) {
            progress.advanced(30, 100);
            progress.say("[run] something");
        }

        assertThat(said.toString(StandardCharsets.UTF_8)).endsWith("30 B of 100 B   30 %\n[run] something\n");
    }

    /** Every step is shown: none comes too soon after another. */
    private ConsoleProgress progress(boolean terminal) {
        RunOptions options = new RunOptions(
                "run-1", Instant.parse("2026-11-11T03:00:00Z"), new Window(DAY, DAY), 1, 1L << 20, 1L << 20, "test", 1);
        return new ConsoleProgress(new PrintStream(said, true, StandardCharsets.UTF_8), options, "book", terminal, 0);
    }
}
