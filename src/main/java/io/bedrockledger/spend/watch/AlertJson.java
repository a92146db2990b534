package io.bedrockledger.spend.watch;

import io.bedrockledger.spend.budget.Estimate;
import io.bedrockledger.spend.budget.Outlook;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A notice as JSON, as docs/alerts.md has it: amounts as text with all their digits, what is not known as null. */
final class AlertJson {

    /** Of the form of the file; a key that is removed or changes its meaning is another version. */
    private static final int VERSION = 1;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private AlertJson() {}

    static byte[] bytes(AlertNotice notice) {
        return JSON.writeValueAsBytes(object(notice));
    }

    private static Map<String, @Nullable Object> object(AlertNotice notice) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("version", VERSION);
        json.put("id", notice.id());
        json.put("alert_id", notice.alertId());
        json.put("number", notice.number());
        json.put("kind", notice.kind().name());
        json.put("event", notice.event().name());
        json.put("scope", notice.subject().kind().name());
        json.put("scope_name", notice.subject().name());
        json.put("as_of", notice.asOf().toString());
        json.put("headline", notice.headline());
        json.put("cause", notice.causeText());
        json.put("advice", notice.advice());
        json.put("query", notice.query());
        json.put("recipients", notice.recipients());
        json.put("run_id", notice.runId());
        if (notice.detail() instanceof AlertNotice.OfBudget budget) {
            json.put("budget", budget(budget));
        } else if (notice.detail() instanceof AlertNotice.OfSpike spike) {
            json.put("spike", spike(spike));
        }
        json.put("bridge", notice.cause() == null ? null : bridge(notice.cause()));
        return json;
    }

    private static Map<String, @Nullable Object> budget(AlertNotice.OfBudget budget) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("name", budget.budget());
        json.put("period", budget.period().label());
        json.put("first_day", budget.period().firstDay().toString());
        json.put("last_day", budget.period().lastDay().toString());
        json.put("amount_usd", usd(budget.amountUsd()));
        json.put("threshold_percent", budget.percent());
        json.put("threshold_usd", usd(budget.thresholdUsd()));
        json.put("other_percents_crossed", budget.otherPercents());
        json.put("crossed_on", budget.crossedOn().toString());
        json.put("spent_usd", usd(budget.spent().floorUsd()));
        json.put("spent_ceiling_usd", usd(budget.spent().ceilingUsd()));
        json.put("unbounded_calls", budget.spent().unboundedCalls());
        json.put(
                "unknown_days",
                budget.unknownDays().stream().map(LocalDate::toString).toList());
        Outlook.Forecast forecast = budget.outlook() instanceof Outlook.Forecast known ? known : null;
        json.put("forecast", forecast == null ? null : forecast(forecast));
        json.put("days", budget.curve().stream().map(AlertJson::point).toList());
        return json;
    }

    private static Map<String, @Nullable Object> forecast(Outlook.Forecast forecast) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        Estimate end = forecast.atEnd();
        json.put("low_usd", usd(end.lowUsd()));
        json.put("expected_usd", usd(end.expectedUsd()));
        json.put("high_usd", usd(end.highUsd()));
        json.put("runs_out_on", text(forecast.expected()));
        json.put("runs_out_earliest", text(forecast.earliest()));
        json.put("runs_out_latest", text(forecast.latest()));
        return json;
    }

    private static Map<String, @Nullable Object> point(CurvePoint point) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("day", point.day().toString());
        json.put("forecast", point.forecast());
        json.put("low_usd", usd(point.lowUsd()));
        json.put("expected_usd", usd(point.expectedUsd()));
        json.put("high_usd", usd(point.highUsd()));
        return json;
    }

    private static Map<String, @Nullable Object> spike(AlertNotice.OfSpike spike) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("day", spike.day().toString());
        json.put("cost_usd", usd(spike.costUsd()));
        json.put("usual_usd", usd(spike.usualUsd()));
        json.put("usual_day", text(spike.usualDay()));
        return json;
    }

    private static Map<String, @Nullable Object> bridge(Cause cause) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("earlier_from", cause.earlierFrom().toString());
        json.put("earlier_to", cause.earlierTo().toString());
        json.put("later_from", cause.laterFrom().toString());
        json.put("later_to", cause.laterTo().toString());
        json.put("earlier_usd", usd(cause.earlierUsd()));
        json.put("later_usd", usd(cause.laterUsd()));
        json.put("terms", cause.terms().stream().map(AlertJson::term).toList());
        json.put("movers", cause.movers().stream().map(AlertJson::mover).toList());
        return json;
    }

    private static Map<String, @Nullable Object> term(CauseTerm term) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("term", term.term().name());
        json.put("words", term.words());
        json.put("usd", usd(term.usd()));
        json.put("workflows", List.copyOf(term.workflows()));
        return json;
    }

    private static Map<String, @Nullable Object> mover(Mover mover) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("workflow", mover.workflow());
        json.put("prompt", mover.prompt());
        json.put("prompt_version", mover.promptVersion());
        json.put("model", mover.model());
        json.put("change_usd", usd(mover.changeUsd()));
        return json;
    }

    private static String usd(BigDecimal amount) {
        return amount.toPlainString();
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }
}
