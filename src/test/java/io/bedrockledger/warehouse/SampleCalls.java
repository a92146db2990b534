package io.bedrockledger.warehouse;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.iceberg.DataFile;

/** Rows for tests: calls that hold what every row must, and days made of them. */
final class SampleCalls {

    static final LocalDate MONDAY = LocalDate.of(2025, 11, 3);

    /** A region whose name is longer than the bounds that Iceberg keeps by default. */
    static final String LONG_REGION = "ap-southeast-2-long-name-1";

    static final DayUnit MONDAY_EAST = new DayUnit(MONDAY, "111122223333", "us-east-1");
    static final DayUnit MONDAY_WEST = new DayUnit(MONDAY, "111122223333", LONG_REGION);
    static final DayUnit TUESDAY_EAST = new DayUnit(MONDAY.plusDays(1), "111122223333", "us-east-1");

    private SampleCalls() {}

    /** A call at noon that costs 0.003 input and 0.015 output dollars. */
    static Row fill(Row row, DayUnit unit, String requestId, long lineNumber) {
        Instant invokedAt = unit.logDate().atTime(12, 0).toInstant(ZoneOffset.UTC);
        return row.set(InvocationColumn.REQUEST_ID, requestId)
                .set(InvocationColumn.ACCOUNT_ID, unit.accountId())
                .set(InvocationColumn.REGION, unit.region())
                .set(InvocationColumn.INVOKED_AT, invokedAt)
                .set(InvocationColumn.USAGE_DATE, unit.logDate())
                .set(InvocationColumn.LOG_DATE, unit.logDate())
                .set(InvocationColumn.OPERATION, "Converse")
                .set(InvocationColumn.MODEL_ID, "anthropic.claude-sonnet-4-20250514-v1:0")
                .set(InvocationColumn.MODEL, "anthropic.claude-sonnet-4")
                .set(InvocationColumn.ROUTE, "in_region")
                .set(InvocationColumn.WORKFLOW, "math-tutor")
                .set(InvocationColumn.TEAM, "learning")
                .set(InvocationColumn.ATTRIBUTION_GRADE, "METADATA")
                .set(InvocationColumn.PROMPT_GRADE, "NONE")
                .set(InvocationColumn.REQUEST_METADATA, Map.of("workflow", "math-tutor"))
                .set(InvocationColumn.INPUT_TOKENS, 1_000L)
                .set(InvocationColumn.OUTPUT_TOKENS, 1_000L)
                .set(InvocationColumn.TOKEN_SOURCE, "ENVELOPE")
                .set(InvocationColumn.STATUS, "OK")
                .set(InvocationColumn.INPUT_COST_USD, new BigDecimal("0.003"))
                .set(InvocationColumn.OUTPUT_COST_USD, new BigDecimal("0.015"))
                .set(InvocationColumn.LIST_COST_USD, new BigDecimal("0.018"))
                .set(InvocationColumn.LIST_COST_CEILING_USD, new BigDecimal("0.018"))
                .set(InvocationColumn.PRICING_STATUS, "PRICED")
                .set(InvocationColumn.BODY_LOCATION, "INLINE")
                .set(InvocationColumn.LOG_KEY, logKey(unit))
                .set(InvocationColumn.LINE_NUMBER, lineNumber)
                .set(InvocationColumn.RUN_ID, "run-1");
    }

    static String logKey(DayUnit unit) {
        return unit.accountId() + "/" + unit.region() + "/" + unit.logDate() + ".json.gz";
    }

    /** Writes calls {@code <prefix>1} to {@code <prefix>n} of a log day, on the lines 1 to n. */
    static DataFile write(Warehouse warehouse, DayUnit unit, String prefix, int calls) {
        try (RowFile file = warehouse.write(LedgerTable.INVOCATIONS, unit.logDate(), "run-1")) {
            for (int i = 1; i <= calls; i++) {
                fill(file.row(), unit, prefix + i, i);
                file.append();
            }
            return file.finish().orElseThrow();
        }
    }

    /** Writes and commits a log day with its receipt. */
    static void publish(Warehouse warehouse, DayUnit unit, String prefix, int calls) {
        replace(warehouse, LedgerTable.INVOCATIONS, unit, write(warehouse, unit, prefix, calls));
        replace(warehouse, LedgerTable.LOG_OBJECTS, unit, receipt(warehouse, unit, calls));
    }

    static void replace(Warehouse warehouse, LedgerTable table, DayUnit unit, DataFile file) {
        OptionalLong expected = warehouse.snapshot(table);
        warehouse.replaceDays(table, List.of(unit), List.of(file), "run-1", expected);
    }

    /** Rolls up usage dates and commits them. */
    static void rollUp(Warehouse warehouse, DuckDb engine, List<LocalDate> usageDates, String runId) {
        Draft draft = warehouse.draft(runId);
        new DailyCosts(draft, engine, UsageTypes.NONE).rollUp(usageDates);
        draft.commit();
    }

    private static DataFile receipt(Warehouse warehouse, DayUnit unit, int calls) {
        try (RowFile file = warehouse.write(LedgerTable.LOG_OBJECTS, unit.logDate(), "run-1")) {
            new LogObjectReceipt(logKey(unit), unit, 100, "etag", calls, calls, 0, 0, null, null, "run-1")
                    .fill(file.row());
            file.append();
            return file.finish().orElseThrow();
        }
    }

    /** The rows of a statement, each its values as text joined by a bar. */
    static List<String> rows(SqlEngine engine, String sql) {
        List<String> rows = new ArrayList<>();
        try (SqlResult result = engine.query(sql)) {
            while (result.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 0; i < result.columns().size(); i++) {
                    values.add(result.text(i).orElse("NULL"));
                }
                rows.add(String.join("|", values));
            }
        }
        return rows;
    }
}
