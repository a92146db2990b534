package io.bedrockledger.warehouse;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.duckdb.DuckDBDriver;

/** Writes a data file of calls again with other column names in another order, as an older version might have. */
final class RenamedColumns {

    private RenamedColumns() {}

    static void rewrite(Path file) throws SQLException {
        String name = "'" + file.toString().replace("'", "''") + "'";
        try (Connection connection = new DuckDBDriver().connect("jdbc:duckdb:", new Properties());
                Statement statement = connection.createStatement()) {
            statement.execute("create table old as select list_cost_usd as team, team as owner, request_id as id from "
                    + "read_parquet(" + name + ")");
            statement.execute("copy old to " + name + " (format parquet, field_ids {team: "
                    + InvocationColumn.LIST_COST_USD.fieldId() + ", owner: " + InvocationColumn.TEAM.fieldId()
                    + ", id: " + InvocationColumn.REQUEST_ID.fieldId() + "})");
        }
    }
}
