package io.bedrockledger.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bedrockledger.findings.FindingKind;
import io.bedrockledger.findings.Findings;
import io.bedrockledger.findings.FindingsReport;
import io.bedrockledger.findings.Registry;
import io.bedrockledger.testing.LedgerFixture;
import io.bedrockledger.testing.LogCall;
import io.bedrockledger.testing.LogFolder;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.apache.iceberg.DataFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables that are broken on purpose: a check names each break. */
class BrokenOnPurposeIT {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 10);
    private static final DayUnit UNIT = new DayUnit(DAY, LogCall.ACCOUNT, LogCall.REGION);

    @TempDir
    static Path whole;

    @TempDir
    Path folder;

    private LedgerFixture ledger;

    @BeforeAll
    static void night() throws IOException {
        LogFolder logs = new LogFolder(whole.resolve("logs"));
        logs.put(
                LogCall.REGION,
                "2026-11-10",
                "a",
                List.of(
                        LogCall.of("a1", "2026-11-10T12:00:00Z").line(),
                        LogCall.of("a2", "2026-11-10T13:00:00Z").line(),
                        "{}"));
        logs.put("2026-11-11", "b", LogCall.of("b1", "2026-11-11T12:00:00Z"));
        try (LedgerFixture sound = LedgerFixture.open(whole.resolve("data"), logs.root())) {
            sound.nightly("2026-11-10", "2026-11-11");
        }
    }

    @BeforeEach
    void copy() throws IOException {
        LogFolder.copy(whole, folder);
        ledger = LedgerFixture.open(folder.resolve("data"), folder.resolve("logs"));
    }

    @AfterEach
    void close() throws IOException {
        ledger.close();
    }

    @Test
    void aLostCall() {
        commit(LedgerTable.INVOCATIONS, rewritten(LedgerTable.INVOCATIONS, row -> {}, 1));

        assertThat(broken()).contains("check_receipts_invocations", "check_daily_costs");
    }

    @Test
    void aLostRejectedRecord() {
        commit(LedgerTable.REJECTED_RECORDS, List.of());

        assertThat(broken()).containsExactly("check_receipts_rejected");
    }

    @Test
    void aCallThatStandsTwice() {
        DataFile file =
                ledger.warehouse().files(LedgerTable.INVOCATIONS, List.of(UNIT)).get(0);
        DataFile again = ledger.warehouse()
                .rewrite(LedgerTable.INVOCATIONS, file, (key, line) -> line == 1, "broken")
                .orElseThrow();
        commit(
                LedgerTable.INVOCATIONS,
                List.of(rewritten(LedgerTable.INVOCATIONS, row -> {}, 2).get(0), again));

        assertThat(broken()).contains("check_request_ids_unique", "check_receipts_invocations", "check_daily_costs");
    }

    @Test
    void aLegThatIsMissing() {
        change(row -> put(row, InvocationColumn.OUTPUT_COST_USD, null));

        assertThat(broken()).contains("check_legs_add_up");
    }

    @Test
    void aLegThatIsMissingFromTheTotalToo() {
        change(row -> {
            put(row, InvocationColumn.OUTPUT_COST_USD, null);
            Object input = value(row, InvocationColumn.INPUT_COST_USD);
            put(row, InvocationColumn.LIST_COST_USD, input);
            put(row, InvocationColumn.LIST_COST_CEILING_USD, input);
        });

        assertThat(broken())
                .containsExactlyInAnyOrder("check_daily_costs", "check_legs_add_up", "check_legs_repeat_the_price");
    }

    @Test
    void twoBucketsThatAreSwapped() {
        change(row -> {
            Object input = value(row, InvocationColumn.INPUT_TOKENS);
            put(row, InvocationColumn.INPUT_TOKENS, value(row, InvocationColumn.OUTPUT_TOKENS));
            put(row, InvocationColumn.OUTPUT_TOKENS, input);
        });

        assertThat(broken()).containsExactlyInAnyOrder("check_daily_costs", "check_legs_repeat_the_price");
    }

    @Test
    void aPriceThatIsNotTheOneThatWasUsed() {
        breakPrices(row -> {
            if ("input".equals(row.text(PriceColumn.LEG))) {
                row.set(PriceColumn.UNIT_PRICE_USD, new BigDecimal("0.000000070000"));
            }
        });

        assertThat(broken()).containsExactly("check_legs_repeat_the_price");
    }

    @Test
    void anEntryThatNoPriceHas() {
        change(row -> row.set(InvocationColumn.RATE_ID, "no/such/entry"));

        assertThat(broken()).containsExactly("check_legs_repeat_the_price");
    }

    @Test
    void aLegOfTheRollUpUnderAnotherName() {
        Warehouse warehouse = ledger.warehouse();
        DataFile file;
        try (RowFile rows = warehouse.write(LedgerTable.DAILY_COST_LEGS, DAY, "broken")) {
            for (DataFile old : warehouse.files(LedgerTable.DAILY_COST_LEGS, DAY)) {
                warehouse.read(LedgerTable.DAILY_COST_LEGS, old, row -> {
                    boolean input = "input".equals(row.text(DailyCostLegColumn.LEG));
                    rows.append(row.set(DailyCostLegColumn.LEG, input ? "output" : "input"));
                });
            }
            file = rows.finish().orElseThrow();
        }
        warehouse.replaceDates(
                LedgerTable.DAILY_COST_LEGS,
                List.of(DAY),
                List.of(file),
                "broken",
                warehouse.snapshot(LedgerTable.DAILY_COST_LEGS));

        assertThat(broken()).containsExactly("check_daily_cost_legs");
    }

    private void breakPrices(Consumer<Row> damage) {
        Warehouse warehouse = ledger.warehouse();
        Draft draft = warehouse.draft("broken");
        try (RowFile rows = warehouse.write(LedgerTable.PRICES, "broken")) {
            for (DataFile old : warehouse.files(LedgerTable.PRICES)) {
                warehouse.read(LedgerTable.PRICES, old, row -> {
                    damage.accept(row);
                    rows.append(row);
                });
            }
            draft.replaceAll(LedgerTable.PRICES, List.of(rows.finish().orElseThrow()));
        }
        draft.commit();
    }

    @Test
    void aNegativeCount() {
        change(row -> row.set(InvocationColumn.INPUT_TOKENS, -1L));

        assertThat(broken()).contains("check_no_negatives");
    }

    @Test
    void aPriceThatIsMissingWithoutAReason() {
        change(row -> put(row, InvocationColumn.PRICING_STATUS, "UNPRICED"));

        assertThat(broken()).contains("check_statuses");
    }

    @Test
    void aLogDayUnderAnotherDate() {
        LocalDate wrong = DAY.plusDays(2);
        Warehouse warehouse = ledger.warehouse();
        DataFile moved;
        try (RowFile file = warehouse.write(LedgerTable.INVOCATIONS, wrong, "broken")) {
            rows(LedgerTable.INVOCATIONS, row -> file.append(row.set(InvocationColumn.LOG_DATE, wrong)));
            moved = file.finish().orElseThrow();
        }
        DayUnit other = new DayUnit(wrong, UNIT.accountId(), UNIT.region());
        warehouse.replaceDays(
                LedgerTable.INVOCATIONS,
                List.of(UNIT, other),
                List.of(moved),
                "broken",
                warehouse.snapshot(LedgerTable.INVOCATIONS));

        assertThat(broken()).containsExactly("check_receipts_invocations");
    }

    @Test
    void aFileOfAnotherDayIsNotCommitted() {
        Warehouse warehouse = ledger.warehouse();
        DataFile other = warehouse
                .files(LedgerTable.INVOCATIONS, List.of(new DayUnit(DAY.plusDays(1), UNIT.accountId(), UNIT.region())))
                .get(0);

        assertThatThrownBy(() -> commit(LedgerTable.INVOCATIONS, List.of(other)))
                .isInstanceOf(WarehouseException.class)
                .hasMessage(
                        "[ledger.invocations] a file must hold rows of the days that it replaces and no others; one holds"
                                + " others; nothing was committed; this is a bug");
        assertThat(broken()).isEmpty();
    }

    @Test
    void aLogDayThatIsGone() {
        commit(LedgerTable.INVOCATIONS, List.of());

        assertThat(broken()).contains("check_receipts_invocations", "check_daily_costs");
    }

    @Test
    void aDetectorThatIsNoSql() {
        Findings sound = new Findings(ledger.warehouse(), ledger.engine(), StopCheck.NEVER);
        Findings broken = new Findings(
                ledger.warehouse(),
                ledger.engine(),
                StopCheck.NEVER,
                kind -> kind == FindingKind.UNATTRIBUTED ? "selekt" : SqlScripts.finding(kind.detector()));
        Registry nothing = new Registry(List.of(), List.of(), true);
        sound.look(nothing, "sound", DAY.plusDays(2));

        FindingsReport report = broken.look(nothing, "broken", DAY.plusDays(2));

        assertThat(report.failures()).containsOnlyKeys(FindingKind.UNATTRIBUTED);
        assertThat(ledger.rows("select kind, state, state_reason from findings"))
                .containsExactly("UNATTRIBUTED|UNKNOWN|its detector failed");
    }

    private static @Nullable Object value(Row row, Column column) {
        return row.get(column.ordinal());
    }

    private static void put(Row row, Column column, @Nullable Object value) {
        row.put(column.ordinal(), value);
    }

    private List<String> broken() {
        return Checks.run(ledger.engine()).stream().map(Checks.Violation::check).toList();
    }

    private void change(Consumer<Row> change) {
        commit(LedgerTable.INVOCATIONS, rewritten(LedgerTable.INVOCATIONS, change, 2));
    }

    private void commit(LedgerTable table, List<DataFile> files) {
        Warehouse warehouse = ledger.warehouse();
        warehouse.replaceDays(table, List.of(UNIT), files, "broken", warehouse.snapshot(table));
    }

    /** The first rows of the day in a new file, the first of all changed. */
    private List<DataFile> rewritten(LedgerTable table, Consumer<Row> change, int rows) {
        try (RowFile file = ledger.warehouse().write(table, DAY, "broken")) {
            rows(table, row -> {
                if (file.rowCount() == 0) {
                    change.accept(row);
                }
                if (file.rowCount() < rows) {
                    file.append(row);
                }
            });
            return List.of(file.finish().orElseThrow());
        }
    }

    private void rows(LedgerTable table, Consumer<Row> found) {
        Warehouse warehouse = ledger.warehouse();
        for (DataFile file : warehouse.files(table, List.of(UNIT))) {
            new RowReader(table).read(warehouse.table(table).io(), file.location(), found);
        }
    }
}
