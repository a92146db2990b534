package io.bedrockledger.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedrockledger.testing.FinishedProcess;
import io.bedrockledger.testing.LedgerProcess;
import io.bedrockledger.testing.SmallJobs;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The record of executions in PostgreSQL, chosen by Spring Boot's own keys. */
class PostgresJobRepositoryIT {

    private static final String DAY = "2026-11-20";

    @TempDir
    Path folder;

    private @Nullable EmbeddedPostgres started;

    @BeforeEach
    void startServer() {
        try {
            started = EmbeddedPostgres.start();
        } catch (IOException | RuntimeException e) {
            Assumptions.abort("needs a PostgreSQL server that starts: " + e.getMessage());
        }
    }

    @AfterEach
    void stopServer() throws IOException {
        if (started != null) {
            started.close();
        }
    }

    @Test
    void twoNightsAreRecordedThereAndNowhereElse() throws Exception {
        FinishedProcess first = nightly();
        FinishedProcess second = nightly();

        assertThat(first.exitCode()).as(first.err()).isZero();
        assertThat(second.exitCode()).as(second.err()).isZero();
        assertThat(rows("select e.status, left(i.job_name, 8) from batch_job_execution e join batch_job_instance i"
                        + " on i.job_instance_id = e.job_instance_id order by e.job_execution_id"))
                .containsExactly("COMPLETED|nightly ", "COMPLETED|nightly ");
        assertThat(rows("select distinct status from batch_step_execution")).containsExactly("COMPLETED");
        assertThat(folder.resolve("data")).isDirectoryNotContaining("glob:**executions*");
    }

    /** The setting is given as people give it, in the file of the job. */
    private FinishedProcess nightly() throws IOException, InterruptedException {
        Path jobs = folder.resolve("jobs");
        if (Files.notExists(jobs)) {
            SmallJobs.copyPrices(jobs);
        }
        Files.writeString(jobs.resolve("nightly.yaml"), """
                spring:
                  datasource:
                    url: %s
                """.formatted(server().getJdbcUrl("postgres", "postgres")));
        List<String> arguments = List.of(
                "nightly", "--data=" + folder.resolve("data"), "--jobs=" + jobs, "--from=" + DAY, "--to=" + DAY);
        return FinishedProcess.of(LedgerProcess.command(List.of(), List.of(), arguments), folder);
    }

    private List<String> rows(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = server().getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                StringBuilder row = new StringBuilder(result.getString(1));
                for (int column = 2; column <= result.getMetaData().getColumnCount(); column++) {
                    row.append('|').append(result.getString(column));
                }
                rows.add(row.toString());
            }
        }
        return rows;
    }

    private EmbeddedPostgres server() {
        if (started == null) {
            throw new IllegalStateException(
                    "[postgres] the server must run; it was not started; see the test's set-up");
        }
        return started;
    }
}
