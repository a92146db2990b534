package io.bedrockledger.job;

import io.bedrockledger.findings.Findings;
import io.bedrockledger.findings.FindingsReport;
import io.bedrockledger.findings.Registry;
import io.bedrockledger.ingest.NightlyRun;
import io.bedrockledger.warehouse.SqlException;
import io.bedrockledger.warehouse.StoppedException;
import io.bedrockledger.warehouse.Warehouse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The look at what a run has published, and what came of it. */
public final class FindingsStep {

    private final Warehouse warehouse;
    private final Registry registry;
    private final NightlyRun run;
    private @Nullable FindingsReport report;

    /** The look of a run, at its tables and by what people declared. */
    public FindingsStep(Warehouse warehouse, Registry registry, NightlyRun run) {
        this.warehouse = warehouse;
        this.registry = registry;
        this.run = run;
    }

    /** Looks, and publishes what it sees; told to stop, it leaves that to the next run, for this one is published. */
    public void look() {
        try {
            report = new Findings(warehouse, run.engine(), run.stopCheck()).look(registry, run.runId(), run.today());
        } catch (StoppedException | SqlException e) {
            // What a statement says that was cancelled is that the run was stopped.
            if (!run.isStopped()) {
                throw e;
            }
        }
    }

    /** What came of it; empty before it was its turn. */
    public Optional<FindingsReport> report() {
        return Optional.ofNullable(report);
    }
}
