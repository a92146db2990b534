package io.bedrockledger.warehouse;

import java.sql.Array;
import java.sql.Blob;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.duckdb.DuckDBStruct;
import org.jspecify.annotations.Nullable;

/** The rows of an answer of DuckDB as it makes them. */
final class DuckDbResult implements SqlResult {

    /** What ends with the answer. */
    @FunctionalInterface
    interface Owned {
        void close() throws SQLException;
    }

    private final Statement statement;
    private final Owned owned;
    private final RunningStatements running;
    private final ResultSet rows;
    private final List<SqlColumn> columns;

    private DuckDbResult(
            Statement statement, Owned owned, RunningStatements running, ResultSet rows, List<SqlColumn> columns) {
        this.statement = statement;
        this.owned = owned;
        this.running = running;
        this.rows = rows;
        this.columns = columns;
    }

    /**
     * Runs a statement in a database that the answer owns.
     *
     * @param running holds the statement until the answer is closed
     * @param owned closed with the answer, after its statement
     */
    static DuckDbResult of(Connection connection, String sql, RunningStatements running, Owned owned)
            throws SQLException {
        Statement statement = connection.createStatement();
        running.add(statement);
        try {
            return of(statement, sql, running, owned);
        } catch (SQLException | RuntimeException e) {
            running.remove(statement);
            throw e;
        }
    }

    private static DuckDbResult of(Statement statement, String sql, RunningStatements running, Owned owned)
            throws SQLException {
        ResultSet rows = statement.executeQuery(sql);
        ResultSetMetaData meta = rows.getMetaData();
        List<SqlColumn> columns = new ArrayList<>();
        for (int i = 1; i <= meta.getColumnCount(); i++) {
            columns.add(SqlColumn.of(meta.getColumnLabel(i), meta.getColumnTypeName(i)));
        }
        return new DuckDbResult(statement, owned, running, rows, List.copyOf(columns));
    }

    @Override
    public List<SqlColumn> columns() {
        return columns;
    }

    @Override
    public boolean next() {
        try {
            return rows.next();
        } catch (SQLException e) {
            throw DuckDb.refused(e);
        }
    }

    @Override
    public Optional<Object> value(int column) {
        try {
            if (columns.get(column).typeName().equals("TIMESTAMP")) {
                return Optional.ofNullable(rows.getObject(column + 1, LocalDateTime.class));
            }
            return Optional.ofNullable(plain(rows.getObject(column + 1)));
        } catch (SQLException e) {
            throw DuckDb.refused(e);
        }
    }

    @Override
    public void close() {
        running.remove(statement);
        try {
            statement.close();
            owned.close();
        } catch (SQLException e) {
            throw DuckDb.refused(e);
        }
    }

    /** The value without the driver's own types. */
    private static @Nullable Object plain(@Nullable Object value) throws SQLException {
        if (value instanceof OffsetDateTime time) {
            return time.toInstant();
        }
        if (value instanceof Array array) {
            return list(array);
        }
        if (value instanceof DuckDBStruct struct) {
            return map(struct.getMap());
        }
        if (value instanceof Map<?, ?> map) {
            return map(map);
        }
        if (value instanceof Blob blob) {
            return "blob of " + blob.length() + " bytes";
        }
        return value;
    }

    private static List<@Nullable Object> list(Array array) throws SQLException {
        List<@Nullable Object> list = new ArrayList<>();
        for (Object element : (Object[]) array.getArray()) {
            list.add(nested(element));
        }
        return list;
    }

    private static Map<String, @Nullable Object> map(Map<?, ?> entries) throws SQLException {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : entries.entrySet()) {
            map.put(String.valueOf(entry.getKey()), nested(entry.getValue()));
        }
        return map;
    }

    private static @Nullable Object nested(@Nullable Object value) throws SQLException {
        Object plain = plain(value);
        if (plain == null || plain instanceof Number || plain instanceof Boolean) {
            return plain;
        }
        return plain instanceof List<?> || plain instanceof Map<?, ?> ? plain : plain.toString();
    }
}
