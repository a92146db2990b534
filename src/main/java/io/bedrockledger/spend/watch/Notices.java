package io.bedrockledger.spend.watch;

import io.bedrockledger.spend.CostSeries;
import io.bedrockledger.spend.DailyCost;
import io.bedrockledger.spend.Period;
import io.bedrockledger.spend.budget.Alert;
import io.bedrockledger.spend.budget.AlertState;
import io.bedrockledger.spend.budget.Estimate;
import io.bedrockledger.spend.budget.Outlook;
import io.bedrockledger.spend.budget.Threshold;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes of an alert what people are told of it. */
final class Notices {

    private final @Nullable Round round;
    private final String runId;

    /**
     * For one run.
     *
     * @param round what was evaluated; null when nothing could be, and what waits is told as it was stored
     */
    Notices(@Nullable Round round, String runId) {
        this.round = round;
        this.runId = runId;
    }

    /** What is told next of an alert, which has something to tell. */
    AlertNotice of(StoredAlert alert) {
        AlertEvent event = alert.telling().next().orElseThrow();
        Optional<Cause> cause = round == null || event == AlertEvent.TAKEN_BACK
                ? Optional.empty()
                : round.causes().of(alert, round.days());
        AlertNotice.Detail detail = alert.kind() == AlertKind.SPIKE ? spike(alert, cause) : budget(alert);
        Headline headline = new Headline(alert, event, detail);
        return new AlertNotice(
                alert.id(),
                alert.telling().nextNumber(),
                alert.kind(),
                event,
                alert.subject(),
                round == null ? alert.asOf() : round.days().completeUntil(),
                headline.text(),
                event == AlertEvent.TAKEN_BACK
                        ? null
                        : cause.flatMap(Words::cause).orElse(alert.cause()),
                new Advice(
                                alert,
                                event,
                                detail,
                                cause,
                                round == null ? alert.asOf() : round.days().completeUntil())
                        .text(),
                query(alert, detail),
                detail,
                cause.orElse(null),
                alert.recipients(),
                runId);
    }

    private AlertNotice.Detail spike(StoredAlert alert, Optional<Cause> cause) {
        return new AlertNotice.OfSpike(
                alert.crossedOn(),
                alert.spent().floorUsd(),
                alert.amountUsd(),
                cause.map(Cause::earlierFrom).orElse(null));
    }

    private AlertNotice.Detail budget(StoredAlert alert) {
        Optional<Round.Standing> standing = round == null ? Optional.empty() : round.standing(alert.id());
        return new AlertNotice.OfBudget(
                String.valueOf(alert.budget()),
                alert.period(),
                alert.percent() == null ? 0 : alert.percent(),
                alert.thresholdUsd() == null ? alert.amountUsd() : alert.thresholdUsd(),
                alert.amountUsd(),
                alert.crossedOn(),
                standing.map(each -> each.report().spent()).orElse(alert.spent()),
                standing.map(each -> each.report().outlook()).orElseGet(Outlook.Unknown::new),
                standing.map(each -> each.report().unknownDays()).orElse(List.of()),
                standing.map(Notices::curve).orElse(List.of()),
                standing.map(each -> others(each, alert)).orElse(List.of()));
    }

    private static List<Integer> others(Round.Standing standing, StoredAlert alert) {
        return standing.report().alerts().stream()
                .filter(each -> each.state() == AlertState.FIRED && each.key().basis() == Threshold.Basis.SPENT)
                .filter(each -> !each.key().id().equals(alert.id()))
                .map(Alert::key)
                .map(key -> key.percent())
                .toList();
    }

    /** With a forecast every day of the period; without one those up to the first that is not known. */
    private static List<CurvePoint> curve(Round.Standing standing) {
        CostSeries series = standing.series();
        Period period = standing.report().period();
        List<CurvePoint> curve = new ArrayList<>();
        if (standing.report().outlook() instanceof Outlook.Forecast forecast) {
            boolean estimated = false;
            for (Map.Entry<LocalDate, Estimate> day : forecast.byDay().entrySet()) {
                estimated |= series.known(day.getKey()).isEmpty();
                Estimate sum = day.getValue();
                curve.add(new CurvePoint(day.getKey(), estimated, sum.lowUsd(), sum.expectedUsd(), sum.highUsd()));
            }
            return curve;
        }
        DailyCost sum = DailyCost.NONE;
        for (LocalDate day : period.days().toList()) {
            Optional<DailyCost> known = series.known(day);
            if (known.isEmpty()) {
                break;
            }
            sum = sum.plus(known.orElseThrow());
            curve.add(new CurvePoint(day, false, sum.floorUsd(), sum.floorUsd(), sum.ceilingUsd()));
        }
        return curve;
    }

    private static String query(StoredAlert alert, AlertNotice.Detail detail) {
        if (detail instanceof AlertNotice.OfSpike spike) {
            LocalDate usual = spike.usualDay() == null ? spike.day().minusWeeks(1) : spike.usualDay();
            return "select usage_date, prompt, prompt_version, model, sum(calls) as calls,"
                    + " sum(list_cost_usd) as list_cost_usd from daily_costs where " + where(alert)
                    + " and usage_date in (date '" + usual + "', date '" + spike.day()
                    + "') group by usage_date, prompt, prompt_version, model order by list_cost_usd desc";
        }
        return "select usage_date, sum(list_cost_usd) as list_cost_usd from daily_costs where " + where(alert)
                + " and usage_date between date '" + alert.period().firstDay() + "' and date '"
                + alert.period().lastDay() + "' group by usage_date order by usage_date";
    }

    private static String where(StoredAlert alert) {
        String name = alert.subject().name();
        String column = switch (alert.subject().kind()) {
            case ALL -> "";
            case WORKFLOW -> "workflow";
            case TEAM -> "team";
            case MODEL -> "model";
            case PROMPT -> "prompt";
        };
        if (column.isEmpty()) {
            return "true";
        }
        return name == null ? column + " is null" : column + " = '" + name.replace("'", "''") + "'";
    }
}
