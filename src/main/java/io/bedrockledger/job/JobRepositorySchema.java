package io.bedrockledger.job;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import javax.sql.DataSource;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** The tables of the record of executions: made once, in any database that Spring Batch knows. */
final class JobRepositorySchema {

    private JobRepositorySchema() {}

    static void createIfMissing(DataSource dataSource) throws SQLException {
        DatabaseDriver driver;
        try (Connection connection = dataSource.getConnection()) {
            if (exists(connection)) {
                return;
            }
            driver = DatabaseDriver.fromJdbcUrl(connection.getMetaData().getURL());
        }
        String platform = driver.name().toLowerCase(Locale.ROOT);
        new ResourceDatabasePopulator(
                        new ClassPathResource("org/springframework/batch/core/schema-" + platform + ".sql"))
                .execute(dataSource);
    }

    private static boolean exists(Connection connection) throws SQLException {
        for (String name : new String[] {"BATCH_JOB_INSTANCE", "batch_job_instance"}) {
            try (ResultSet tables = connection.getMetaData().getTables(null, null, name, null)) {
                if (tables.next()) {
                    return true;
                }
            }
        }
        return false;
    }
}
