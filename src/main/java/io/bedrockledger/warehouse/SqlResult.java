package io.bedrockledger.warehouse;

import java.util.List;
import java.util.Optional;

/** The rows of an answer, one at a time, from first to last; for one thread. */
public interface SqlResult extends AutoCloseable {

    /** The columns in their order. */
    List<SqlColumn> columns();

    /** Moves to the next row, at first to the first; false after the last. */
    boolean next();

    /** A value of the current row by its place, from 0, in the Java type that its kind names; empty when NULL. */
    Optional<Object> value(int column);

    /**
     * A value of the current row as text, exact: decimals with all their digits and no exponent, times as
     * {@code 2025-11-03T08:30:00Z}, lists and maps as JSON; empty when NULL.
     */
    default Optional<String> text(int column) {
        return value(column).map(SqlText::of);
    }

    /** Lets the engine go. */
    @Override
    void close();
}
