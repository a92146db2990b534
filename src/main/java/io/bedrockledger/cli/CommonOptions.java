package io.bedrockledger.cli;

import io.bedrockledger.job.DataFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every command understands. A place that is not named lies in the folder of the launcher. */
final class CommonOptions {

    private static final String SAMPLE_LOGS = "sample-logs";

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The data folder: tables, record of executions, lock (default: ledger-data).")
    private @Nullable Path data;

    @Option(
            names = "--logs",
            paramLabel = "PLACE",
            description = "The logs: a folder or s3://bucket/prefix, the place above AWSLogs/ (default: sample-logs).")
    private @Nullable String logs;

    @Option(
            names = "--jobs",
            paramLabel = "DIR",
            description = "Price book, rules, profiles and the settings of the jobs (default: jobs).")
    private @Nullable Path jobs;

    DataFolder dataFolder() {
        return DataFolder.at(data == null ? home().resolve("ledger-data") : data);
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
        return jobs == null ? home().resolve("jobs") : jobs;
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
