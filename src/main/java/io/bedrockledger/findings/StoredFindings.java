package io.bedrockledger.findings;

import io.bedrockledger.warehouse.Column;
import io.bedrockledger.warehouse.FindingColumn;
import io.bedrockledger.warehouse.SqlEngine;
import io.bedrockledger.warehouse.SqlResult;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The table {@code findings} as the last look left it. */
final class StoredFindings {

    private static final String SQL = "select "
            + Stream.of(FindingColumn.values()).map(FindingColumn::columnName).collect(Collectors.joining(", "))
            + " from findings order by finding_id";

    private StoredFindings() {}

    /**
     * A row of the table.
     *
     * @param runId the run that wrote it
     */
    record Stored(Finding finding, String runId) {}

    /** Every row by its id. */
    static Map<String, Stored> read(SqlEngine engine) {
        Map<String, Stored> stored = new LinkedHashMap<>();
        try (SqlResult row = engine.query(SQL)) {
            while (row.next()) {
                stored.put(required(row, FindingColumn.FINDING_ID, String.class), stored(row));
            }
        }
        return stored;
    }

    private static Stored stored(SqlResult row) {
        FindingKind kind = FindingKind.valueOf(required(row, FindingColumn.KIND, String.class));
        Long rank = Optional.ofNullable(value(row, FindingColumn.RANK, Number.class))
                .map(Number::longValue)
                .orElse(null);
        boolean aboutTeam = kind.subject().contains(FindingColumn.TEAM);
        Finding finding = new Finding(
                seen(kind, row),
                required(row, FindingColumn.AS_OF, LocalDate.class),
                FindingState.valueOf(required(row, FindingColumn.STATE, String.class)),
                required(row, FindingColumn.STATE_SINCE, LocalDate.class),
                value(row, FindingColumn.STATE_REASON, String.class),
                required(row, FindingColumn.OPENED_COUNT, Long.class),
                rank == null ? null : Math.toIntExact(rank),
                aboutTeam ? null : value(row, FindingColumn.TEAM, String.class),
                value(row, FindingColumn.OWNER, String.class),
                required(row, FindingColumn.NEXT_STEP, String.class),
                accepted(row));
        return new Stored(finding, required(row, FindingColumn.RUN_ID, String.class));
    }

    private static Sighting seen(FindingKind kind, SqlResult row) {
        Map<FindingColumn, String> subject = new EnumMap<>(FindingColumn.class);
        for (FindingColumn column : kind.subject()) {
            String value = value(row, column, String.class);
            if (value != null) {
                subject.put(column, value);
            }
        }
        return new Sighting(
                new Subject(kind, subject),
                value(row, FindingColumn.LIST_COST_7D_USD, BigDecimal.class),
                value(row, FindingColumn.LIST_COST_28D_USD, BigDecimal.class),
                required(row, FindingColumn.CALLS_7D, Long.class),
                required(row, FindingColumn.CALLS_28D, Long.class),
                required(row, FindingColumn.UNPRICED_CALLS_28D, Long.class),
                value(row, FindingColumn.FIRST_SEEN, LocalDate.class),
                value(row, FindingColumn.LAST_SEEN, LocalDate.class),
                value(row, FindingColumn.PLACES, String.class),
                value(row, FindingColumn.EVIDENCE, String.class));
    }

    private static Finding.@Nullable Accepted accepted(SqlResult row) {
        String by = value(row, FindingColumn.ACKNOWLEDGED_BY, String.class);
        return by == null
                ? null
                : new Finding.Accepted(
                        by,
                        required(row, FindingColumn.ACKNOWLEDGED_UNTIL, LocalDate.class),
                        required(row, FindingColumn.ACKNOWLEDGED_WHY, String.class));
    }

    private static <T> @Nullable T value(SqlResult row, Column column, Class<T> type) {
        return row.value(column.ordinal()).map(type::cast).orElse(null);
    }

    private static <T> T required(SqlResult row, Column column, Class<T> type) {
        return row.value(column.ordinal())
                .map(type::cast)
                .orElseThrow(() -> new IllegalStateException(
                        "[findings] " + column.columnName() + " must have a value but was read as NULL"));
    }
}
