package io.bedrockledger.cli;

import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ledger prices}: the price book. */
@Command(
        name = "prices",
        description = "The price book: what its gates say, what a model costs, and what AWS's price list says of it.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples%n",
        footer = {
            "  ./ledger prices check                        every gate, before a change of jobs/prices is merged",
            "  ./ledger prices show claude-sonnet-4-5       what it costs today, by route, region and tier",
            "  ./ledger prices import index.json            what a price list says that the book does not"
        })
final class PricesCommand implements Runnable {

    @ArgGroup(validate = false, heading = CommonOptions.HEADING)
    @SuppressWarnings("UnusedVariable") // picocli looks at it
    private CommonOptions common = new CommonOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** The command with its own commands. */
    static CommandLine commandLine(Console console) {
        return new CommandLine(new PricesCommand())
                .addSubcommand(new PricesCheckCommand(console))
                .addSubcommand(new PricesShowCommand(console))
                .addSubcommand(new PricesImportCommand(console));
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
