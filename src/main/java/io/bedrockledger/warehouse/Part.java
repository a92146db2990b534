package io.bedrockledger.warehouse;

import java.time.LocalDate;
import java.util.Collection;
import java.util.stream.Collectors;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;

/**
 * The part of a table that a statement sees.
 *
 * @param filter by which files are planned
 * @param condition the same in SQL, by which rows are let through
 */
record Part(Expression filter, String condition) {

    /** All of it. */
    static final Part WHOLE = new Part(Expressions.alwaysTrue(), "true");

    /** The rows whose date is one of some; none without a date. */
    static Part of(Column date, Collection<LocalDate> dates) {
        if (dates.isEmpty()) {
            return new Part(Expressions.alwaysFalse(), "false");
        }
        String listed = dates.stream().map(day -> "date '" + day + "'").collect(Collectors.joining(", "));
        return new Part(Filters.in(date, dates), date.columnName() + " in (" + listed + ")");
    }
}
