package io.bedrockledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedrockledger.testing.SmallJobs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two data folders whose executions are recorded in one database. */
class SharedRecordIT {

    @TempDir
    private Path folder;

    private String url;

    @BeforeEach
    void share() throws IOException {
        url = "jdbc:h2:file:" + folder.resolve("shared");
        SmallJobs.copyPrices(folder.resolve("jobs"));
        Files.writeString(folder.resolve("jobs/nightly.yaml"), "spring.datasource.url: " + url + "\n");
    }

    @Test
    void theRunThatIsUnderWayForOneIsNothingToTheOther() throws SQLException {
        nightly("one");
        execute("update batch_job_execution set status = 'STARTED', exit_code = 'UNKNOWN', end_time = null");

        nightly("other");
        assertThat(statuses()).containsExactly("STARTED", "COMPLETED");

        nightly("one");
        assertThat(statuses()).containsExactly("FAILED", "COMPLETED", "COMPLETED");
    }

    private void nightly(String data) {
        Terminal run = Terminal.type(
                "nightly",
                "--data=" + folder.resolve(data),
                "--logs=" + SmallLedger.logs(),
                "--jobs=" + folder.resolve("jobs"),
                "--from=2026-11-03",
                "--to=2026-11-03");
        assertThat(run.exit()).as(run.err()).isZero();
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private List<String> statuses() throws SQLException {
        List<String> statuses = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("select status from batch_job_execution order by job_execution_id")) {
            while (rows.next()) {
                statuses.add(rows.getString(1));
            }
        }
        return statuses;
    }
}
