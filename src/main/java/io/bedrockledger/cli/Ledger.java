package io.bedrockledger.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The entry point of the command line. */
@Command(
        name = "./ledger",
        description = "What generative AI on Amazon Bedrock costs, request by request, from the model invocation logs.",
        synopsisSubcommandLabel = "COMMAND",
        versionProvider = ProductVersion.class,
        footerHeading = "%nExamples%n",
        footer = {
            "  ./ledger nightly                  the job over sample-logs, into ledger-data",
            "  ./ledger sql \"SELECT * FROM cost_by_workflow LIMIT 10\"",
            "  ./ledger COMMAND --help           what a command does and takes, with examples",
            "",
            "Exit codes: 0 done, 1 failed, 2 the command line or a setting is wrong, 3 done but a gate was crossed."
        })
public final class Ledger implements Runnable {

    private static final int HELP_WIDTH = 108;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this text.")
    @SuppressWarnings("UnusedVariable") // picocli looks at it
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Shows the version.")
    @SuppressWarnings("UnusedVariable") // picocli looks at it
    private boolean version;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private Ledger() {}

    public static void main(String[] args) {
        System.exit(run(Console.standard(), args));
    }

    /** Runs one command and returns its exit code. */
    static int run(Console console, String... args) {
        return commandLine(console).execute(args);
    }

    /** The command line with all of its commands. */
    static CommandLine commandLine(Console console) {
        return styled(new CommandLine(new Ledger())
                        .addSubcommand(new NightlyCommand(console))
                        .addSubcommand(new StatusCommand(console))
                        .addSubcommand(new ReportCommand(console))
                        .addSubcommand(new ExplainCommand(console))
                        .addSubcommand(new SqlCommand(console))
                        .addSubcommand(new FindingsCommand(console))
                        .addSubcommand(new RepriceCommand(console))
                        .addSubcommand(new ReattributeCommand(console))
                        .addSubcommand(PricesCommand.commandLine(console)))
                .setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8))
                .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.AUTO))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Failures::wrongCommandLine)
                .setExecutionExceptionHandler(Failures::failed);
    }

    /** Gives every help text the same order: what the command does, its own options, those of all commands, examples. */
    private static CommandLine styled(CommandLine commandLine) {
        commandLine
                .getCommandSpec()
                .usageMessage()
                .width(HELP_WIDTH)
                .abbreviateSynopsis(true)
                .sortOptions(false)
                .synopsisHeading("")
                .descriptionHeading("%n")
                .parameterListHeading("%n")
                .optionListHeading("%nOptions%n")
                .commandListHeading("%nCommands%n");
        commandLine.getSubcommands().values().forEach(Ledger::styled);
        return commandLine;
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
