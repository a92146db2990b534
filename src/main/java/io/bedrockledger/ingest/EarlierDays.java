package io.bedrockledger.ingest;

import io.bedrockledger.attribution.StoredAttribution;
import io.bedrockledger.warehouse.DuckDb;
import io.bedrockledger.warehouse.StopRequest;
import io.bedrockledger.warehouse.StoppedException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.SortedSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a night does with days that are published, from their rows; told to stop, it leaves the rest to the next one. */
final class EarlierDays {

    private static final Logger LOG = LoggerFactory.getLogger(EarlierDays.class);

    private final RunParts parts;
    private final RunOptions options;
    private final DuckDb engine;
    private final StopRequest stop;

    /** @param engine whose statements end when the run is told to stop */
    EarlierDays(RunParts parts, RunOptions options, DuckDb engine, StopRequest stop) {
        this.parts = parts;
        this.options = options;
        this.engine = engine;
        this.stop = stop;
    }

    /** Brings the days of the window that other rules attributed to the rules as they are; empty when it was stopped. */
    Optional<ReattributionTotals> reattribute() {
        if (stop.isAsked()) {
            return Optional.empty();
        }
        StoredAttribution rules = new StoredAttribution(parts.rules(), parts.metadata());
        ReattributionRun run =
                new ReattributionRun(parts.warehouse(), rules, parts.usageTypes(), options, engine, stop);
        try {
            return Optional.of(run.apply(date -> {}));
        } catch (StoppedException e) {
            LOG.info("event=reattribution_left run={} why=\"{}\"", options.runId(), e.getMessage());
            return Optional.empty();
        }
    }

    /** Names the prompts of the window's calls that are known by now; how many calls changed, 0 when it was stopped. */
    long namePrompts() {
        if (stop.isAsked()) {
            return 0;
        }
        try {
            return new PromptRun(parts, options, engine, stop).apply();
        } catch (StoppedException e) {
            LOG.info("event=prompt_names_left run={} why=\"{}\"", options.runId(), e.getMessage());
            return 0;
        }
    }

    /** Rolls up by prompt some of the dates that a version published which did not. */
    void rollUpMissingPrompts() {
        if (stop.isAsked()) {
            return;
        }
        try {
            SortedSet<LocalDate> dates = new MissingPrompts(parts.warehouse(), engine, stop).rollUp(options.runId());
            if (!dates.isEmpty()) {
                LOG.info(
                        "event=prompts_rolled_up run={} dates={} first={} last={}",
                        options.runId(),
                        dates.size(),
                        dates.first(),
                        dates.last());
            }
        } catch (StoppedException e) {
            LOG.info("event=prompts_left run={} why=\"{}\"", options.runId(), e.getMessage());
        }
    }
}
