package io.bedrockledger.warehouse;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;

/** Iceberg filters for log days and dates. */
final class Filters {

    private Filters() {}

    /** The rows of some log days; at least one. */
    static Expression ofUnits(Collection<DayUnit> units) {
        List<Expression> days =
                units.stream()
                        .distinct()
                        .collect(groupingBy(DayUnit::logDate, TreeMap::new, toList()))
                        .entrySet()
                        .stream()
                        .map(day -> Expressions.and(
                                Expressions.equal("log_date", days(day.getKey())),
                                anyOf(day.getValue().stream()
                                        .map(Filters::ofFolder)
                                        .toList())))
                        .map(Expression.class::cast)
                        .toList();
        return anyOf(days);
    }

    /** The rows whose date is one of some; at least one. */
    static Expression in(Column column, Collection<LocalDate> dates) {
        return Expressions.in(
                column.columnName(), dates.stream().map(Filters::days).toArray());
    }

    /** The rows whose date lies between two, both inclusive. */
    static Expression between(Column column, LocalDate from, LocalDate to) {
        return Expressions.and(
                Expressions.greaterThanOrEqual(column.columnName(), days(from)),
                Expressions.lessThanOrEqual(column.columnName(), days(to)));
    }

    /** The rows whose date lies before one. */
    static Expression before(Column column, LocalDate date) {
        return Expressions.lessThan(column.columnName(), days(date));
    }

    private static Expression ofFolder(DayUnit unit) {
        return Expressions.and(
                Expressions.equal("account_id", unit.accountId()), Expressions.equal("region", unit.region()));
    }

    /** One of many as a balanced tree: a chain of a thousand would be walked by a thousand nested calls. */
    private static Expression anyOf(List<Expression> alternatives) {
        int size = alternatives.size();
        if (size == 1) {
            return alternatives.get(0);
        }
        return Expressions.or(anyOf(alternatives.subList(0, size / 2)), anyOf(alternatives.subList(size / 2, size)));
    }

    private static int days(LocalDate date) {
        return Math.toIntExact(date.toEpochDay());
    }
}
