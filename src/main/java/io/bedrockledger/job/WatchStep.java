package io.bedrockledger.job;

import io.bedrockledger.ingest.NightlyRun;
import io.bedrockledger.spend.watch.AlertDelivery;
import io.bedrockledger.spend.watch.Watch;
import io.bedrockledger.spend.watch.WatchPlan;
import io.bedrockledger.spend.watch.WatchReport;
import io.bedrockledger.warehouse.SqlException;
import io.bedrockledger.warehouse.StoppedException;
import io.bedrockledger.warehouse.Warehouse;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The watch over budgets and spikes of a run, and what came of it. */
public final class WatchStep {

    private static final Logger LOG = LoggerFactory.getLogger(WatchStep.class);

    private final Warehouse warehouse;
    private final WatchPlan plan;
    private final List<AlertDelivery> deliveries;
    private final NightlyRun run;
    private @Nullable WatchReport report;

    /**
     * The watch of a run.
     *
     * @param deliveries the ways in which people are told
     */
    public WatchStep(Warehouse warehouse, WatchPlan plan, List<AlertDelivery> deliveries, NightlyRun run) {
        this.warehouse = warehouse;
        this.plan = plan;
        this.deliveries = List.copyOf(deliveries);
        this.run = run;
    }

    /**
     * Looks and tells; told to stop, it leaves that to the next run, for this one is published. A look that fails is said,
     * changes no alert and takes nothing back: what the run read is published nevertheless.
     */
    public void look() {
        try {
            report = new Watch(warehouse, run.engine(), run.stopCheck(), deliveries)
                    .look(plan, run.runId(), run.today());
        } catch (StoppedException | SqlException e) {
            if (!run.isStopped()) {
                String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
                report = WatchReport.failed(why);
                LOG.warn("event=watch_failed run={} why=\"{}\"", run.runId(), why);
            }
        }
    }

    /** What came of it; empty before it was its turn. */
    public Optional<WatchReport> report() {
        return Optional.ofNullable(report);
    }
}
