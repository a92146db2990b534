package io.bedrockledger.spend.watch;

import io.bedrockledger.warehouse.DuckDb;
import io.bedrockledger.warehouse.LedgerTable;
import io.bedrockledger.warehouse.Row;
import io.bedrockledger.warehouse.RowFile;
import io.bedrockledger.warehouse.SqlResult;
import io.bedrockledger.warehouse.SqlSettings;
import io.bedrockledger.warehouse.StopCheck;
import io.bedrockledger.warehouse.Warehouse;
import io.bedrockledger.warehouse.WarehouseSettings;
import java.io.Closeable;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.iceberg.DataFile;

/** A roll-up and receipts of days as a test tells them, in real tables, and the watch over them. */
final class WatchedTables implements Closeable {

    static final String MODEL = "amazon.nova-pro-v1:0";

    /** What a call costs, all of it for output. */
    static final BigDecimal CALL_USD = new BigDecimal("0.5");

    private final Warehouse warehouse;
    private final DuckDb engine;
    private final Map<LocalDate, List<Map<String, Object>>> days = new TreeMap<>();
    private int runs;

    WatchedTables(Path folder) {
        warehouse = Warehouse.open(WarehouseSettings.embedded(folder));
        engine = new DuckDb(warehouse, SqlSettings.defaults(folder));
    }

    /** Calls of a workflow of half a dollar each; they are published with their day. */
    void calls(LocalDate day, String workflow, long calls) {
        days.computeIfAbsent(day, each -> new ArrayList<>()).add(row(day, workflow, "PRICED", calls, calls));
    }

    /** Calls that cost half a dollar at least and a dollar at most. */
    void boundedCalls(LocalDate day, String workflow, long calls) {
        days.computeIfAbsent(day, each -> new ArrayList<>()).add(row(day, workflow, "BOUNDED", calls, 2 * calls));
    }

    /** Calls whose price nobody knows. */
    void unpricedCalls(LocalDate day, String workflow, long calls) {
        Map<String, Object> row = row(day, workflow, "UNPRICED", calls, calls);
        row.keySet().removeIf(column -> column.endsWith("_usd"));
        days.computeIfAbsent(day, each -> new ArrayList<>()).add(row);
    }

    /** Forgets what was told of a day. */
    void forget(LocalDate day) {
        days.put(day, new ArrayList<>());
    }

    private static Map<String, Object> row(LocalDate day, String workflow, String status, long calls, long ceiling) {
        Map<String, Object> row = new HashMap<>();
        row.put("usage_date", day);
        row.put("account_id", "111122223333");
        row.put("region", "us-east-1");
        row.put("model", MODEL);
        row.put("route", "in_region");
        row.put("service_tier", "standard");
        row.put("workflow", workflow);
        row.put("team", "learning");
        row.put("prompt", workflow + "-prompt");
        row.put("prompt_version", "2");
        row.put("attribution_grade", "METADATA");
        row.put("pricing_status", status);
        row.put("calls", calls);
        row.put("failed_calls", 0L);
        row.put("blocked_calls", 0L);
        row.put("output_tokens", 1000 * calls);
        row.put("output_cost_usd", CALL_USD.multiply(BigDecimal.valueOf(calls)));
        row.put("list_cost_usd", CALL_USD.multiply(BigDecimal.valueOf(calls)));
        row.put("list_cost_ceiling_usd", CALL_USD.multiply(BigDecimal.valueOf(ceiling)));
        return row;
    }

    /** Publishes the days that were told, each with its receipt. */
    void publish() {
        publish(LedgerTable.DAILY_COSTS, days);
        Map<LocalDate, List<Map<String, Object>>> receipts = new TreeMap<>();
        days.keySet().forEach(day -> receipts.put(day, List.of(receipt(day))));
        publish(LedgerTable.LOG_DAYS, receipts);
        days.clear();
    }

    /** Takes the receipt of a day away, as when its logs could not be read again after an upgrade. */
    void loseReceipt(LocalDate day) {
        warehouse.replaceDates(
                LedgerTable.LOG_DAYS, List.of(day), List.of(), "lose", warehouse.snapshot(LedgerTable.LOG_DAYS));
    }

    private static Map<String, Object> receipt(LocalDate day) {
        return Map.of(
                "log_date", day,
                "account_id", "111122223333",
                "region", "us-east-1",
                "listing_fingerprint", "f",
                "price_book_version", "p",
                "rules_version", "r",
                "code_version", "c",
                "run_id", "publish");
    }

    private void publish(LedgerTable table, Map<LocalDate, List<Map<String, Object>>> rows) {
        List<DataFile> files = new ArrayList<>();
        rows.forEach((day, each) -> {
            try (RowFile file = warehouse.write(table, day, "publish")) {
                each.forEach(row -> file.append(Row.of(table, row)));
                file.finish().ifPresent(files::add);
            }
        });
        warehouse.replaceDates(table, rows.keySet(), files, "publish", warehouse.snapshot(table));
    }

    /** One look, on the day after the newest that was published. */
    WatchReport look(WatchPlan plan, LocalDate today, AlertDelivery... deliveries) {
        return stoppable(plan, today, StopCheck.NEVER, deliveries);
    }

    /** One look that may be stopped. */
    WatchReport stoppable(WatchPlan plan, LocalDate today, StopCheck stop, AlertDelivery... deliveries) {
        runs++;
        return new Watch(warehouse, engine, stop, List.of(deliveries)).look(plan, "run-" + runs, today);
    }

    /** The rows of an answer, values separated by {@code |}, NULL as nothing. */
    List<String> rows(String sql) {
        List<String> rows = new ArrayList<>();
        try (SqlResult result = engine.query(sql)) {
            int columns = result.columns().size();
            while (result.next()) {
                rows.add(IntStream.range(0, columns)
                        .mapToObj(column -> result.text(column).orElse(""))
                        .collect(Collectors.joining("|")));
            }
        }
        return rows;
    }

    @Override
    public void close() {
        warehouse.close();
    }
}
