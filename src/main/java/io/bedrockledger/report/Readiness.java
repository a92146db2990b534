package io.bedrockledger.report;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether workflows are ready for production, as far as their traffic shows.
 *
 * @param workflows by name
 * @param newNos what was answered better in the report before, a whole sentence each
 */
public record Readiness(List<Row> workflows, List<String> newNos) {

    public Readiness {
        workflows = List.copyOf(workflows);
        newNos = List.copyOf(newNos);
    }

    /** How many questions of all workflows have this answer. */
    public long count(Verdict verdict) {
        return workflows.stream().mapToLong(row -> row.count(verdict)).sum();
    }

    /**
     * The answers of one workflow.
     *
     * @param workflow null for what is not attributed
     * @param answers one for each question; one that is not given is unknown
     */
    public record Row(@Nullable String workflow, Map<Question, Answer> answers) {

        public Row {
            Map<Question, Answer> all = new EnumMap<>(Question.class);
            for (Question question : Question.values()) {
                all.put(question, answers.getOrDefault(question, Answer.UNKNOWN));
            }
            answers = Map.copyOf(all);
        }

        /** The answer to a question. */
        public Answer to(Question question) {
            return answers.getOrDefault(question, Answer.UNKNOWN);
        }

        /** How many of the eight questions have this answer. */
        public long count(Verdict verdict) {
            return answers.values().stream()
                    .filter(answer -> answer.verdict() == verdict)
                    .count();
        }
    }

    /**
     * An answer and why.
     *
     * @param verdict yes, no or unknown
     * @param evidence what the rows show, in one sentence; empty when there is nothing to show
     */
    public record Answer(Verdict verdict, String evidence) {

        /** The logs cannot tell, and nothing says why. */
        public static final Answer UNKNOWN = new Answer(Verdict.UNKNOWN, "");
    }

    /** What is known about a question. */
    public enum Verdict {
        /** The rows show it. */
        YES,
        /** The rows show the opposite. */
        NO,
        /** The rows cannot tell. */
        UNKNOWN
    }

    /** The questions of the production checklist. */
    public enum Question {
        /** Do its prompts come from one place that people review? */
        CENTRAL_PROMPTS,
        /** Do its prompts have versions, each with a reason? */
        VERSIONS_WITH_REASONS,
        /** Was it evaluated on its own data? */
        EVALUATION,
        /** Is the cost of each request known? */
        COST_PER_REQUEST,
        /** Could it run on another model? */
        PORTABILITY,
        /** Is it watched: budget, latency, errors? */
        MONITORING,
        /** Is the form of its output bound: tools, a schema? */
        OUTPUT_FORMAT,
        /** Does it handle failures: retries with pauses, limits, few calls cut off? */
        FAILURE_HANDLING
    }
}
