package io.bedrockledger.cli;

import io.bedrockledger.cli.ExplainCommand.Explanation;
import io.bedrockledger.pricing.Leg;
import io.bedrockledger.pricing.PricingReason;
import io.bedrockledger.pricing.PricingStatus;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One request explained for a person, no wider than a screen. */
final class ExplainText {

    private static final int WIDTH = 96;
    private static final int TITLE_WIDTH = 110;
    private static final int LABEL = 9;
    private static final int GRADE = 12;
    private static final String SERVICE_FOLDER = "BedrockModelInvocationLogs/";

    /** Which leg prices what a column counts; of what no leg prices there is none. */
    private static final Map<String, Optional<Leg>> COUNTED = counted();

    private final CallRow call;
    private final Explanation explanation;

    ExplainText(CallRow call, Explanation explanation) {
        this.call = call;
        this.explanation = explanation;
    }

    private static Map<String, Optional<Leg>> counted() {
        Map<String, Optional<Leg>> counted = new LinkedHashMap<>();
        counted.put("speech_input_tokens", Optional.of(Leg.SPEECH_INPUT));
        counted.put("speech_output_tokens", Optional.of(Leg.SPEECH_OUTPUT));
        counted.put("image_output_tokens", Optional.of(Leg.IMAGE_OUTPUT));
        counted.put("grounded_requests", Optional.of(Leg.GROUNDING));
        counted.put("guardrail_content_units", Optional.of(Leg.GUARDRAIL_UNIT));
        counted.put("guardrail_topic_units", Optional.of(Leg.GUARDRAIL_TOPIC_UNIT));
        counted.put("guardrail_pii_units", Optional.of(Leg.GUARDRAIL_PII_UNIT));
        counted.put("guardrail_grounding_units", Optional.of(Leg.GUARDRAIL_GROUNDING_UNIT));
        counted.put("guardrail_reasoning_units", Optional.of(Leg.GUARDRAIL_REASONING_UNIT));
        counted.put("guardrail_other_units", Optional.empty());
        return counted;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.addAll(title());
        lines.add("");
        lines.addAll(facts());
        if (!explanation.current()) {
            lines.add("");
            Wrapped.lines(changed(), WIDTH).forEach(line -> lines.add("  " + line));
        } else if (!explanation.legs().isEmpty()) {
            lines.add("");
            lines.addAll(new ExplainLegs(call, explanation.legs()).lines());
        }
        return lines;
    }

    /** One line, or two where a long status leaves no room for the cost. */
    private List<String> title() {
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
        String what = Figures.moment(call.invokedAt()) + "   " + whose + "   " + call.required("status") + latency;
        String line = what + "   " + cost();
        return line.length() <= TITLE_WIDTH ? List.of(line) : List.of(what, cost());
    }

    private String cost() {
        return switch (status()) {
            case PRICED -> dollars("list_cost_usd") + ", exact";
            case BOUNDED -> dollars("list_cost_usd") + " to " + dollars("list_cost_ceiling_usd");
            case PARTIALLY_PRICED -> dollars("list_cost_usd") + " or more";
            case UNPRICED -> "no price";
            case NOT_BILLED -> dollars("list_cost_usd") + ", not billed by the model";
            case COMMITTED -> "paid for by a commitment";
        };
    }

    private String dollars(String column) {
        return call.decimal(column)
                .map(usd -> "$" + usd.stripTrailingZeros().toPlainString())
                .orElse("no cost");
    }

    private List<String> facts() {
        Map<String, List<String>> facts = new LinkedHashMap<>();
        facts.put("Where", where());
        facts.put("Whose", graded(call.required("attribution_grade"), rule()));
        facts.put("Caller", Wrapped.lines(caller(), WIDTH));
        facts.put("Prompt", graded(call.required("prompt_grade"), prompt()));
        facts.put("Model", Wrapped.lines(model(), WIDTH));
        call.text("resource_id").ifPresent(arn -> facts.put("Through", Wrapped.lines(arn, WIDTH)));
        why().ifPresent(why -> facts.put("Cost", Wrapped.lines(why, WIDTH)));
        tokens().ifPresent(tokens -> facts.put("Tokens", Wrapped.lines(tokens, WIDTH)));
        unpriced().ifPresent(counts -> facts.put("No price", Wrapped.lines(counts, WIDTH)));
        List<String> assumed = explanation.assumed().stream()
                .flatMap(told -> Wrapped.lines(told, WIDTH).stream())
                .toList();
        if (!assumed.isEmpty()) {
            facts.put("Assumed", assumed);
        }
        facts.put("Book", Wrapped.lines(editions(), WIDTH));
        List<String> lines = new ArrayList<>();
        facts.forEach((label, text) -> {
            String margin = label;
            for (String line : text) {
                lines.add("  " + margin + " ".repeat(LABEL - margin.length()) + line);
                margin = "";
            }
        });
        return lines;
    }

