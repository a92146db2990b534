package io.bedrockledger.cli;

import io.bedrockledger.ingest.StoredCall;
import io.bedrockledger.pricing.PriceBook;
import io.bedrockledger.pricing.PricedCall;
import io.bedrockledger.warehouse.LedgerTable;
import io.bedrockledger.warehouse.Row;
import io.bedrockledger.warehouse.SqlColumn;
import io.bedrockledger.warehouse.SqlEngine;
import io.bedrockledger.warehouse.SqlResult;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A row of {@code invocations}, by column name; absent values are left out. */
final class CallRow {

    private final Map<String, Object> values;

    private CallRow(Map<String, Object> values) {
        this.values = values;
    }

    /** The calls of a request id: one, unless two accounts or regions gave the same id. */
    static List<CallRow> find(SqlEngine engine, String requestId) {
        String quoted = requestId.replace("'", "''");
        return select(
                engine, "select * from invocations where request_id = '" + quoted + "' order by account_id, region");
    }

    /** The calls that a statement selects, which must ask for every column. */
    static List<CallRow> select(SqlEngine engine, String sql) {
        List<CallRow> found = new ArrayList<>();
        try (SqlResult result = engine.query(sql)) {
            while (result.next()) {
                Map<String, Object> values = new LinkedHashMap<>();
                for (int column = 0; column < result.columns().size(); column++) {
                    SqlColumn named = result.columns().get(column);
                    result.value(column).ifPresent(value -> values.put(named.name(), value));
                }
                found.add(new CallRow(values));
            }
        }
        return found;
    }

    /** Every value, in the order of the columns. */
    Map<String, Object> values() {
        return values;
    }

    /** A text that the table requires. */
    String required(String column) {
        return text(column)
                .orElseThrow(() -> new IllegalStateException("[invocations] " + column + " must have a value"));
    }

    Optional<String> text(String column) {
        return Optional.ofNullable(values.get(column)).map(Object::toString);
    }

    Optional<BigDecimal> decimal(String column) {
        return Optional.ofNullable(values.get(column)).map(BigDecimal.class::cast);
    }

    /** A count or a decimal. */
    Optional<BigDecimal> quantity(String column) {
        return Optional.ofNullable(values.get(column)).map(Object::toString).map(BigDecimal::new);
    }

    Optional<Long> number(String column) {
        return Optional.ofNullable(values.get(column)).map(Number.class::cast).map(Number::longValue);
    }

    Instant invokedAt() {
        Object value = values.get("invoked_at");
        if (value instanceof Instant instant) {
            return instant;
        }
        throw new IllegalStateException("[invocations] invoked_at must be a time");
    }

    /**
     * The call as a price book wants it: what was priced when the row was made.
     *
     * @param book the one that priced it
     * @return empty when the row does not tell what was priced
     */
    Optional<PricedCall> priced(PriceBook book) {
        return new StoredCall(Row.of(LedgerTable.INVOCATIONS, values), book).by(book);
    }
}
