package io.bedrockledger.warehouse;

import static io.bedrockledger.warehouse.SampleCalls.MONDAY;
import static io.bedrockledger.warehouse.SampleCalls.MONDAY_EAST;
import static io.bedrockledger.warehouse.SampleCalls.TUESDAY_EAST;
import static io.bedrockledger.warehouse.SampleCalls.rows;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.apache.iceberg.DataFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DailyCostsTest {

    @TempDir
    Path folder;

    private Warehouse warehouse;
    private DuckDb engine;

    @BeforeEach
    void open() {
        warehouse = Warehouse.open(WarehouseSettings.embedded(folder));
        engine = new DuckDb(warehouse, SqlSettings.defaults(folder));
    }

    @AfterEach
    void close() {
        warehouse.close();
    }

    @Test
    void sumsAreExactAndWhatIsUnknownStaysNull() {
        publish(MONDAY_EAST, "999999.999999999999");

        SampleCalls.rollUp(warehouse, engine, List.of(MONDAY), "run-1");

        assertThat(rows(
                        engine,
                        "select usage_date, calls, failed_calls, blocked_calls, input_tokens, cache_read_tokens,"
                                + " list_cost_usd, other_cost_usd, prompt from daily_costs"))
                .containsExactly("2025-11-03|3|0|0|3000|NULL|2999999.999999999997|NULL|NULL");
    }

    @Test
    void onlyTheDatesThatAreNamedAreMadeAgain() {
        SampleCalls.publish(warehouse, MONDAY_EAST, "r", 1);
        SampleCalls.publish(warehouse, TUESDAY_EAST, "tuesday-", 2);
        SampleCalls.rollUp(warehouse, engine, List.of(MONDAY, MONDAY.plusDays(1)), "run-1");
        SampleCalls.publish(warehouse, MONDAY_EAST, "r", 5);
        SampleCalls.publish(warehouse, TUESDAY_EAST, "tuesday-", 7);

        SampleCalls.rollUp(warehouse, engine, List.of(MONDAY), "run-2");

        assertThat(rows(engine, "select usage_date, calls from daily_costs order by 1"))
                .containsExactly("2025-11-03|5", "2025-11-04|2");
    }

    @Test
    void aDateWhoseCallsAreGoneIsEmptied() {
        SampleCalls.publish(warehouse, MONDAY_EAST, "r", 1);
        SampleCalls.rollUp(warehouse, engine, List.of(MONDAY), "run-1");
        warehouse.replaceDays(
                LedgerTable.INVOCATIONS,
                List.of(MONDAY_EAST),
                List.of(),
                "run-2",
                warehouse.snapshot(LedgerTable.INVOCATIONS));

        SampleCalls.rollUp(warehouse, engine, List.of(MONDAY), "run-2");

        assertThat(rows(engine, "select * from daily_costs")).isEmpty();
    }

    @Test
    void noDatesAndNoCallsCommitNothing() {
        SampleCalls.rollUp(warehouse, engine, List.of(), "run-1");
        SampleCalls.rollUp(warehouse, engine, List.of(MONDAY), "run-1");

        assertThat(warehouse.snapshot(LedgerTable.DAILY_COSTS)).isEmpty();
    }

    private void publish(DayUnit unit, String cost) {
        DataFile file;
        try (RowFile rows = warehouse.write(LedgerTable.INVOCATIONS, unit.logDate(), "run-1")) {
            for (int i = 1; i <= 3; i++) {
                SampleCalls.fill(rows.row(), unit, "r" + i, i)
                        .set(InvocationColumn.LIST_COST_USD, new BigDecimal(cost));
                rows.append();
            }
            file = rows.finish().orElseThrow();
        }
        SampleCalls.replace(warehouse, LedgerTable.INVOCATIONS, unit, file);
    }
}
