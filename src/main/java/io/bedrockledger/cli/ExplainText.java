package io.bedrockledger.cli;

import io.bedrockledger.cli.ExplainCommand.Explanation;
import io.bedrockledger.pricing.Leg;
import io.bedrockledger.pricing.LegLine;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** One request explained for a person. */
final class ExplainText {

    private final StoredCall call;
    private final Explanation explanation;

    ExplainText(StoredCall call, Explanation explanation) {
        this.call = call;
        this.explanation = explanation;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(title());
        lines.add("");
        lines.addAll(facts());
        lines.add("");
        lines.addAll(legs());
        return lines;
    }

    private String title() {
        String whose = call.text("workflow")
                .map(workflow ->
                        workflow + call.text("team").map(team -> ", " + team).orElse(""))
                .orElse("not attributed");
        String latency = call.number("latency_ms")
                .map(ms -> " in "
                        + BigDecimal.valueOf(ms, 3)
                                .setScale(2, RoundingMode.HALF_UP)
                                .toPlainString() + " s")
                .orElse("");
        return Figures.moment(call.invokedAt()) + "   " + whose + "   " + call.required("status") + latency + "   "
                + cost();
    }

    private String cost() {
        String status = call.required("pricing_status");
        String dollars = call.decimal("list_cost_usd")
                .map(usd -> "$" + usd.stripTrailingZeros().toPlainString())
                .orElse("no cost");
        String sure = switch (status) {
            case "PRICED" -> ", exact";
            case "BOUNDED" ->
                " at least, $"
                        + call.decimal("list_cost_ceiling_usd")
                                .map(usd -> usd.stripTrailingZeros().toPlainString())
                                .orElse("?")
                        + " at most";
            default -> ", " + status;
        };
        return dollars
                + sure
                + call.text("pricing_reason").map(reason -> ", " + reason).orElse("");
    }

    private List<String> facts() {
        TextTable table = new TextTable(TextTable.Align.LEFT, TextTable.Align.LEFT, TextTable.Align.LEFT);
        table.row("Where", call.required("log_key") + "   line " + call.required("line_number"));
        table.row("Whose", call.required("attribution_grade"), rule());
        table.row(
                "Caller",
                call.text("principal").orElse("not told")
                        + call.text("session_name")
                                .map(session -> ", session " + session)
                                .orElse(""));
        table.row("Prompt", call.required("prompt_grade"), prompt());
        table.row("Model", model());
        table.row(
                "Book",
                "price book " + call.text("price_book_version").orElse("?") + ", rules "
                        + call.text("rules_version").orElse("?") + ", run " + call.required("run_id"));
        return table.lines("  ");
    }

    private String rule() {
        return call.text("attribution_rule").orElse("no rule of jobs/workflows.yaml, no metadata and no profile tells");
    }

    private String prompt() {
        return call.text("prompt")
                .map(prompt -> prompt
                        + call.text("prompt_version")
                                .map(version -> " v" + version)
                                .orElse(""))
                .orElse("the caller names none");
    }

    private String model() {
        String tier = call.text("service_tier").map(named -> ", tier " + named).orElse(", tier not told");
        return call.text("model").orElseGet(() -> call.required("model_id")) + ", " + call.required("route") + " route"
                + tier + "; counts: " + call.required("token_source");
    }

    private List<String> legs() {
        if (!explanation.current()) {
            return List.of("  The price book has changed since: it was "
                    + call.text("price_book_version").orElse("unknown") + " and is " + explanation.bookVersion()
                    + ", which gives another cost.");
        }
        if (explanation.legs().isEmpty()) {
            return List.of("  No leg is billed: " + call.required("pricing_status")
                    + call.text("pricing_reason").map(reason -> ", " + reason).orElse("") + ".");
        }
        TextTable table = new TextTable(
                TextTable.Align.LEFT,
                TextTable.Align.RIGHT,
                TextTable.Align.LEFT,
                TextTable.Align.RIGHT,
                TextTable.Align.LEFT,
                TextTable.Align.RIGHT,
                TextTable.Align.LEFT);
        table.row("Leg", "Quantity", "x", "USD", "=", "USD", "Price from");
        Set<String> sources = new LinkedHashSet<>();
        for (LegLine leg : explanation.legs()) {
            table.row(
                    leg.leg().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    quantity(leg.quantity()),
                    "x",
                    price(leg.priceUsd()) + " " + unit(leg.unit()),
                    "=",
                    leg.usd().toBigDecimal().toPlainString(),
                    leg.rateId());
            sources.add(leg.source() + ", holds from "
                    + leg.from().atOffset(ZoneOffset.UTC).toLocalDate() + ", checked " + leg.checked());
        }
        table.row("total", "", "", "", "=", call.required("list_cost_usd"), call.required("pricing_status"));
        List<String> lines = new ArrayList<>(table.lines("  "));
        lines.add("");
        sources.forEach(source -> lines.add("  Source  " + source));
        return lines;
    }

    private static String quantity(BigDecimal quantity) {
        BigDecimal plain = quantity.stripTrailingZeros();
        return plain.scale() <= 0 ? Figures.count(plain.longValueExact()) : plain.toPlainString();
    }

    private static String price(BigDecimal usd) {
        BigDecimal plain = usd.stripTrailingZeros();
        return plain.setScale(Math.max(2, plain.scale()), RoundingMode.UNNECESSARY)
                .toPlainString();
    }

    private static String unit(Leg.Unit unit) {
        return switch (unit) {
            case MILLION_TOKENS -> "per million";
            case ONE -> "each";
        };
    }
}
