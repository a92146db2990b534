package io.bedrockledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedrockledger.attribution.AttributionGrade;
import io.bedrockledger.findings.FindingKind;
import io.bedrockledger.findings.FindingState;
import io.bedrockledger.invocation.Invocation;
import io.bedrockledger.invocation.RejectReason;
import io.bedrockledger.pricing.PricingReason;
import io.bedrockledger.pricing.PricingStatus;
import io.bedrockledger.prompts.PromptGrade;
import io.bedrockledger.warehouse.Column;
import io.bedrockledger.warehouse.LedgerTable;
import io.bedrockledger.warehouse.UpkeepReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** What docs/contract.md promises is what the code does, and what the README says of it too. */
class ContractTest {

    private static final Path CONTRACT = Path.of("docs", "contract.md");
    private static final Path README = Path.of("README.md");

    @Test
    void theCommandsAndTheirOptionsAreThose() throws IOException {
        Map<String, List<String>> promised =
                MarkdownTable.rows(CONTRACT, "## Command line", "command", "takes", "does").stream()
                        .collect(Collectors.toMap(
                                row -> row.get(0), row -> List.of(row.get(1).split(", "))));

        Map<String, List<String>> real = commands().stream()
                .collect(Collectors.toMap(
                        ContractTest::synopsis,
                        command -> optionNames(
                                command.getCommandSpec().options().stream().filter(option -> option.group() == null))));
        assertThat(promised).isEqualTo(real);
    }

    @Test
    void theOptionsOfEveryCommandAreThose() throws IOException {
        List<String> promised =
                MarkdownTable.rows(CONTRACT, "## Command line", "option of every command", "default", "meaning")
                        .stream()
                        .map(row -> row.get(0))
                        .toList();

        assertThat(commands())
                .allSatisfy(command -> assertThat(optionNames(
                                command.getCommandSpec().options().stream().filter(option -> option.group() != null)))
                        .isEqualTo(promised));
    }

    @Test
    void theExitCodesAreThose() throws IOException {
        List<String> codes = Stream.of(Failures.DONE, Failures.FAILED, Failures.WRONG_INPUT, Failures.GATE_CROSSED)
                .map(Object::toString)
                .toList();

        assertThat(firsts(CONTRACT, "exit code", "meaning")).isEqualTo(codes);
        assertThat(firsts(README, "exit code", "meaning")).isEqualTo(codes);
    }

    static List<Arguments> enums() {
        return List.of(
                Arguments.of(new String[] {"a record is rejected as", "when"}, RejectReason.values()),
                Arguments.of(
                        new String[] {"pricing_status", "list_cost_usd", "list_cost_ceiling_usd", "when"},
                        PricingStatus.values()),
                Arguments.of(new String[] {"pricing_reason", "why a call is not PRICED"}, PricingReason.values()),
                Arguments.of(
                        new String[] {"attribution_grade", "how the workflow is known"}, AttributionGrade.values()),
                Arguments.of(new String[] {"prompt_grade", "how the prompt is known"}, PromptGrade.values()),
                Arguments.of(new String[] {"status", "what became of the call"}, Invocation.Status.values()),
                Arguments.of(new String[] {"kind", "what was found", "about"}, FindingKind.values()),
                Arguments.of(new String[] {"state", "when"}, FindingState.values()),
                Arguments.of(new String[] {"upkeep", "what became of it"}, UpkeepReport.Outcome.values()));
    }

    @ParameterizedTest
    @MethodSource("enums")
    void theNamesAreThose(String[] heading, Enum<?>[] constants) throws IOException {
        assertThat(firsts(CONTRACT, heading))
                .isEqualTo(Stream.of(constants).map(Enum::name).toList());
    }

    @Test
    void whatAFindingIsAboutIsThat() throws IOException {
        assertThat(MarkdownTable.rows(CONTRACT, "## Findings", "kind", "what was found", "about"))
                .isEqualTo(Stream.of(FindingKind.values())
                        .map(kind -> List.of(
                                kind.name(),
                                kind.meaning(),
                                kind.subject().stream().map(Column::columnName).collect(Collectors.joining(", "))))
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void theColumnsOfATableAreThose(LedgerTable table) throws IOException {
        String partition = table.partition()
                .map(column -> " (partitioned by `" + column.columnName() + "`)")
                .orElse("");
        String title = "### " + table.tableName() + ": " + table.grain() + partition;

        assertThat(MarkdownTable.rows(CONTRACT, title, "column", "type"))
                .isEqualTo(table.columns().stream()
                        .map(column ->
                                List.of(column.columnName(), column.type().sqlName()))
                        .toList());
    }

    @Test
    void noOtherTableIsPromised() throws IOException {
        List<String> tables =
                Stream.of(LedgerTable.values()).map(LedgerTable::tableName).toList();

        assertThat(Files.readAllLines(CONTRACT).stream().filter(line -> line.startsWith("### ")))
                .hasSameSizeAs(tables);
        assertThat(firsts(README, "table", "one row per")).containsExactlyInAnyOrderElementsOf(tables);
    }

    @Test
    void theViewsAreThose() throws IOException {
        List<String> views;
        try (Stream<Path> files = Files.list(Path.of("sql", "views"))) {
            views = files.map(file -> file.getFileName().toString().replace(".sql", ""))
                    .toList();
        }

        assertThat(firsts(CONTRACT, "view", "answers")).containsExactlyInAnyOrderElementsOf(views);
        assertThat(firsts(README, "view", "answers").stream().flatMap(names -> Stream.of(names.split(", "))))
                .containsExactlyInAnyOrderElementsOf(views);
        assertThat(Terminal.type("sql", "--help").out()).contains(views);
    }

    /** Those that do something: a command with commands of its own only leads to them. */
    private static List<CommandLine> commands() {
        return leaves(Ledger.commandLine(Console.standard())).toList();
    }

    private static Stream<CommandLine> leaves(CommandLine command) {
        return command.getSubcommands().isEmpty()
                ? Stream.of(command)
                : command.getSubcommands().values().stream().flatMap(ContractTest::leaves);
    }

    private static String synopsis(CommandLine command) {
        return Stream.concat(
                        Stream.of(command.getCommandSpec().qualifiedName()),
                        command.getCommandSpec().positionalParameters().stream()
                                .map(parameter -> parameter.paramLabel()))
                .collect(Collectors.joining(" "));
    }

    private static List<String> optionNames(Stream<OptionSpec> options) {
        return options.map(OptionSpec::longestName).toList();
    }

    private static List<String> firsts(Path page, String... heading) throws IOException {
        return MarkdownTable.rows(page, "", heading).stream()
                .map(row -> row.get(0))
                .toList();
    }
}
