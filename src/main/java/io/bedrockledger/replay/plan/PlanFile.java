package io.bedrockledger.replay.plan;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads and checks a plan, a file of {@code jobs/replay}. An unknown key is an error that names it. */
public final class PlanFile {

    /** Without {@code window}: two weeks, so that each weekday is in it twice. */
    static final int USUAL_DAYS = 14;

    /** Without {@code margin}: two points of a score from 0 to 1. */
    static final BigDecimal USUAL_MARGIN = new BigDecimal("0.02");

    /** Without {@code confidence}. */
    static final BigDecimal USUAL_CONFIDENCE = new BigDecimal("0.95");

    /** Without {@code budget_usd}: a replay of some hundred short calls costs less. */
    static final BigDecimal USUAL_BUDGET_USD = new BigDecimal("5");

    /** Without {@code valid_days}: a quarter, in which providers change models and callers change prompts. */
    static final int USUAL_VALID_DAYS = 90;

    /** Without {@code concurrency}: few enough to leave an account's quota to production. */
    static final int USUAL_CONCURRENCY = 4;

    /** Without {@code judges.audit}. */
    static final BigDecimal USUAL_AUDIT = new BigDecimal("0.1");

    static final Set<String> KEYS = Set.of(
            "name",
            "workflow",
            "prompt",
            "version",
            "window",
            "incumbent",
            "candidates",
            "sample",
            "references",
            "scorers",
            "margin",
            "confidence",
            "judges",
            "price_date",
            "budget_usd",
            "store_text",
            "valid_days",
            "endpoint",
            "region",
            "time_to_first_token",
            "concurrency",
            "requests_per_minute");

    static final Set<String> WINDOW_KEYS = Set.of("from", "to", "days");
    static final Set<String> JUDGES_KEYS = Set.of("models", "prompt", "audit");

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,63}");
    private static final String AS_LOGGED = "as-logged";
    private static final int LONGEST_DAYS = 3660;
    private static final int MOST_CONCURRENCY = 1000;
    private static final int MOST_REQUESTS = 1_000_000;
    private static final BigDecimal MOST_USD = new BigDecimal("1000000");
    private static final BigDecimal LEAST_USD = new BigDecimal("0.01");
    private static final BigDecimal MOST_MARGIN = new BigDecimal("0.99");
    private static final BigDecimal LEAST_CONFIDENCE = new BigDecimal("0.51");
    private static final BigDecimal MOST_CONFIDENCE = new BigDecimal("0.999");

    private final Path file;
    private final PlanFields plan;

    private PlanFile(Path file, PlanFields plan) {
        this.file = file;
        this.plan = plan;
    }

    /**
     * Reads one plan.
     *
     * @throws IllegalArgumentException when it is wrong; the message names file and line, rule and value
     */
    public static ReplayPlan read(Path file) throws IOException {
        return new PlanFile(file, PlanFields.of(PlanNode.read(file), KEYS)).plan();
    }

    private ReplayPlan plan() {
        return new ReplayPlan(
                name(),
                traffic(),
                plan.or("window", new Window.LastDays(USUAL_DAYS), PlanFile::window),
                plan.or("incumbent", new Incumbent.AsLogged(), PlanFile::incumbent),
                CandidateReader.candidates(plan.required("candidates")),
                plan.or("sample", SampleReader.USUAL, SampleReader::sample),
                references(),
                plan.or("scorers", List.of(ScorerReader.USUAL), ScorerReader::scorers),
                plan.number("margin", USUAL_MARGIN, BigDecimal.ZERO, MOST_MARGIN),
                plan.number("confidence", USUAL_CONFIDENCE, LEAST_CONFIDENCE, MOST_CONFIDENCE),
                judges(),
                plan.dayOrNull("price_date"),
                plan.number("budget_usd", USUAL_BUDGET_USD, LEAST_USD, MOST_USD),
                running(),
                plan.flag("store_text", false),
                plan.whole("valid_days", USUAL_VALID_DAYS, 1, LONGEST_DAYS));
    }

    private String name() {
        PlanNode node = plan.required("name");
        String name = PlanFields.text(node);
        if (!NAME.matcher(name).matches()) {
            throw PlanNode.wrong(node.where(), "name must be 1 to 64 letters, digits and dashes", node.described());
        }
        return name;
    }

    private Traffic traffic() {
        String workflow = plan.textOrNull("workflow");
        String prompt = plan.textOrNull("prompt");
        String version = plan.textOrNull("version");
        if (workflow == null && prompt == null) {
            throw PlanNode.wrong(plan.where(), "workflow or prompt must be given", "both are absent");
        }
        if (version != null && prompt == null) {
            throw PlanNode.wrong(plan.where("version"), "a version must have its prompt", "prompt is absent");
        }
        return new Traffic(workflow, prompt, version);
    }

    private static Window window(PlanNode node) {
        PlanFields window = PlanFields.of(node, WINDOW_KEYS);
        if (window.has("days")) {
            if (window.has("from") || window.has("to")) {
                throw PlanNode.wrong(window.where(), "a window must have from and to, or days", "it has more");
            }
            return new Window.LastDays(window.whole("days", USUAL_DAYS, 1, LONGEST_DAYS));
        }
        LocalDate from = window.day("from");
        LocalDate to = window.day("to");
        if (to.isBefore(from)) {
            throw PlanNode.wrong(window.where("to"), "to must not be before from, " + from, "it is " + to);
        }
        return new Window.Dates(from, to);
    }

    private static Incumbent incumbent(PlanNode node) {
        String text = PlanFields.text(node);
        return text.equals(AS_LOGGED) ? new Incumbent.AsLogged() : new Incumbent.CalledAgain(text);
    }

    private @Nullable Path references() {
        String text = plan.textOrNull("references");
        return text == null ? null : file.toAbsolutePath().resolveSibling(text).normalize();
    }

    private @Nullable JudgePanel judges() {
        PlanNode node = plan.node("judges");
        if (node == null) {
            return null;
        }
        PlanFields judges = PlanFields.of(node, JUDGES_KEYS);
        List<String> models = new ArrayList<>();
        for (PlanNode item : PlanFields.items(judges.required("models"))) {
            String model = PlanFields.text(item);
            if (models.contains(model)) {
                throw PlanNode.wrong(item.where(), "a judge must be named once", model + " is there twice");
            }
            models.add(model);
        }
        return new JudgePanel(
                models,
                PlanFields.text(judges.required("prompt")),
                judges.number("audit", USUAL_AUDIT, BigDecimal.ZERO, BigDecimal.ONE));
    }

    private Running running() {
        return new Running(
                endpoint(),
                plan.textOrNull("region"),
                plan.flag("time_to_first_token", false),
                plan.whole("concurrency", USUAL_CONCURRENCY, 1, MOST_CONCURRENCY),
                plan.has("requests_per_minute") ? plan.whole("requests_per_minute", 1, 1, MOST_REQUESTS) : null);
    }

    private @Nullable URI endpoint() {
        PlanNode node = plan.node("endpoint");
        if (node == null) {
            return null;
        }
        String text = PlanFields.text(node);
        try {
            URI endpoint = new URI(text);
            if (Arrays.asList("http", "https").contains(endpoint.getScheme()) && endpoint.getHost() != null) {
                return endpoint;
            }
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(notAnEndpoint(node).getMessage(), e);
        }
        throw notAnEndpoint(node);
    }

    private static IllegalArgumentException notAnEndpoint(PlanNode node) {
        return PlanNode.wrong(
                node.where(), "endpoint must be an address such as https://bedrock.example", node.described());
    }
}
