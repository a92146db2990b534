package io.bedrockledger.report.data;

import io.bedrockledger.report.Readiness;
import io.bedrockledger.report.Readiness.Answer;
import io.bedrockledger.report.Readiness.Question;
import io.bedrockledger.report.Readiness.Verdict;
import io.bedrockledger.spend.Workflow;
import io.bedrockledger.spend.bridge.Pricing;
import io.bedrockledger.spend.bridge.TokenLeg;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** The eight questions of the production checklist, each answered by rows, or unknown. */
final class Checklist {

    /** Nearly all calls: so many percent of them. */
    private static final long NEARLY_ALL = 95;

    /** More cut answers than these percent are not handled. */
    private static final long CUT_PERCENT = 1;

    private static final Answer NO_CALLS = new Answer(Verdict.UNKNOWN, "It had no calls in this week.");

    private final Basis basis;

    /**
     * What the answers are made of.
     *
     * @param declared rows of {@code sql/report/declared_workflows.sql}
     * @param service rows of {@code sql/report/service.sql}
     * @param watched workflows that a budget watches, by name
     */
    record Basis(Reply declared, Reply service, TwoWeeks weeks, PromptsInUse prompts, List<String> watched) {}

    Checklist(Basis basis) {
        this.basis = basis;
    }

    /** Of every workflow that is declared or called in the week; what is not attributed has no row. */
    Readiness readiness() {
        List<Readiness.Row> rows = Stream.of(basis.declared(), basis.service())
                .flatMap(answer -> answer.rows().stream())
                .flatMap(row -> Stream.ofNullable(row.text("workflow")))
                .distinct()
                .sorted()
                .map(this::row)
                .toList();
        return new Readiness(rows, List.of());
    }

    private Readiness.Row row(String workflow) {
        Map<Question, Answer> answers = new EnumMap<>(Question.class);
        for (Question question : Question.values()) {
            answers.put(question, answer(workflow, question));
        }
        return new Readiness.Row(workflow, answers);
    }

    private Answer answer(String workflow, Question question) {
        return switch (question) {
            case CENTRAL_PROMPTS -> prompts(workflow, "declared_prompt", "a prompt that is registered in jobs/prompts");
            case VERSIONS_WITH_REASONS ->
                prompts(workflow, "declared_version", "a version with a reason in jobs/prompts");
            case EVALUATION ->
                new Answer(Verdict.UNKNOWN, "No replay of it is in the tables; the logs cannot tell others.");
            case COST_PER_REQUEST -> cost(workflow);
            case PORTABILITY -> portability(workflow);
            case MONITORING -> monitoring(workflow);
            case OUTPUT_FORMAT -> output(workflow);
            case FAILURE_HANDLING -> failures(workflow);
        };
    }

    private Answer prompts(String workflow, String column, String what) {
        List<Reply.Row> rows = basis.prompts().of(workflow);
        long calls = sum(rows, row -> row.count("calls"));
        long known = sum(rows, row -> row.text("prompt") == null ? 0 : row.count("calls"));
        long declared = sum(rows, row -> row.count(column) * row.count("calls"));
        if (known == 0) {
            return new Answer(
                    Verdict.UNKNOWN,
                    calls == 0
                            ? "It had no calls in four weeks."
                            : format("None of its %,d calls in four weeks shows which prompt it uses.", calls));
        }
        return new Answer(
                declared * 100 >= known * NEARLY_ALL ? Verdict.YES : Verdict.NO,
                format(
                        "%,d of the %,d calls in four weeks whose prompt is known use %s; %,d show none.",
                        declared, known, what, calls - known));
    }

    private static long sum(List<Reply.Row> rows, ToLongFunction<Reply.Row> count) {
        return rows.stream().mapToLong(count).sum();
    }

    private Stream<TwoWeeks.Used> used(String workflow) {
        return basis.weeks().rows().stream().filter(row -> row.now() && row.isOf(new Workflow(workflow)));
    }

    private Answer cost(String workflow) {
        long billed = calls(used(workflow).filter(row -> row.usage().pricing() != Pricing.NOT_BILLED));
        long exact = calls(used(workflow).filter(row -> row.usage().pricing() == Pricing.PRICED));
        if (billed == 0) {
            return NO_CALLS;
        }
        return new Answer(
                exact * 100 >= billed * NEARLY_ALL ? Verdict.YES : Verdict.NO,
                format("%,d of %,d billed calls have an exact cost.", exact, billed));
    }

    private static long calls(Stream<TwoWeeks.Used> rows) {
        return rows.mapToLong(row -> row.usage().calls()).sum();
    }

    /** A second model that answers in text a twentieth of the calls shows that it can change; one model shows nothing. */
    private Answer portability(String workflow) {
        Map<String, Long> models = new TreeMap<>();
        used(workflow)
                .filter(row -> row.tokens(TokenLeg.OUTPUT) > 0)
                .forEach(row -> row.model()
                        .ifPresent(model -> models.merge(model, row.usage().calls(), Long::sum)));
        long all = models.values().stream().mapToLong(Long::longValue).sum();
        long serving = models.values().stream()
                .filter(calls -> calls * 100 >= all * (100 - NEARLY_ALL))
                .count();
        if (all == 0) {
            return NO_CALLS;
        }
        return serving > 1
                ? new Answer(Verdict.YES, format("%,d models write a twentieth of its answers or more each.", serving))
                : new Answer(
                        Verdict.UNKNOWN, "One model writes nearly all of its answers; the logs do not show another.");
    }

    private Answer monitoring(String workflow) {
        boolean watched = basis.watched().contains(workflow)
                || basis.declared().rows().stream()
                        .anyMatch(row -> Objects.equals(row.text("workflow"), workflow)
                                && row.amount("monthly_budget_usd").isPresent());
        return watched
                ? new Answer(Verdict.YES, "A budget of its own is watched every night.")
                : new Answer(Verdict.NO, "No budget in jobs/workflows.yaml is its own.");
    }

    private Optional<Reply.Row> served(String workflow) {
        return basis.service().rows().stream()
                .filter(row -> Objects.equals(row.text("workflow"), workflow))
                .findFirst();
    }

    private Answer output(String workflow) {
        return served(workflow)
                .map(row -> {
                    long tools = row.count("tool_calls");
                    boolean bound = tools * 100 >= row.count("calls") * NEARLY_ALL;
                    return new Answer(
                            bound ? Verdict.YES : Verdict.UNKNOWN,
                            format(
                                    "%,d of %,d calls give the model tools or a form; a form asked for in words is not seen.",
                                    tools, row.count("calls")));
                })
                .orElse(NO_CALLS);
    }

    private Answer failures(String workflow) {
        return served(workflow).map(Checklist::failures).orElse(NO_CALLS);
    }

    private static Answer failures(Reply.Row row) {
        long calls = row.count("calls");
        long failed = row.count("throttled_calls") + row.count("failed_calls");
        long again = row.count("retried_calls");
        long cut = row.count("truncated_calls");
        String counts = format(
                "%,d of %,d calls failed, and %,d calls were a second try within ten minutes; %,d answers were cut off.",
                failed, calls, again, cut);
        if (cut * 100 > calls * CUT_PERCENT) {
            return new Answer(Verdict.NO, counts);
        }
        if (failed == 0) {
            return new Answer(Verdict.UNKNOWN, counts);
        }
        return new Answer(again * 2 >= failed ? Verdict.YES : Verdict.NO, counts);
    }

    private static String format(String text, Object... values) {
        return String.format(Locale.ROOT, text, values);
    }
}
