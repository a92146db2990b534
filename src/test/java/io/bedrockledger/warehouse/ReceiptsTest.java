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
import java.util.List;
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

        List<PublishedCall> found = new Calls(warehouse).of(MONDAY_EAST);

        assertThat(found).extracting(PublishedCall::requestId).containsExactly("first-second", "earlier-noon");
        assertThat(found.get(0))
                .isEqualTo(new PublishedCall("first-second", true, MONDAY_EAST, SampleCalls.logKey(MONDAY_EAST), 1));
        assertThat(found.get(1).hasCounts()).isFalse();
    }

    @Test
    void usageDatesAreThoseOfTheRowsNotOfTheFolder() {
        write(LedgerTable.INVOCATIONS, MONDAY_EAST, call("a", 0, "12:00:00"), call("b", -3, "12:00:00"));
        write(LedgerTable.INVOCATIONS, MONDAY_WEST, row -> SampleCalls.fill(row, MONDAY_WEST, "c", 1));

        assertThat(new Calls(warehouse).usageDates(List.of(MONDAY_EAST))).containsExactly(MONDAY.minusDays(3), MONDAY);
        assertThat(new Calls(warehouse).usageDates(List.of(MONDAY_WEST))).containsExactly(MONDAY);
        assertThat(new Calls(warehouse).usageDates(List.of())).isEmpty();
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
