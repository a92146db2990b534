package io.bedrockledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What holds for the command line as a whole: help, and what is wrong with it or with the files under jobs/. */
class LedgerTest {

    private static final String[] PRICES = {"models:\n  - id: [1]\n", "nonsense: true\n"};

    @TempDir
    private Path folder;

    static Stream<String> commands() {
        return Ledger.commandLine(Console.standard()).getSubcommands().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void theHelpOfEveryCommandEndsWithAnExample(String command) {
        Terminal help = Terminal.type(command, "--help");

        assertThat(help.exit()).isZero();
        assertThat(help.err()).isEmpty();
        assertThat(help.out()).startsWith("./ledger " + command + " [OPTIONS]").contains("Options of every command");
        assertThat(help.out().substring(help.out().indexOf("\nExample"))).contains("  ./ledger " + command);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void optionsOfEveryCommandStandLast(String command) {
        String help = Terminal.type(command, "--help").out();

        int common = help.indexOf("Options of every command");
        assertThat(help.indexOf("--data=")).isGreaterThan(common);
        assertThat(help.indexOf("--logs=")).isGreaterThan(common);
        assertThat(help.indexOf("--jobs=")).isGreaterThan(common);
        assertThat(Ledger.commandLine(Console.standard()).getSubcommands().get(command))
                .isNotNull()
                .extracting(CommandLine::getCommandSpec)
                .satisfies(spec -> assertThat(spec.options())
                        .filteredOn(option -> option.group() == null)
                        .allSatisfy(option -> assertThat(help.indexOf(option.longestName() + "="))
                                .isLessThan(common)));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void helpFitsAScreenAndBreaksNoExample(String command) {
        assertThat(Terminal.type(command, "--help").out().lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(108))
                .filteredOn(line -> line.startsWith("  ./ledger"))
                .allSatisfy(line -> assertThat(
                                line.chars().filter(c -> c == '"').count() % 2)
                        .isZero());
    }

    @Test
    void withoutACommandItShowsItsHelp() {
        Terminal terminal = Terminal.type();

        assertThat(terminal.exit()).isZero();
        assertThat(terminal.out()).isEqualTo(Terminal.type("--help").out()).contains("nightly", "Exit codes");
    }

    @Test
    void itTellsItsVersion() {
        assertThat(Terminal.type("--version").out()).startsWith("Bedrock Ledger ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sql --fromat csv        | there is no option --fromat; did you mean --format? | ./ledger sql",
                "nightly --form 2026-1-1 | there is no option --form; did you mean --from?     | ./ledger nightly",
                "nightly --colour        | there is no option --colour                         | ./ledger nightly",
                "nigthly                 | there is no command nigthly; did you mean nightly?  | ./ledger",
                "frobnicate              | there is no command frobnicate                      | ./ledger",
                "status now              | there is no further argument now                    | ./ledger status",
                "sql                     | Missing required parameter: 'SQL'                   | ./ledger sql"
            })
    void aWrongCommandLineIsToldWithASuggestion(String typed, String told, String command) {
        Terminal terminal = Terminal.type(typed.split(" "));

        assertThat(terminal.exit()).isEqualTo(2);
        assertThat(terminal.out()).isEmpty();
        assertThat(terminal.err())
                .isEqualTo("[command line] " + told + "\n  " + command + " --help shows what it takes\n");
    }

    @Test
    void anUnknownKeyIsNamedWithItsFileAndLine() throws IOException {
        Path jobs = jobs("nightly.yaml", "ledger:\n  run:\n    treads: 2\n");

        Terminal terminal = nightly(jobs);

        assertThat(terminal.exit()).isEqualTo(2);
        assertThat(terminal.err())
                .startsWith("[settings] a key under ledger must be a known one; found ledger.run.treads (")
                .contains("nightly.yaml] - 3:13")
                .endsWith("; correct its name or remove it\n");
    }

    @Test
    void aFileThatIsNoYamlIsNamed() throws IOException {
        Terminal terminal = nightly(jobs("nightly.yaml", "ledger: [\n"));

        assertThat(terminal.exit()).isEqualTo(2);
        assertThat(terminal.err())
                .startsWith("[" + folder.resolve("jobs/nightly.yaml") + "] settings must be readable YAML;");
    }

    @Test
    void aWrongPriceBookIsTheUsersToCorrect() throws IOException {
        for (String prices : PRICES) {
            Terminal terminal = nightly(jobs("prices/mine.yaml", prices));

            assertThat(terminal.exit()).isEqualTo(2);
            assertThat(terminal.err()).startsWith("[mine.yaml:").doesNotContain("LEDGER_TRACE");
        }
    }

    @Test
    void aWrongRuleIsTheUsersToCorrect() throws IOException {
        Path jobs = jobs("workflows.yaml", "workflows:\n  - name: tutor\n    colour: red\n");

        Terminal terminal = nightly(withPrices(jobs));

        assertThat(terminal.exit()).isEqualTo(2);
        assertThat(terminal.err())
                .startsWith("[" + jobs.resolve("workflows.yaml") + ":3] a key must be one of ")
                .endsWith("it is colour; correct or remove it\n");
    }

    @Test
    void aWrongPromptIsTheUsersToCorrect() throws IOException {
        Path jobs = jobs("prompts/p.yaml", "owner: somebody\n");

        Terminal terminal = nightly(withPrices(jobs));

        assertThat(terminal.exit()).isEqualTo(2);
        assertThat(terminal.err()).startsWith("[" + jobs.resolve("prompts/p.yaml"));
    }

    @Test
    void aFolderOfOtherLogsIsRefused() {
        Terminal terminal = Terminal.type(
                "nightly",
                "--data",
                SmallLedger.data().toString(),
                "--logs",
                Path.of("sample-logs").toString());

        assertThat(terminal.exit()).isEqualTo(2);
        assertThat(terminal.err())
                .startsWith("[" + SmallLedger.data()
                        + "] a data folder holds the logs of one set of sources; this one has ")
                .endsWith("; name another folder with --data, or the same logs with --logs\n");
    }

    private Path jobs(String file, String text) throws IOException {
        Path path = folder.resolve("jobs").resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
        return folder.resolve("jobs");
    }

    private static Path withPrices(Path jobs) throws IOException {
        SmallLedger.copyPrices(jobs);
        return jobs;
    }

    private Terminal nightly(Path jobs) {
        return Terminal.type(
                "nightly",
                "--jobs",
                jobs.toString(),
                "--data",
                folder.resolve("data").toString(),
                "--logs",
                SmallLedger.logs().toString());
    }
}
