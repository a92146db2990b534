package io.bedrockledger.job;

import io.bedrockledger.warehouse.EmbeddedDatabase;
import io.bedrockledger.warehouse.EmbeddedDatabase.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database that holds the record of executions: a file of the data folder, or what {@code spring.datasource.url}
 * names. The tables do without it: a file that is damaged is put aside, and a new one begun.
 */
final class ExecutionsDatabase {

    private static final Logger LOG = LoggerFactory.getLogger(ExecutionsDatabase.class);

    private static final String NAME = "executions";
    private static final String SUFFIX = ".mv.db";

    /** The context closes the database, once the job has ended; by itself it would close as soon as the process is to. */
    private static final String H2_OPTIONS = ";DB_CLOSE_ON_EXIT=FALSE;MAX_COMPACT_TIME=20";

    private final Path folder;
    private final String url;

    /**
     * The database of a data folder.
     *
     * @param url what the settings name
     */
    ExecutionsDatabase(Path folder, String url) {
        this.folder = folder;
        this.url = url;
    }

    /** The address of the file of a data folder, which is used where the settings name no database. */
    static String defaultUrl(Path folder) {
        return "jdbc:h2:file:" + folder.resolve(NAME) + H2_OPTIONS;
    }

    /**
     * Connects for the first time and makes the tables that are missing.
     *
     * @throws JobFailedException when that cannot be; the message says what to do
     */
    void prepare(DataSource dataSource) throws IOException {
        try {
            JobRepositorySchema.complete(dataSource);
        } catch (SQLException | RuntimeException e) {
            if (!isOwn() || !EmbeddedDatabase.trouble(e).equals(Optional.of(Trouble.DAMAGED))) {
                throw new JobFailedException(message(e), e);
            }
            putAside();
            prepareAgain(dataSource);
        }
    }

    private void prepareAgain(DataSource dataSource) {
        try {
            JobRepositorySchema.complete(dataSource);
        } catch (SQLException | RuntimeException e) {
            throw new JobFailedException(message(e), e);
        }
    }

    private boolean isOwn() {
        return url.equals(defaultUrl(folder));
    }

    private Path file() {
        return folder.resolve(NAME + SUFFIX);
    }

    private void putAside() throws IOException {
        Path aside = folder.resolve(NAME + ".damaged" + SUFFIX);
        Files.move(file(), aside, StandardCopyOption.REPLACE_EXISTING);
        LOG.warn(
                "event=executions_damaged file={} the record of executions was damaged and is put aside; the run goes"
                        + " on without it, which loses nothing of the tables",
                aside);
    }

    private String message(Exception failure) {
        if (isOwn()) {
            return EmbeddedDatabase.trouble(failure)
                    .map(trouble -> EmbeddedDatabase.message(file(), "the record of executions", trouble))
                    .orElseGet(() -> "[" + file() + "] the record of executions must open; " + reason(failure)
                            + "; see to its folder, or remove the file, which loses nothing of the tables");
        }
        return "[" + address() + "] the record of executions must be reachable; " + reason(failure)
                + "; start that database, or correct spring.datasource, then run again";
    }

    /** Without the parameters, among which a password may stand. */
    private String address() {
        return url.split("[?;]", 2)[0];
    }

    private static String reason(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        return message.lines().findFirst().orElse("it is not");
    }
}
