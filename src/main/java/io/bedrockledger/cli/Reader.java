package io.bedrockledger.cli;

import io.bedrockledger.job.DataFolder;
import io.bedrockledger.settings.LedgerSettings;
import io.bedrockledger.settings.SettingsException;
import io.bedrockledger.settings.SettingsFiles;
import io.bedrockledger.warehouse.DuckDb;
import io.bedrockledger.warehouse.SqlEngine;
import io.bedrockledger.warehouse.SqlResult;
import io.bedrockledger.warehouse.SqlSettings;
import io.bedrockledger.warehouse.Warehouse;
import io.bedrockledger.warehouse.WarehouseSettings;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The tables of a data folder, opened to be read: no job, no Spring context, no lock. */
final class Reader implements Closeable {

    private final LedgerSettings settings;
    private final Warehouse warehouse;
    private final SqlEngine engine;

    private Reader(LedgerSettings settings, Warehouse warehouse, SqlEngine engine) {
        this.settings = settings;
        this.warehouse = warehouse;
        this.engine = engine;
    }

    static Reader open(CommonOptions options) throws IOException {
        DataFolder folder = options.dataFolder();
        LedgerSettings settings = SettingsFiles.ledger(SettingsFiles.environment(options.jobFile("nightly")));
        boolean isLedger = folder.identity().isPresent();
        if (settings.catalog().isEmpty() && !isLedger) {
            throw new SettingsException("[" + folder.root() + "] a data folder is made by a run; there is none here; "
                    + "run ./ledger nightly first, or name another folder with --data");
        }
        Warehouse warehouse = Warehouse.open(new WarehouseSettings(folder.root(), settings.catalog()));
        return new Reader(settings, warehouse, new DuckDb(warehouse, SqlSettings.defaults(folder.root())));
    }

    LedgerSettings settings() {
        return settings;
    }

    SqlEngine engine() {
        return engine;
    }

    /** The rows of a small answer; an absent value is an empty Optional. */
    static List<List<Optional<Object>>> rows(SqlEngine engine, String sql) {
        List<List<Optional<Object>>> rows = new ArrayList<>();
        try (SqlResult result = engine.query(sql)) {
            while (result.next()) {
                List<Optional<Object>> row = new ArrayList<>(result.columns().size());
                for (int column = 0; column < result.columns().size(); column++) {
                    row.add(result.value(column));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    /** A count in an answer; 0 when absent. */
    static long number(Optional<Object> value) {
        return value.map(Number.class::cast).map(Number::longValue).orElse(0L);
    }

    @Override
    public void close() {
        warehouse.close();
    }
}
