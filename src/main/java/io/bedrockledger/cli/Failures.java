package io.bedrockledger.cli;

import io.bedrockledger.job.JobFailedException;
import io.bedrockledger.job.RunLock.RunLockedException;
import io.bedrockledger.pricing.offers.OfferException;
import io.bedrockledger.settings.SettingsException;
import io.bedrockledger.warehouse.SqlException;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what went wrong into one message and an exit code. */
final class Failures {

    /** Done and published. */
    static final int DONE = 0;
    /** Failed; the tables are as they were. */
    static final int FAILED = 1;
    /** The command line or a setting is wrong. */
    static final int WRONG_INPUT = 2;
    /** Done and published, but a gate was crossed. */
    static final int GATE_CROSSED = 3;

    private Failures() {}

    static int wrongCommandLine(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        command.getErr().println(command.getColorScheme().errorText("[command line] " + wrong(e)));
        command.getErr().println("  " + command.getCommandSpec().qualifiedName() + " --help shows what it takes");
        return WRONG_INPUT;
    }

    private static String wrong(ParameterException e) {
        if (!(e instanceof UnmatchedArgumentException unmatched)) {
            return String.valueOf(e.getMessage());
        }
        // What follows an unknown option is most often its value.
        String first = unmatched.getUnmatched().get(0);
        CommandLine command = e.getCommandLine();
        boolean option = unmatched.isUnknownOption();
        Optional<String> similar = Similar.to(
                first,
                option
                        ? command.getCommandSpec().optionsMap().keySet()
                        : command.getSubcommands().keySet());
        return "there is no "
                + (option ? "option " : command.getSubcommands().isEmpty() ? "further argument " : "command ") + first
                + similar.map(name -> "; did you mean " + name + "?").orElse("");
    }

    static int failed(Exception e, CommandLine command, ParseResult parsed) {
        Throwable cause =
                e instanceof JobFailedException && !isInForm(e) && e.getCause() != null ? unwrap(e.getCause()) : e;
        command.getErr().println(command.getColorScheme().errorText(message(cause)));
        if (System.getenv("LEDGER_TRACE") != null) {
            e.printStackTrace(command.getErr());
        }
        return cause instanceof SettingsException ? WRONG_INPUT : FAILED;
    }

    /** The first cause that is no wrapper of the machinery around the work. */
    private static Throwable unwrap(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null
                && (cause.getMessage() == null
                        || cause.getMessage()
                                .startsWith(cause.getCause().getClass().getName())
                        || cause.getClass().getName().startsWith("org.springframework"))) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static String message(Throwable cause) {
        if (isExplained(cause)) {
            return named(cause);
        }
        return BrokenEnvironment.told(cause, isInForm(cause)).orElseGet(() -> named(cause))
                + " (LEDGER_TRACE=1 prints where it happened)";
    }

    /** Whether the message says all there is to know. */
    private static boolean isExplained(Throwable cause) {
        return cause instanceof SettingsException
                || cause instanceof SqlException
                || cause instanceof OfferException
                || cause instanceof RunLockedException;
    }

    /** Whether the message begins with its place, as all of ours do. */
    private static boolean isInForm(Throwable failure) {
        return String.valueOf(failure.getMessage()).startsWith("[");
    }

    private static String named(Throwable cause) {
        String text = Optional.ofNullable(cause.getMessage()).orElse("no message");
        if (cause instanceof SqlException) {
            return text.startsWith("[") ? text : "[sql] " + text.strip();
        }
        boolean saysWhere = isInForm(cause) || cause instanceof SettingsException;
        return saysWhere ? text : "[" + cause.getClass().getSimpleName() + "] " + text;
    }
}
