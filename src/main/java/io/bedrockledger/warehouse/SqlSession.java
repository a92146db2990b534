package io.bedrockledger.warehouse;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One database for several statements, one after the other: all see the same snapshot of every table, and what several of
 * them read is made once. A statement that fails leaves the others alone.
 */
public final class SqlSession implements SqlEngine, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SqlSession.class);

    private final Connection connection;
    private final RunningStatements running;

    SqlSession(Connection connection, RunningStatements running) {
        this.connection = connection;
        this.running = running;
    }

    /** Keeps the rows of a view; a view that fails is left out, and with it fails who asks for it. */
    void keep(String view, String sql) {
        try (Statement statement = connection.createStatement()) {
            running.add(statement);
            try {
                statement.execute("create table " + view + " as " + sql);
            } finally {
                running.remove(statement);
            }
        } catch (SQLException e) {
            LOG.warn("event=view_failed view={} why=\"{}\"", view, e.getMessage());
        }
    }

    @Override
    public SqlResult query(String sql) {
        try {
            SelectGate.check(connection, sql);
            return DuckDbResult.of(connection, sql, running, () -> {});
        } catch (SQLException e) {
            throw DuckDb.refused(e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw DuckDb.refused(e);
        }
    }
}
