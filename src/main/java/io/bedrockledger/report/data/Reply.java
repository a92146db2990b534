package io.bedrockledger.report.data;

import io.bedrockledger.warehouse.SqlColumn;
import io.bedrockledger.warehouse.SqlResult;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rows that answer a question.
 *
 * @param columns names, in their order
 * @param rows the rows, in the order of the question
 */
record Reply(List<String> columns, List<Row> rows) {

    /** Reads an answer to its end. */
    static Reply of(SqlResult result) {
        List<String> columns = result.columns().stream().map(SqlColumn::name).toList();
        List<Row> rows = new ArrayList<>();
        while (result.next()) {
            Map<String, Object> values = new HashMap<>();
            List<@Nullable String> texts = new ArrayList<>();
            for (int at = 0; at < columns.size(); at++) {
                String column = columns.get(at);
                result.value(at).ifPresent(value -> values.put(column, value));
                texts.add(result.text(at).orElse(null));
            }
            rows.add(new Row(values, texts));
        }
        return new Reply(columns, List.copyOf(rows));
    }

    /** The rows as they are written into a file. */
    List<List<@Nullable String>> texts() {
        return rows.stream().map(Row::texts).toList();
    }

    /**
     * One row.
     *
     * @param values by column; a NULL is absent
     * @param texts the same as text, a NULL is null
     */
    record Row(Map<String, Object> values, List<@Nullable String> texts) {

        /** A text; null when NULL. */
        @Nullable
        String text(String column) {
            return value(column, String.class).orElse(null);
        }

        /** A whole number that the question never leaves NULL. */
        long count(String column) {
            Object value = required(column);
            return value instanceof BigInteger large ? large.longValueExact() : ((Number) value).longValue();
        }

        /** An amount that the question never leaves NULL. */
        BigDecimal usd(String column) {
            return (BigDecimal) required(column);
        }

        /** An amount; empty when NULL. */
        Optional<BigDecimal> amount(String column) {
            return value(column, BigDecimal.class);
        }

        /** A day that the question never leaves NULL. */
        LocalDate day(String column) {
            return (LocalDate) required(column);
        }

        /** A day; empty when NULL. */
        Optional<LocalDate> date(String column) {
            return value(column, LocalDate.class);
        }

        /** A time; empty when NULL. */
        Optional<Instant> time(String column) {
            return value(column, Instant.class);
        }

        private <T> Optional<T> value(String column, Class<T> type) {
            return Optional.ofNullable(values.get(column)).map(type::cast);
        }

        private Object required(String column) {
            return Optional.ofNullable(values.get(column))
                    .orElseThrow(() -> new IllegalStateException(
                            "[report] " + column + " must have a value; it is NULL; this is a bug of sql/report"));
        }
    }
}
