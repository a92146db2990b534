package io.bedrockledger.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ledger status}: what has run, and up to when the data goes. */
@Command(
        name = "status",
        description = "What has run, and up to when the data goes; exit code 1 when it is older than allowed.",
        footerHeading = "%nExample%n",
        footer =
                "  ./ledger status --max-age 26h          for a monitor: exit code 1 when a night or its logs are missing")
final class StatusCommand implements Callable<Integer> {

    private static final int SHOWN = 5;

    private static final String COLUMNS =
            "select run_id, job, state, started_at, ended_at, data_up_to, log_days, records, price_book_version from runs";

    @Option(
            names = "--max-age",
            paramLabel = "AGE",
            converter = AgeConverter.class,
            description = "How old the last run and the latest call may be, such as 26h, 90m or 2d. Default: any age.")
    private Optional<Duration> maxAge = Optional.empty();

    @ArgGroup(validate = false, heading = CommonOptions.HEADING)
    private CommonOptions common = new CommonOptions();

    private final Console console;

    StatusCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        try (Reader reader = Reader.open(common)) {
            List<List<Optional<Object>>> runs =
                    Reader.rows(reader.engine(), COLUMNS + " order by started_at desc limit " + SHOWN);
            if (runs.isEmpty()) {
                console.err().println("[status] no run has completed yet; run ./ledger nightly");
                return Failures.FAILED;
            }
            // Reports and repricings read no log; the runs that do tell how fresh the tables are.
            List<Optional<Object>> night =
                    Reader.rows(reader.engine(), COLUMNS + " where job = 'nightly' order by started_at desc limit 1")
                            .stream()
                            .findFirst()
                            .orElse(runs.get(0));
            print(console.out(), runs, night);
            return age(night);
        }
    }

    private static void print(PrintStream out, List<List<Optional<Object>>> runs, List<Optional<Object>> last) {
        out.println("Data up to " + moment(last.get(5)) + "   last run " + moment(last.get(4)) + "   price book "
                + text(last.get(8)));
        out.println();
        TextTable table = new TextTable(
                TextTable.Align.LEFT,
                TextTable.Align.LEFT,
                TextTable.Align.LEFT,
                TextTable.Align.LEFT,
                TextTable.Align.RIGHT,
                TextTable.Align.RIGHT);
        table.row("Run", "Job", "State", "Started", "Log days", "Records");
        for (List<Optional<Object>> run : runs) {
            table.row(
                    text(run.get(0)),
                    text(run.get(1)),
                    text(run.get(2)),
                    moment(run.get(3)),
                    count(run.get(6)),
                    count(run.get(7)));
        }
        table.lines("  ").forEach(out::println);
    }

    private int age(List<Optional<Object>> last) {
        if (maxAge.isEmpty()) {
            return Failures.DONE;
        }
        boolean runIsOld =
                isOlder("the last completed run", last.get(4), "see why the scheduler did not run ./ledger nightly");
        boolean dataIsOld = isOlder(
                "the latest call in the tables", last.get(5), "see whether AWS still delivers the invocation logs");
        return runIsOld || dataIsOld ? Failures.FAILED : Failures.DONE;
    }

    private boolean isOlder(String what, Optional<Object> moment, String advice) {
        Instant at = moment.map(Instant.class::cast).orElse(Instant.EPOCH);
        Duration age = Duration.between(at, Clock.systemUTC().instant());
        Duration limit = maxAge.orElse(age);
        if (age.compareTo(limit) <= 0) {
            return false;
        }
        console.err()
                .println("[status] " + what + " must be at most " + Figures.age(limit) + " old; it is "
                        + Figures.age(age) + " old; " + advice);
        return true;
    }

    private static String moment(Optional<Object> instant) {
        return instant.map(value -> Figures.moment((Instant) value)).orElse("never");
    }

    private static String text(Optional<Object> value) {
        return value.map(Object::toString).orElse("");
    }

    private static String count(Optional<Object> value) {
        return value.map(number -> Figures.count(((Number) number).longValue())).orElse("");
    }
}
