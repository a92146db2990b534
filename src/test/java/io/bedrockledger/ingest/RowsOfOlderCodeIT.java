package io.bedrockledger.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedrockledger.testing.LedgerFixture;
import io.bedrockledger.testing.LogCall;
import io.bedrockledger.testing.LogFolder;
import io.bedrockledger.warehouse.Checks;
import io.bedrockledger.warehouse.Column;
import io.bedrockledger.warehouse.DayUnit;
import io.bedrockledger.warehouse.Draft;
import io.bedrockledger.warehouse.InvocationColumn;
import io.bedrockledger.warehouse.LedgerTable;
import io.bedrockledger.warehouse.Row;
import io.bedrockledger.warehouse.RowFile;
import io.bedrockledger.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.iceberg.DataFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A data folder as code made it that named price entries without the day of their recording, and had no table of prices:
 * its rows stay, beside new ones, and a repricing names their entries anew.
 */
class RowsOfOlderCodeIT {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 10);

    /** An edition of that time: of what is known now, no entries add up to it. */
    private static final String OLD_EDITION = "2026-11-24-0a1b2c3d";

    private static final String OLD_NAME = "amazon.nova-lite-v1:0/in_region/us-east-1/standard/2024-12-03";

    private static final String NAMES = "select request_id, rate_id, list_cost_usd from invocations order by 1";

    /** Rows whose entry is in no table. */
    private static final String STRANGERS = "select request_id from invocations where rate_id is not null"
            + " and rate_id not in (select rate_id from prices) order by 1";

    @TempDir
    private Path folder;

    private LogFolder logs;
    private String newName = "";

    @BeforeEach
    void aFolderOfOlderCode() throws IOException {
        logs = new LogFolder(folder.resolve("logs"));
        logs.put("2026-11-10", "a", LogCall.of("a1", "2026-11-10T12:00:00Z"));
        logs.put("2026-11-10", "b", LogCall.of("b1", "2026-11-10T12:30:00Z"));
        logs.put(
                "eu-west-1",
                "2026-11-10",
                "c",
                List.of(LogCall.of("c1", "2026-11-10T12:00:00Z").in("eu-west-1").line()));
        try (LedgerFixture ledger = open()) {
            ledger.nightly("2026-11-10", "2026-11-10");
            newName = ledger.row("select rate_id from invocations where request_id = 'a1'");
            age(ledger.warehouse());
        }
    }

    @Test
    void anObjectThatComesLateIsPublishedBesideThem() throws IOException {
        logs.delete(LogFolder.key(LogCall.REGION, "2026-11-10", "12/b.json.gz"));
        logs.put("2026-11-10", "late", LogCall.of("late", "2026-11-10T13:00:00Z"));
        try (LedgerFixture ledger = open()) {
            RunTotals night = ledger.nightly("2026-11-10", "2026-11-10");

            assertThat(night.lostEditions()).containsOnlyKeys(OLD_EDITION);
            assertThat(ledger.rows(NAMES + " limit 2"))
                    .as("a1 is read again, b1 is carried over: its object is gone")
                    .containsExactly("a1|" + newName + "|0.000084000000", "b1|" + OLD_NAME + "|0.000084000000");
            assertThat(ledger.rows(STRANGERS)).containsExactly("b1", "c1");
            assertThat(Checks.run(ledger.engine())).isEmpty();
        }
    }

    @Test
    void aRepricingNamesTheirEntriesAnew() throws IOException {
        try (LedgerFixture ledger = open()) {
            List<String> costs = ledger.rows("select request_id, list_cost_usd from invocations order by 1");

            RepricingTotals totals = ledger.reprice("2026-11-10", "2026-11-10");

            assertThat(totals.requests()).isEqualTo(3);
            assertThat(totals.withdrawn()).isEmpty();
            assertThat(ledger.rows(STRANGERS)).isEmpty();
            assertThat(ledger.rows("select request_id, list_cost_usd from invocations order by 1"))
                    .isEqualTo(costs);
            assertThat(Checks.run(ledger.engine())).isEmpty();
        }
    }

    private LedgerFixture open() throws IOException {
        return LedgerFixture.open(folder.resolve("data"), logs.root());
    }

    /** Makes of what is published what older code would have. */
    private static void age(Warehouse warehouse) {
        Draft draft = warehouse.draft("older");
        Column edition = LedgerTable.LOG_DAYS.columns().stream()
                .filter(column -> column.columnName().equals("price_book_version"))
                .findFirst()
                .orElseThrow();
        List<DataFile> calls = rewritten(
                warehouse,
                LedgerTable.INVOCATIONS,
                row -> row.set(InvocationColumn.RATE_ID, older(row))
                        .set(InvocationColumn.PRICE_BOOK_VERSION, OLD_EDITION));
        draft.replaceAll(LedgerTable.PRICES, List.of());
        draft.replaceDays(
                LedgerTable.INVOCATIONS,
                List.of(
                        new DayUnit(DAY, LogCall.ACCOUNT, LogCall.REGION),
                        new DayUnit(DAY, LogCall.ACCOUNT, "eu-west-1")),
                calls);
        draft.replaceDates(
                LedgerTable.LOG_DAYS,
                List.of(DAY),
                rewritten(warehouse, LedgerTable.LOG_DAYS, row -> row.set(edition, OLD_EDITION)));
        draft.commit();
    }

    private static String older(Row call) {
        String name = Objects.requireNonNull(call.text(InvocationColumn.RATE_ID));
        return name.substring(0, name.lastIndexOf('/'));
    }

    private static List<DataFile> rewritten(Warehouse warehouse, LedgerTable table, Consumer<Row> change) {
        // A file of its own for each: one must not hold rows of two log days.
        List<DataFile> files = new ArrayList<>();
        for (DataFile old : warehouse.files(table, DAY)) {
            try (RowFile file = warehouse.write(table, DAY, "older")) {
                warehouse.read(table, old, row -> {
                    change.accept(row);
                    file.append(row);
                });
                files.add(file.finish().orElseThrow());
            }
        }
        return files;
    }
}
