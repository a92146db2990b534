package io.bedrockledger.job;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import javax.sql.DataSource;
import org.springframework.batch.infrastructure.item.database.support.DefaultDataFieldMaxValueIncrementerFactory;
import org.springframework.batch.infrastructure.support.DatabaseType;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.MetaDataAccessException;

/** The tables of the record of executions: made once, in any database that Spring Batch knows. */
final class JobRepositorySchema {

    /** What the script of every database makes last but for indexes, a sequence or a table in place of one. */
    private static final String LAST = "BATCH_JOB_INSTANCE_SEQ";

    private JobRepositorySchema() {}

    /** Makes what is missing: all of it at the first run, and at the next what a run that died meanwhile had not made. */
    static void complete(DataSource dataSource) throws SQLException {
        DatabaseDriver driver;
        boolean begun;
        try (Connection connection = dataSource.getConnection()) {
            begun = isBegun(connection);
            driver = DatabaseDriver.fromJdbcUrl(connection.getMetaData().getURL());
        }
        String platform = driver.name().toLowerCase(Locale.ROOT);
        if (begun && isComplete(dataSource)) {
            return;
        }
        ResourceDatabasePopulator script = new ResourceDatabasePopulator(
                new ClassPathResource("org/springframework/batch/core/schema-" + platform + ".sql"));
        // What is there already is refused, statement by statement, and stays.
        script.setContinueOnError(begun);
        script.execute(dataSource);
    }

    private static boolean isBegun(Connection connection) throws SQLException {
        for (String name : new String[] {"BATCH_JOB_INSTANCE", "batch_job_instance"}) {
            try (ResultSet tables = connection.getMetaData().getTables(null, null, name, null)) {
                if (tables.next()) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String type(DataSource dataSource) throws SQLException {
        try {
            return DatabaseType.fromMetaData(dataSource).name();
        } catch (MetaDataAccessException e) {
            throw new SQLException(e);
        }
    }

    /** Asks for an id, which costs one: databases tell what sequences they have each in its own way. */
    private static boolean isComplete(DataSource dataSource) throws SQLException {
        try {
            new DefaultDataFieldMaxValueIncrementerFactory(dataSource)
                    .getIncrementer(type(dataSource), LAST)
                    .nextLongValue();
            return true;
        } catch (DataAccessException e) {
            return false;
        }
    }
}
