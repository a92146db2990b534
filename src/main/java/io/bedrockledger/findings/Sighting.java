package io.bedrockledger.findings;

import io.bedrockledger.warehouse.FindingColumn;
import io.bedrockledger.warehouse.SqlResult;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A row of a detector: something of its kind is there.
 *
 * @param listCost7dUsd null when no call of the 7 days has a price
 * @param listCost28dUsd null when no call of the 28 days has a price
 * @param firstSeen usage date; null where there was never a call
 * @param lastSeen usage date; null where there was never a call
 * @param places {@code account/region}, separated by a comma; null where there was never a call
 * @param evidence further figures by name, a JSON object; null without any
 */
record Sighting(
        Subject subject,
        @Nullable BigDecimal listCost7dUsd,
        @Nullable BigDecimal listCost28dUsd,
        long calls7d,
        long calls28d,
        long unpricedCalls28d,
        @Nullable LocalDate firstSeen,
        @Nullable LocalDate lastSeen,
        @Nullable String places,
        @Nullable String evidence) {

    Sighting {
        Objects.requireNonNull(subject, "subject");
    }

    /**
     * The row on which an answer stands. Columns of the table of findings have their meaning there; any other one is
     * evidence under its own name.
     *
     * @throws IllegalArgumentException when a column that every detector has is missing, or has another type
     */
    static Sighting of(FindingKind kind, SqlResult row) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int column = 0; column < row.columns().size(); column++) {
            String name = row.columns().get(column).name().toLowerCase(Locale.ROOT);
            values.put(name, row.value(column).map(Object.class::cast).orElse(Absent.VALUE));
        }
        Map<FindingColumn, String> subject = new EnumMap<>(FindingColumn.class);
        for (FindingColumn column : kind.subject()) {
            String value = take(kind, values, column, String.class);
            if (value != null) {
                subject.put(column, value);
            }
        }
        return new Sighting(
                new Subject(kind, subject),
                take(kind, values, FindingColumn.LIST_COST_7D_USD, BigDecimal.class),
                take(kind, values, FindingColumn.LIST_COST_28D_USD, BigDecimal.class),
                number(kind, values, FindingColumn.CALLS_7D),
                number(kind, values, FindingColumn.CALLS_28D),
                number(kind, values, FindingColumn.UNPRICED_CALLS_28D),
                take(kind, values, FindingColumn.FIRST_SEEN, LocalDate.class),
                take(kind, values, FindingColumn.LAST_SEEN, LocalDate.class),
                take(kind, values, FindingColumn.PLACES, String.class),
                Evidence.json(values));
    }

    /** The same with the earlier of both first calls: what was seen once was there. */
    Sighting sinceFirst(Sighting earlier) {
        LocalDate first = earlier.firstSeen;
        if (first == null || (firstSeen != null && firstSeen.isBefore(first))) {
            return this;
        }
        return new Sighting(
                subject,
                listCost7dUsd,
                listCost28dUsd,
                calls7d,
                calls28d,
                unpricedCalls28d,
                first,
                lastSeen,
                places,
                evidence);
    }

    /** The places one by one. */
    Stream<String> placeNames() {
        return places == null ? Stream.empty() : Stream.of(places.split(", "));
    }

    private static long number(FindingKind kind, Map<String, Object> values, FindingColumn column) {
        Long number = take(kind, values, column, Long.class);
        return number == null ? 0 : number;
    }

    private static <T> @Nullable T take(
            FindingKind kind, Map<String, Object> values, FindingColumn column, Class<T> type) {
        Object value = values.remove(column.columnName());
        if (value == Absent.VALUE) {
            return null;
        }
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException(
                    "[sql/findings/" + kind.detector() + ".sql] a detector must have the column "
                            + column.columnName() + ", a " + column.type().sqlName() + "; "
                            + (value == null ? "it has none" : "it has another type") + "; correct the script");
        }
        return type.cast(value);
    }

    /** Stands for NULL in a map of values. */
    enum Absent {
        VALUE
    }
}