    /** The folder of the account on a line, what lies below it on the next. */
    private List<String> where() {
        String key = call.required("log_key");
        int below = key.indexOf(SERVICE_FOLDER) + SERVICE_FOLDER.length();
        int cut = below < SERVICE_FOLDER.length() ? 0 : below;
        List<String> lines = new ArrayList<>();
        if (cut > 0) {
            lines.addAll(Wrapped.lines(key.substring(0, cut), WIDTH));
        }
        lines.addAll(Wrapped.lines(key.substring(cut) + "   line " + call.required("line_number"), WIDTH));
        return lines;
    }

    private static List<String> graded(String grade, String text) {
        return Wrapped.lines(grade + " ".repeat(Math.max(1, GRADE - grade.length())) + text, WIDTH);
    }

    /** What the label of a rule means: {@code metadata:KEY}, {@code profile:ID}, {@code workflows:NAME#RULE}. */
    private String rule() {
        Optional<String> label = call.text("attribution_rule");
        if (label.isEmpty()) {
            return "no metadata, no profile and no rule of jobs/workflows.yaml tells";
        }
        String kind = label.get().substring(0, label.get().indexOf(':') + 1);
        String named = label.get().substring(kind.length());
        return switch (kind) {
            case "metadata:" -> "requestMetadata." + named + " = " + call.required("workflow");
            case "profile:" -> "inference profile " + named + "   jobs/profiles.yaml";
            case "workflows:" -> "rule " + named.substring(named.indexOf('#') + 1) + "   jobs/workflows.yaml";
            default -> label.get();
        };
    }

    private String caller() {
        return call.text("principal").orElse("not told")
                + call.text("session_name")
                        .map(session -> ", session " + session)
                        .orElse("");
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
        String unresolved = call.text("resource_id").isPresent() ? "not known" : call.required("model_id");
        return call.text("model").orElse(unresolved) + ", " + call.required("route") + " route" + tier + "; counts: "
                + call.required("token_source");
    }

    /** Why the cost is not exact; empty when it is. */
    private Optional<String> why() {
        String reason = call.text("pricing_reason")
                .map(PricingReason::valueOf)
                .map(named -> ", " + named + ": " + told(named))
                .orElse("");
        return switch (status()) {
            case PRICED -> Optional.empty();
            case BOUNDED, PARTIALLY_PRICED, UNPRICED -> Optional.of(status() + reason);
            case NOT_BILLED ->
                Optional.of(status()
                        + (call.required("status").equals("ERROR")
                                ? ": the call failed"
                                : ": it was blocked before the model saw it"));
            case COMMITTED -> Optional.of(status() + ": paid for by the hour or the month, not by the call");
        };
    }

    private static String told(PricingReason reason) {
        return switch (reason) {
            case UNKNOWN_MODEL -> "the price book has no such model";
            case UNRESOLVED_PROFILE ->
                "what is behind the profile or the router is not known; jobs/profiles.yaml tells it";
            case NO_PRICE_AT_TIME -> "the price book has no price of the model for this route, region, tier and time";
            case MISSING_LEG -> "the price book has no price for a part of the call";
            case QUARANTINED_PRICE -> "the price is under suspicion and waits for a person";
            case CACHE_TTL_UNKNOWN -> "nothing tells how long the cache writes were to live, and longer is dearer";
            case TIER_UNKNOWN -> "nothing tells the tier or the latency mode, and the price book has several";
            case NO_COUNTS -> "the record has no count that the price needs";
            case NON_TOKEN_PRICING -> "billed by the hour, the minute or the instance";
            case BODY_UNAVAILABLE -> "the counts are in a body that could not be opened";
        };
    }

    /** What was used, where no legs say it. */
    private Optional<String> tokens() {
        if (!explanation.legs().isEmpty()) {
            return Optional.empty();
        }
        List<String> told = new ArrayList<>();
        for (String bucket :
                List.of("input", "cache_read", "cache_write", "cache_write_1h", "cache_write_unknown", "output")) {
            call.number(bucket + "_tokens")
                    .filter(count -> count > 0)
                    .ifPresent(count -> told.add(Figures.count(count) + " " + bucket.replace('_', ' ')));
        }
        return told.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", told));
    }

    /** What was counted and has no price, where the legs show the rest. */
    private Optional<String> unpriced() {
        if (!explanation.current()) {
            return Optional.empty();
        }
        List<String> told = new ArrayList<>();
        COUNTED.forEach((column, leg) -> {
            boolean priced = explanation.legs().stream()
                    .anyMatch(line -> leg.filter(line.leg()::equals).isPresent());
            call.quantity(column)
                    .filter(count -> count.signum() > 0 && !priced)
                    .ifPresent(count ->
                            told.add(count.stripTrailingZeros().toPlainString() + " " + column.replace('_', ' ')));
        });
        return told.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", told));
    }

    private String editions() {
        return "price book " + call.text("price_book_version").orElse("not told") + ", rules "
                + call.text("rules_version").orElse("not told") + ", run " + call.required("run_id");
    }

    private String changed() {
        return "The entries of the price book were changed in place since: it was "
                + call.text("price_book_version").orElse("unknown") + " and what is left of it, "
                + explanation.bookVersion() + ", gives another cost. The legs are not shown.";
    }

    private PricingStatus status() {
        return PricingStatus.valueOf(call.required("pricing_status"));
    }
}
