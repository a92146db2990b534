package io.bedrockledger.cli;

import io.bedrockledger.job.DataFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every command understands. A place that is not named lies in the folder of the launcher. */
final class CommonOptions {

    /** Stands above these options in the help text of a command. */
    static final String HEADING = "%nOptions of every command%n";

    private static final String DATA = "ledger-data";
    private static final String SAMPLE_LOGS = "sample-logs";
    private static final String JOBS = "jobs";

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The data folder: tables, record of executions, lock. Default: " + DATA + ".")
    private @Nullable Path data;

    @Option(
            names = "--logs",
            paramLabel = "PLACE",
            description = "Where the logs are: a folder or s3://bucket/prefix, the place above AWSLogs/."
                    + " Default: ledger.sources of the settings, else " + SAMPLE_LOGS + ".")
    private @Nullable String logs;

    @Option(
            names = "--jobs",
            paramLabel = "DIR",
            description = "Price book, rules, profiles, prompts and settings. Default: " + JOBS + ".")
    private @Nullable Path jobs;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this text.")
    @SuppressWarnings("UnusedVariable") // picocli looks at it
    private boolean help;

    DataFolder dataFolder() {
        return DataFolder.at(data == null ? home().resolve(DATA) : data);
    }

    /** The option that leads another command to the same data folder; empty when it finds it by itself. */
    String dataOption() {
        return data == null ? "" : " --data " + data;
    }

    /** The place that {@code --logs} names; empty when it was not given. */
    Optional<String> logs() {
        return Optional.ofNullable(logs);
    }

    /** Where the sample logs are. */
    Path sampleLogs() {
        return home().resolve(SAMPLE_LOGS);
    }

    Path jobs() {
        return jobs == null ? home().resolve(JOBS) : jobs;
    }

    /** The settings of a job; may be missing. */
    Path jobFile(String job) {
        return jobs().resolve(job + ".yaml");
    }

    private static Path home() {
        String home = System.getenv("LEDGER_HOME");
        Path here = Path.of("");
        return home == null || sameFolder(Path.of(home), here) ? here : Path.of(home);
    }

    private static boolean sameFolder(Path one, Path other) {
        return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize()) || !Files.isDirectory(one);
    }
}
