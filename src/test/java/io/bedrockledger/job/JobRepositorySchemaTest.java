package io.bedrockledger.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

class JobRepositorySchemaTest {

    /** A run may die after any statement of the script. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 5, 6, 8, 9})
    void whatADeadRunHadNotMadeIsMadeByTheNext(int statements) throws Exception {
        String script = new ClassPathResource("org/springframework/batch/core/schema-h2.sql")
                .getContentAsString(StandardCharsets.UTF_8);
        DriverManagerDataSource left = database();
        for (String statement : List.of(script.split(";")).subList(0, statements)) {
            new ResourceDatabasePopulator(new ByteArrayResource((statement + ";").getBytes(StandardCharsets.UTF_8)))
                    .execute(left);
        }
        DriverManagerDataSource whole = database();
        JobRepositorySchema.complete(whole);

        JobRepositorySchema.complete(left);
        JobRepositorySchema.complete(left);

        assertThat(objects(left)).isEqualTo(objects(whole)).hasSize(9);
    }

    private static DriverManagerDataSource database() {
        return new DriverManagerDataSource("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    }

    private static List<String> objects(DriverManagerDataSource database) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select table_name from information_schema.tables where"
                        + " table_name like 'BATCH%' union all select sequence_name from information_schema.sequences"
                        + " where sequence_name like 'BATCH%' order by 1")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }
}
