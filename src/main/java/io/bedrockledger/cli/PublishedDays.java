package io.bedrockledger.cli;

import io.bedrockledger.ingest.RunOptions;
import io.bedrockledger.ingest.Window;
import io.bedrockledger.job.DataFolder;
import io.bedrockledger.settings.SettingsException;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import picocli.CommandLine.Option;

/** The published log days that a command changes on purpose. */
final class PublishedDays {

    @Option(
            names = "--from",
            paramLabel = "DATE",
            required = true,
            converter = DateConverter.class,
            description = "First UTC day of log folders.")
    private LocalDate from = LocalDate.EPOCH;

    @Option(
            names = "--to",
            paramLabel = "DATE",
            required = true,
            converter = DateConverter.class,
            description = "Last UTC day of log folders, inclusive.")
    private LocalDate to = LocalDate.EPOCH;

    /**
     * What a run over these days is asked to do.
     *
     * @throws SettingsException when the first day comes after the last
     */
    RunOptions options(Instant startedAt) {
        if (from.isAfter(to)) {
            throw new SettingsException("[command line] --from must not be after --to; found " + from + " after " + to
                    + "; name an earlier --from or a later --to");
        }
        return new RunOptions(
                NightlyCommand.runId(startedAt),
                startedAt,
                new Window(from, to),
                1,
                1,
                1,
                ProductVersion.text(),
                DataFolder.CONTRACT_VERSION);
    }

    /**
     * A data folder that a run made.
     *
     * @throws SettingsException when none did
     */
    static DataFolder require(DataFolder folder) throws IOException {
        if (folder.identity().isEmpty()) {
            throw new SettingsException("[" + folder.root() + "] a data folder is made by a run; there is none here; "
                    + "run ./ledger nightly first, or name another folder with --data");
        }
        return folder;
    }
}
