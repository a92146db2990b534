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

    /** The rows whose date is a day or one before it. */
    static Part upTo(Column date, LocalDate last) {
        return new Part(Filters.before(date, last.plusDays(1)), date.columnName() + " <= date '" + last + "'");
    }

    /** The rows whose date lies between two days, both inclusive. */
    static Part between(Column date, LocalDate first, LocalDate last) {
        return new Part(
                Filters.between(date, first, last),
                date.columnName() + " between date '" + first + "' and date '" + last + "'");
    }

    /** The rows that both hold. */
    Part and(Part other) {
        return new Part(Expressions.and(filter, other.filter), condition + " and " + other.condition);
    }
}
