package io.bedrockledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PricesCommandTest {

    @Test
    void theShippedBookPassesEveryGateAndItsOldSourcesAreWarnings() {
        Terminal terminal = Terminal.type("prices", "check", "--today=2026-11-25");

        assertThat(terminal.exit()).as(terminal.out()).isZero();
        assertThat(terminal.out())
                .startsWith("Price book 2026-12-")
                .contains("  quarantined   ", "\n  warning   [AWS")
                .containsPattern("\nEvery gate holds; \\d+ warnings\\.\n$");
        assertThat(Terminal.type("prices", "check", "--today=2026-01-01").out()).endsWith("\nEvery gate holds.\n");
    }

    @Test
    void anEntryThatAGateRefusesEndsWithTwo(@TempDir Path jobs) throws IOException {
        Files.createDirectory(jobs.resolve("prices"));
        Files.writeString(jobs.resolve("prices/acme.yaml"), """
                sources:
                  page: {title: A page, checked: 2026-11-15}
                models:
                  - id: acme.model-v1
                    family: Acme
                    developer: Acme
                    tokens: disjoint
                    cards:
                      - {from: 2026-01-01, recorded: 2026-11-20, source: page, rates: [{routes: [geo], usd: {input: 1, cache_read: 2}}]}
                """);

        Terminal terminal = Terminal.type("prices", "check", "--today=2026-11-25", "--jobs=" + jobs);

        assertThat(terminal.exit()).isEqualTo(2);
        assertThat(terminal.out())
                .isEqualTo("""
                Price book 2026-11-20-EDITION   1 rate cards of 1 models
                  quarantined   1 rate cards: a token read from the cache must not cost more than an input token
                  refused   [acme.yaml:9] a token read from the cache must not cost more than an input token; found 2
                            against 1 (acme.model-v1/geo/*/standard/2026-01-01/2026-11-20); read its source again
                1 to correct.
                """.replace("EDITION", terminal.out().substring(22, 30)));
    }

    @Test
    void aModelIsShownWithWhatHeldAndWhatWasKnown() {
        Terminal before = Terminal.type("prices", "show", "gpt-5.6-luna", "--at=2026-07-29");
        Terminal after =
                Terminal.type("prices", "show", "openai.gpt-5.6-luna", "--at=2026-07-30", "--region=us-east-1");
        Terminal unknown = Terminal.type("prices", "show", "gpt-5.6-luna", "--known=2026-11-01");

        assertThat(before.out())
                .contains("USD at the end of 2026-07-29 UTC", "\nopenai.gpt-5.6-luna   GPT, OpenAI\n")
                .containsPattern(
                        "  geo +every +standard +1\\.1 +0\\.11 +1\\.375 +6\\.6 +since 2026-07-13 until 2026-07-30\n");
        assertThat(after.out())
                .containsPattern("  geo +every +standard +0\\.22 ")
                .containsPattern("  geo +every +standard above 272,000 +0\\.44 ");
        assertThat(unknown.exit()).isEqualTo(2);
        assertThat(unknown.err())
                .isEqualTo(
                        "[prices show] the book must know the model; it has none like 'gpt-5.6-luna'; ./ledger prices"
                                + " show lists them\n");
    }

    @Test
    void theModelsAreListed() {
        assertThat(Terminal.type("prices", "show").out())
                .startsWith("Model ")
                .containsPattern("\nanthropic\\.claude-opus-5 +Claude Opus +Anthropic +\\d+\n");
    }

    @Test
    void whatThereIsToDoWithPricesIsShown() {
        assertThat(Terminal.type("prices").out()).contains("\n  check  ", "\n  show   ");
    }
}
