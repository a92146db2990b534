package io.bedrockledger.job;

import io.bedrockledger.ingest.NightlyRun;
import io.bedrockledger.mail.MailTransport;
import io.bedrockledger.spend.watch.AlertDelivery;
import io.bedrockledger.spend.watch.Watch;
import io.bedrockledger.spend.watch.WatchPlan;
import io.bedrockledger.spend.watch.WatchReport;
import io.bedrockledger.warehouse.SqlException;
import io.bedrockledger.warehouse.StoppedException;
import io.bedrockledger.warehouse.Warehouse;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The watch over budgets and spikes of a run, and what came of it. */
public final class WatchStep {

    private static final Logger LOG = LoggerFactory.getLogger(WatchStep.class);

    private final Warehouse warehouse;
    private final WatchPlan plan;
    private final List<AlertDelivery> deliveries;
    private final AlertMails mails;
    private final NightlyRun run;
    private @Nullable WatchReport report;

    /**
     * The watch of a run.
     *
     * @param deliveries the ways in which people are told, beside mails
     */
    public WatchStep(
            Warehouse warehouse, WatchPlan plan, List<AlertDelivery> deliveries, AlertMails mails, NightlyRun run) {
        this.warehouse = warehouse;
        this.plan = plan;
        this.deliveries = Stream.concat(deliveries.stream(), Stream.of(mails)).toList();
        this.mails = mails;
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

    /**
     * Sends the alert mails that wait; told to stop, it leaves them to the next run. That no mail goes does not undo the night:
     * it is said, and tried again by the next.
     */
    void send(MailTransport transport) {
        try {
            mails.send(transport, run.stopCheck());
        } catch (StoppedException | SqlException e) {
            if (!run.isStopped()) {
                throw e;
            }
        }
    }

    /** What came of it; empty before it was its turn. */
    public Optional<WatchReport> report() {
        return Optional.ofNullable(report);
    }
}
