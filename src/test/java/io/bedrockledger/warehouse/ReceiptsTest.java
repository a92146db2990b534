package io.bedrockledger.warehouse;

import static io.bedrockledger.warehouse.SampleCalls.MONDAY;
import static io.bedrockledger.warehouse.SampleCalls.MONDAY_EAST;
import static io.bedrockledger.warehouse.SampleCalls.MONDAY_WEST;
import static io.bedrockledger.warehouse.SampleCalls.TUESDAY_EAST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.iceberg.DataFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceiptsTest {

    @TempDir
    Path folder;

    private Warehouse warehouse;

    @BeforeEach
    void open() {
        warehouse = Warehouse.open(WarehouseSettings.embedded(folder));
    }

    @AfterEach
    void close() {
        warehouse.close();
    }

    @Test
    void receiptsOfObjectsComeBackWithinTheWindow() {
        LogObjectReceipt monday = object(MONDAY_EAST, "b", Instant.parse("2025-11-03T01:00:00Z"));
        LogObjectReceipt other = object(MONDAY_EAST, "a", null);
        LogObjectReceipt tuesday = object(TUESDAY_EAST, "c", null);
        write(LedgerTable.LOG_OBJECTS, MONDAY_EAST, monday::fill, other::fill);
        write(LedgerTable.LOG_OBJECTS, TUESDAY_EAST, tuesday::fill);

        Receipts receipts = new Receipts(warehouse);

        assertThat(receipts.logObjects(MONDAY, MONDAY)).containsExactly(other, monday);
        assertThat(receipts.logObjects(MONDAY, MONDAY.plusDays(1))).containsExactly(other, monday, tuesday);
        assertThat(receipts.logObjects(MONDAY.minusDays(9), MONDAY.minusDays(1)))
                .isEmpty();
    }

    @Test
    void receiptsOfDaysComeBackAndTheNewestIsKnown() {
        LogDayReceipt west = new LogDayReceipt(MONDAY_WEST, "f1", "prices-1", "rules-1", "1.0", "run-1");
        LogDayReceipt east = new LogDayReceipt(TUESDAY_EAST, "f2", "prices-2", "rules-2", "1.1", "run-2");
        write(LedgerTable.LOG_DAYS, MONDAY_WEST, west::fill);
        write(LedgerTable.LOG_DAYS, TUESDAY_EAST, east::fill);

        Receipts receipts = new Receipts(warehouse);

        assertThat(receipts.logDays(MONDAY, MONDAY.plusDays(1))).containsExactlyInAnyOrder(west, east);
        assertThat(receipts.newestLogDate()).hasValue(MONDAY.plusDays(1));
    }

    @Test
    void aReceiptThatDoesNotAddUpIsABug() {
        assertThatThrownBy(() -> new LogObjectReceipt("k", MONDAY_EAST, 1, "e", 10, 5, 3, 1, null, null, "run-1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("[k] records must be calls + rejected + duplicates but 10 is not 5 + 3 + 1; this is a bug");
    }

    @Test
    void theCallsOfALogDayTellWhatDuplicatesAreToldBy() {
        write(
                LedgerTable.INVOCATIONS,
                MONDAY_EAST,
                call("first-second", 0, "00:00:00"),
                row -> call("earlier-noon", -1, "12:00:00")
                        .andThen(r -> r.set(InvocationColumn.TOKEN_SOURCE, "ABSENT"))
                        .accept(row));

        write(LedgerTable.INVOCATIONS, MONDAY_WEST, row -> SampleCalls.fill(row, MONDAY_WEST, "elsewhere", 1));
        write(
                LedgerTable.DUPLICATE_RECORDS,
                MONDAY_EAST,
                row -> RowFileTest.fillAll(row, LedgerTable.DUPLICATE_RECORDS)
                        .set(DuplicateRecordColumn.REQUEST_ID, "twin")
                        .set(DuplicateRecordColumn.ACCOUNT_ID, MONDAY_EAST.accountId())
                        .set(DuplicateRecordColumn.REGION, MONDAY_EAST.region())
                        .set(DuplicateRecordColumn.LOG_DATE, MONDAY)
                        .set(DuplicateRecordColumn.LOG_KEY, "b")
                        .set(DuplicateRecordColumn.LINE_NUMBER, 7L)
                        .set(DuplicateRecordColumn.TOKEN_SOURCE, "ABSENT"));
        List<PublishedRecord> found = new ArrayList<>();

        new Calls(warehouse).records(MONDAY_EAST, found::add);

        String key = SampleCalls.logKey(MONDAY_EAST);
        assertThat(found)
                .containsExactly(
                        new PublishedRecord("first-second", true, false, key, 1),
                        new PublishedRecord("earlier-noon", false, false, key, 1),
                        new PublishedRecord("twin", false, true, "b", 7));
    }

    @Test
    void usageDatesAreThoseOfTheRowsNotOfTheFolder() {
        write(LedgerTable.INVOCATIONS, MONDAY_EAST, call("a", 0, "12:00:00"), call("b", -9, "12:00:00"));
        write(LedgerTable.INVOCATIONS, MONDAY_WEST, row -> SampleCalls.fill(row, MONDAY_WEST, "c", 1));

        Calls calls = new Calls(warehouse);
        assertThat(calls.usageDates(warehouse.files(LedgerTable.INVOCATIONS, List.of(MONDAY_EAST))))
                .containsExactly(MONDAY.minusDays(9), MONDAY);
        assertThat(calls.usageDates(warehouse.files(LedgerTable.INVOCATIONS, List.of(MONDAY_WEST))))
                .containsExactly(MONDAY);
        assertThat(calls.usageDates(List.of())).isEmpty();
    }

    @Test
    void factsThatChangedSinceTheLastReceiptsAreUnfinished() {
        SampleCalls.publish(warehouse, MONDAY_EAST, "r", 1);
        assertThat(new Receipts(warehouse).unfinished().logDates()).containsExactly(MONDAY);
        LogDayReceipt day = new LogDayReceipt(MONDAY_EAST, "f1", "prices-1", "rules-1", "1.0", "run-1");
        write(LedgerTable.LOG_DAYS, MONDAY_EAST, day::fill);
        assertThat(new Receipts(warehouse).unfinished()).isEqualTo(Unfinished.NOTHING);

        write(LedgerTable.INVOCATIONS, TUESDAY_EAST, row -> SampleCalls.fill(row, TUESDAY_EAST, "t", 1));
        write(LedgerTable.INVOCATIONS, MONDAY_EAST, call("astray", -9, "12:00:00"));

        assertThat(new Receipts(warehouse).unfinished())
                .isEqualTo(new Unfinished(
                        new TreeSet<>(List.of(MONDAY, MONDAY.plusDays(1))),
                        new TreeSet<>(List.of(MONDAY.minusDays(9), MONDAY, MONDAY.plusDays(1)))));
    }

    @Test
    void rowsThatOnlyMovedAreNotUnfinished() {
        SampleCalls.publish(warehouse, MONDAY_EAST, "r", 2);
        LogDayReceipt day = new LogDayReceipt(MONDAY_EAST, "f1", "prices-1", "rules-1", "1.0", "run-1");
        write(LedgerTable.LOG_DAYS, MONDAY_EAST, day::fill);
        DataFile file =
                warehouse.files(LedgerTable.INVOCATIONS, List.of(MONDAY_EAST)).get(0);
        DataFile moved = warehouse
                .rewrite(LedgerTable.INVOCATIONS, file, (key, line) -> true, "run-2")
                .orElseThrow();

        warehouse
                .table(LedgerTable.INVOCATIONS)
                .newRewrite()
                .deleteFile(file)
                .addFile(moved)
                .commit();

        assertThat(new Receipts(warehouse).unfinished()).isEqualTo(Unfinished.NOTHING);
    }

    private static Consumer<Row> call(String requestId, int days, String time) {
        Instant at = MONDAY.plusDays(days).atTime(LocalTime.parse(time)).toInstant(ZoneOffset.UTC);
        return row -> SampleCalls.fill(row, MONDAY_EAST, requestId, 1)
                .set(InvocationColumn.INVOKED_AT, at)
                .set(InvocationColumn.USAGE_DATE, MONDAY.plusDays(days));
    }

    private static LogObjectReceipt object(DayUnit unit, String key, @org.jspecify.annotations.Nullable Instant first) {
        return new LogObjectReceipt(key, unit, 4_321, "etag-" + key, 10, 7, 2, 1, first, first, "run-1");
    }

    @SafeVarargs
    private void write(LedgerTable table, DayUnit unit, Consumer<Row>... fills) {
        DataFile file;
        try (RowFile rows = warehouse.write(table, unit.logDate(), "run-1")) {
            for (Consumer<Row> fill : fills) {
                fill.accept(rows.row());
                rows.append();
            }
            file = rows.finish().orElseThrow();
        }
        SampleCalls.replace(warehouse, table, unit, file);
    }
}
