package io.bedrockledger.cli;

import java.io.PrintWriter;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ledger prices}: the price book. */
@Command(
        name = "prices",
        description = "The price book: what the gates say of it, and what a model costs.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples%n",
        footer = {
            "  ./ledger prices check                        every gate, before a change of jobs/prices is merged",
            "  ./ledger prices show claude-sonnet-4-5       what it costs today, by route, region and tier"
        })
final class PricesCommand implements Runnable {

    @ArgGroup(validate = false, heading = CommonOptions.HEADING)
    @SuppressWarnings("UnusedVariable") // picocli looks at it
    private CommonOptions common = new CommonOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        spec.commandLine().usage(out);
    }
}
