package io.bedrockledger.spend.watch;

import io.bedrockledger.spend.CostSeries;
import io.bedrockledger.spend.DailyCost;
import io.bedrockledger.spend.Money;
import io.bedrockledger.spend.Period;
import io.bedrockledger.spend.PeriodLength;
import io.bedrockledger.spend.Workflow;
import io.bedrockledger.spend.budget.AlertState;
import io.bedrockledger.spend.spike.Spike;
import io.bedrockledger.spend.spike.SpikeReport;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The alerts of dear days: one a workflow and day, told where it is not what was told a few days before. */
final class Spikes {

    /** A spike that goes on is told again after so many days without one. */
    private static final int QUIET_DAYS = 7;

    /** Or when it has become so many times as large as what was told of it. */
    private static final BigDecimal WORSE = BigDecimal.valueOf(2);

    private static final int ID_BYTES = 16;

    private final WatchPlan plan;
    private final SpendDays days;
    private final Causes causes;
    private final Map<String, StoredAlert> alerts;

    Spikes(WatchPlan plan, SpendDays days, Causes causes, Map<String, StoredAlert> alerts) {
        this.plan = plan;
        this.days = days;
        this.causes = causes;
        this.alerts = alerts;
    }

    /**
     * Compares what was told with the costs as they are now: a day that is not material any more is taken back. That another
     * workflow's costs moved the control of false discoveries is no reason.
     */
    void recheck() {
        LocalDate oldest = days.completeUntil().minusDays(Round.LATE_DAYS);
        Map<Workflow, CostSeries> costs = days.byWorkflow();
        for (StoredAlert alert : List.copyOf(alerts.values())) {
            LocalDate day = alert.crossedOn();
            CostSeries series = costs.get(new Workflow(alert.subject().name()));
            if (alert.kind() == AlertKind.SPIKE && !day.isBefore(oldest)) {
                Optional<DailyCost> cost = series == null ? Optional.empty() : series.known(day);
                cost.ifPresent(known -> alerts.put(alert.id(), rechecked(alert, known)));
            }
        }
    }

    private StoredAlert rechecked(StoredAlert alert, DailyCost cost) {
        AlertState state = isMaterial(cost.floorUsd(), alert.amountUsd()) ? AlertState.FIRED : AlertState.TAKEN_BACK;
        Telling telling = alert.telling();
        boolean silent = telling.delivery() == Telling.Delivery.SILENT;
        if (state != alert.state() && !silent) {
            telling = telling.then(state == AlertState.FIRED ? AlertEvent.RETURNED : AlertEvent.TAKEN_BACK);
        }
        return alert.now(state, alert.crossedOn(), cost, telling, days.completeUntil());
    }

    private boolean isMaterial(BigDecimal costUsd, BigDecimal usualUsd) {
        return costUsd.subtract(usualUsd).compareTo(plan.spikes().minExcessUsd()) >= 0
                && costUsd.compareTo(usualUsd.multiply(plan.spikes().minRatio())) >= 0;
    }

    /** Adds the spikes of a day that have no alert; days come in order. */
    void add(SpikeReport report) {
        for (Spike spike : report.spikes()) {
            Workflow workflow = spike.cause().workflow();
            String id = id(workflow, spike.day());
            if (!alerts.containsKey(id)) {
                alerts.put(id, created(id, workflow, spike));
            }
        }
    }

    private StoredAlert created(String id, Workflow workflow, Spike spike) {
        AlertEvent event = goesOn(workflow, spike) ? AlertEvent.CONTINUED : AlertEvent.FIRED;
        Period day = PeriodLength.DAY.of(spike.day());
        DailyCost cost = Objects.requireNonNull(days.byWorkflow().get(workflow)).soFar(spike.day());
        Optional<String> cause = Words.cause(causes.ofDay(workflow, spike.usualDay(), spike.day()));
        return new StoredAlert(
                id,
                AlertState.FIRED,
                Telling.of(AlertKind.SPIKE, event),
                null,
                AlertSubject.of(workflow),
                day,
                null,
                null,
                spike.usualUsd().setScale(Money.SCALE),
                spike.day(),
                cost,
                cause.orElse(null),
                plan.owners().getOrDefault(String.valueOf(workflow.name()), plan.others()),
                days.completeUntil());
    }

    /** Whether the workflow had a spike in the days before, and this one is not much worse than the largest of them. */
    private boolean goesOn(Workflow workflow, Spike spike) {
        List<BigDecimal> before = alerts.values().stream()
                .filter(alert -> alert.kind() == AlertKind.SPIKE && alert.state() == AlertState.FIRED)
                .filter(alert -> alert.subject().equals(AlertSubject.of(workflow)))
                .filter(alert -> alert.crossedOn().isBefore(spike.day())
                        && !alert.crossedOn().isBefore(spike.day().minusDays(QUIET_DAYS)))
                .map(alert -> alert.spent().floorUsd().subtract(alert.amountUsd()))
                .toList();
        return before.stream()
                .max(BigDecimal::compareTo)
                .map(largest -> spike.excessUsd().compareTo(largest.multiply(WORSE)) < 0)
                .orElse(false);
    }

    /** 32 hexadecimal digits: the same in every run. */
    static String id(Workflow workflow, LocalDate day) {
        String text = "spike\0" + day + "\0" + (workflow.isAttributed() ? "workflow\0" + workflow.name() : "");
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException broken) {
            throw new IllegalStateException("[spikes] every JDK has SHA-256; this one has not; use another", broken);
        }
    }
}
