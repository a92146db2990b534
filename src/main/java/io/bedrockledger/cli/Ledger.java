package io.bedrockledger.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;

/** The entry point of the command line. */
@Command(
        name = "./ledger",
        description = {
            "What generative AI on Amazon Bedrock costs, request by request, from the model invocation logs.",
            ""
        },
        subcommands = {NightlyCommand.class, StatusCommand.class, ExplainCommand.class, SqlCommand.class},
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        versionProvider = ProductVersion.class,
        optionListHeading = "%nOptions%n",
        commandListHeading = "%nCommands%n",
        footerHeading = "%nExamples%n",
        footer = {
            "  ./ledger nightly                       the job over sample-logs, into ledger-data",
            "  ./ledger sql \"SELECT * FROM cost_by_workflow LIMIT 10\"",
            "  ./ledger COMMAND --help                what a command does, with an example",
            "",
            "Exit codes: 0 done, 1 failed, 2 the command line or a setting is wrong, 3 done but a gate was crossed."
        })
public final class Ledger implements Runnable {

    @CommandLine.Spec
    private CommandLine.Model.@org.jspecify.annotations.Nullable CommandSpec spec;

    private Ledger() {}

    public static void main(String[] args) {
        System.exit(run(args));
    }

    /** Runs one command and returns its exit code. */
    static int run(String... args) {
        CommandLine commandLine = new CommandLine(new Ledger())
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.AUTO))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(false)
                .setUsageHelpWidth(110)
                .setParameterExceptionHandler(Failures::wrongCommandLine)
                .setExecutionExceptionHandler(Failures::failed);
        return commandLine.execute(args);
    }

    @Override
    public void run() {
        if (spec != null) {
            spec.commandLine().usage(spec.commandLine().getOut());
        }
    }
}
