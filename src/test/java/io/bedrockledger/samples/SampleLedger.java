package io.bedrockledger.samples;

import io.bedrockledger.attribution.AttributionRules;
import io.bedrockledger.attribution.MetadataFilter;
import io.bedrockledger.attribution.PrincipalMode;
import io.bedrockledger.attribution.PrincipalPrivacy;
import io.bedrockledger.ingest.NightlyRun;
import io.bedrockledger.ingest.Portion;
import io.bedrockledger.ingest.Progress;
import io.bedrockledger.ingest.PublishedPrices;
import io.bedrockledger.ingest.RunOptions;
import io.bedrockledger.ingest.RunParts;
import io.bedrockledger.ingest.Window;
import io.bedrockledger.invocation.FingerprintKey;
import io.bedrockledger.invocation.Limits;
import io.bedrockledger.job.FindingsStep;
import io.bedrockledger.job.RunAssembly;
import io.bedrockledger.pricing.PriceBook;
import io.bedrockledger.prompts.PromptRegistry;
import io.bedrockledger.settings.LedgerSettings;
import io.bedrockledger.settings.SettingsFiles;
import io.bedrockledger.source.LogSource;
import io.bedrockledger.source.LogSources;
import io.bedrockledger.source.SourceSettings;
import io.bedrockledger.warehouse.DuckDb;
import io.bedrockledger.warehouse.SqlResult;
import io.bedrockledger.warehouse.SqlSettings;
import io.bedrockledger.warehouse.UpkeepSettings;
import io.bedrockledger.warehouse.UsageTypes;
import io.bedrockledger.warehouse.Warehouse;
import io.bedrockledger.warehouse.WarehouseSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The tables that one run makes of the committed sample, with the committed files under {@code jobs}. */
final class SampleLedger implements AutoCloseable {

    private static final Path JOBS = Path.of("jobs");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T03:00:00Z"), ZoneOffset.UTC);
    private static final int BATCH_BYTES = 64 << 20;

    private final Warehouse warehouse;
    private final DuckDb engine;

    private SampleLedger(Path data) {
        warehouse = Warehouse.open(WarehouseSettings.embedded(data));
        engine = new DuckDb(warehouse, SqlSettings.defaults(data));
    }

    /** The SQL engine over the tables. */
    DuckDb engine() {
        return engine;
    }

    /** Reads the whole sample into a data folder. */
    static SampleLedger in(Path data) throws IOException {
        SampleLedger ledger = new SampleLedger(data);
        try (LogSource source = LogSources.open(List.of(SourceSettings.at(CommittedSample.ROOT.toString())))) {
            ledger.night(ledger.parts(source));
        }
        return ledger;
    }

    private void night(RunParts parts) throws IOException {
        try (NightlyRun run = new NightlyRun(parts, options(), Progress.NONE, CLOCK)) {
            run.list();
            while (run.nextBatch()) {
                for (Portion portion : run.portions()) {
                    run.read(portion.name());
                }
                run.settle();
                run.rollUp();
                run.check();
                run.publish();
            }
            LedgerSettings defaults = SettingsFiles.ledger(SettingsFiles.environment(JOBS.resolve("none.yaml")));
            new FindingsStep(warehouse, RunAssembly.registry(defaults, JOBS, parts), run).look();
        }
    }

    private RunParts parts(LogSource source) throws IOException {
        byte[] key = new byte[FingerprintKey.BYTES];
        return new RunParts(
                source,
                warehouse,
                PublishedPrices.of(warehouse, PriceBook.load(JOBS.resolve("prices"))),
                AttributionRules.load(JOBS),
                PromptRegistry.load(JOBS),
                MetadataFilter.standard(),
                new PrincipalPrivacy(PrincipalMode.CLEAR, key),
                new FingerprintKey(key),
                Limits.DEFAULT,
                UpkeepSettings.DEFAULT,
                UsageTypes.NONE);
    }

    private static RunOptions options() {
        Window window = new Window(Weeks.FIRST, Weeks.LAST);
        return new RunOptions("sample", CLOCK.instant(), window, 1, BATCH_BYTES, BATCH_BYTES, "test", 1);
    }

    /** The rows of an answer, each value as text, NULL as nothing. */
    List<List<String>> rows(String sql) {
        List<List<String>> rows = new ArrayList<>();
        try (SqlResult result = engine.query(sql)) {
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int column = 0; column < result.columns().size(); column++) {
                    row.add(result.text(column).orElse(""));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    @Override
    public void close() {
        warehouse.close();
    }
}
