package io.bedrockledger.warehouse;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The statements that an engine runs at the moment, for another thread to cancel. */
final class RunningStatements {

    private static final Logger LOG = LoggerFactory.getLogger(RunningStatements.class);

    private final List<Statement> running = new ArrayList<>();

    synchronized void add(Statement statement) {
        running.add(statement);
    }

    /** Takes a statement out, before its connection closes: after that it must not be cancelled. */
    synchronized void remove(Statement statement) {
        running.removeIf(other -> other == statement);
    }

    /** Cancels them; one that is only about to begin may miss it, so that who must be sure asks again. */
    synchronized void cancel() {
        for (Statement statement : running) {
            try {
                statement.cancel();
            } catch (SQLException e) {
                LOG.debug("event=not_cancelled", e);
            }
        }
    }
}
