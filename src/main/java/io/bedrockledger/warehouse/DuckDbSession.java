package io.bedrockledger.warehouse;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/**
 * One database of the engine, in which several statements are answered, one after the other: an answer is closed before
 * the next question. All see the tables as they were when it was opened. For one thread.
 */
public final class DuckDbSession implements SqlEngine, AutoCloseable {

    private final DuckDb engine;
    private final Connection connection;
    private final SessionViews views;
    private final RunningStatements running;

    DuckDbSession(DuckDb engine, Connection connection, SessionViews views, RunningStatements running) {
        this.engine = engine;
        this.connection = connection;
        this.views = views;
        this.running = running;
    }

    /** A statement that names a table which the session was not opened for is answered in a database of its own. */
    @Override
    public SqlResult query(String sql) {
        try {
            SelectGate.check(connection, sql);
        } catch (SQLException e) {
            throw DuckDb.refused(e);
        }
        Question question = new Question(sql, Map.of());
        return views.mayShow(question) ? query(question) : engine.query(sql);
    }

    /** Answers one of the questions that it was opened for: text of the program, which only reads. */
    SqlResult query(Question question) {
        try {
            views.show(question);
            return DuckDbResult.of(connection, question.sql(), running, () -> {});
        } catch (SQLException e) {
            if (DuckDb.LOST_MESSAGE.equals(e.getMessage())) {
                return engine.query(question.sql(), question.parts());
            }
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
