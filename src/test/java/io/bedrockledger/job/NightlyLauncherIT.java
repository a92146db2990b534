package io.bedrockledger.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bedrockledger.testing.LedgerFixture;
import io.bedrockledger.testing.LogCall;
import io.bedrockledger.testing.LogFolder;
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
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The job under Spring Batch: its record of executions helps where it is there, and is never needed. */
class NightlyLauncherIT {

    private static final String FROM = "2026-11-10";
    private static final String TO = "2026-11-11";

    @TempDir
    Path folder;

    private LogFolder logs;
    private LedgerFixture ledger;

    @BeforeEach
    void firstNight() throws IOException {
        logs = new LogFolder(folder.resolve("logs"));
        logs.put("2026-11-10", "a", LogCall.of("a1", "2026-11-10T12:00:00Z"));
        ledger = LedgerFixture.open(folder.resolve("data"), logs.root());
        ledger.launch(FROM, TO);
    }

    @AfterEach
    void close() throws IOException {
        ledger.close();
    }

    @Test
    void aSecondNightCommitsItsRunAlone() throws IOException {
        Map<String, String> snapshots = ledger.snapshots();
        List<Path> files = ledger.dataFiles();

        ledger.launch(FROM, TO);

        assertThat(ledger.snapshots()).isEqualTo(snapshots);
        assertThat(ledger.dataFiles()).isEqualTo(files);
        assertThat(ledger.rows("select state, log_days from runs order by run_id"))
                .containsExactly("COMPLETED|1", "COMPLETED|0");
    }

    @Test
    void theRecordOfExecutionsMayBeDeleted() throws IOException {
        Map<String, String> snapshots = ledger.snapshots();
        Files.delete(ledger.folder().resolve("executions.mv.db"));

        ledger.launch(FROM, TO);

        assertThat(ledger.snapshots()).isEqualTo(snapshots);
        assertThat(ledger.row("select count(*) from runs")).isEqualTo("2");
    }

    @Test
    void anExecutionThatDiedIsRecoveredAndTheWorkDone() throws IOException, SQLException {
        logs.put("2026-11-11", "b", LogCall.of("b1", "2026-11-11T12:00:00Z"));
        execute("update batch_job_execution set status = 'STARTED', exit_code = 'UNKNOWN', end_time = null");
        execute("update batch_step_execution set status = 'STARTED', exit_code = 'EXECUTING', end_time = null"
                + " where step_name in ('receipts', 'record')");

        ledger.launch(FROM, TO);

        assertThat(ledger.rows("select request_id from invocations order by 1")).containsExactly("a1", "b1");
        assertThat(statuses()).isEqualTo("[FAILED, COMPLETED]");
    }

    @Test
    void aRunThatFailsNamesTheCauseAndTheNextOneGoesOn() throws IOException, SQLException {
        Path object = logs.root().resolve(logs.put("2026-11-11", "b", LogCall.of("b1", "2026-11-11T12:00:00Z")));
        ledger.close();
        ledger = LedgerFixture.watched(
                folder.resolve("data"),
                logs.root().toString(),
                Map.of(),
                source -> new VanishingSource(source, object));
        Map<String, String> snapshots = ledger.snapshots();

        assertThatThrownBy(() -> ledger.launch(FROM, TO))
                .isInstanceOf(JobFailedException.class)
                .rootCause()
                .hasMessageEndingWith("b.json.gz] a listed log object must be there; it has vanished from "
                        + logs.root() + " since it was listed; run again");
        assertThat(ledger.snapshots()).isEqualTo(snapshots);

        logs.put("2026-11-11", "b", LogCall.of("b1", "2026-11-11T12:00:00Z"));
        ledger.launch(FROM, TO);
        assertThat(ledger.rows("select request_id from invocations order by 1")).containsExactly("a1", "b1");
        assertThat(statuses()).isEqualTo("[COMPLETED, FAILED, COMPLETED]");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = executions();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private String statuses() throws SQLException {
        List<String> statuses = new ArrayList<>();
        try (Connection connection = executions();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("select status from batch_job_execution order by job_execution_id")) {
            while (rows.next()) {
                statuses.add(rows.getString(1));
            }
        }
        return statuses.toString();
    }

    private Connection executions() throws SQLException {
        return DriverManager.getConnection("jdbc:h2:file:" + ledger.folder().resolve("executions"), "", "");
    }
}
