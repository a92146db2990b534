package io.bedrockledger.cli;

import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ledger prices}: what there is to do about the price book. */
@Command(
        name = "prices",
        description = "The price book: what calls cost, and what AWS's price list says of it.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples%n",
        footer = "  ./ledger prices import index.json     what a price list says that the book does not")
final class PricesCommand implements Runnable {

    @ArgGroup(validate = false, heading = CommonOptions.HEADING)
    @SuppressWarnings("UnusedVariable") // picocli looks at it
    private CommonOptions common = new CommonOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** The command with its own commands. */
    static CommandLine commandLine(Console console) {
        return new CommandLine(new PricesCommand()).addSubcommand(new PricesImportCommand(console));
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
