package io.bedrockledger.report.data;

import io.bedrockledger.spend.Period;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The prompts that workflows used in the week and the three before, from {@code sql/report/prompts_of_workflows.sql}. */
final class PromptsInUse {

    private final List<Reply.Row> rows;
    private final Instant weekBefore;

    PromptsInUse(Reply answer, Period week) {
        this.rows = answer.rows();
        this.weekBefore = week.previous().firstDay().atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    /** A version of a prompt and the time of its first call. */
    record Version(String prompt, String version, Instant firstAt) {

        String label() {
            return prompt + " " + version;
        }
    }

    /** The rows of a workflow, whatever the prompt. */
    List<Reply.Row> of(@Nullable String workflow) {
        return rows.stream()
                .filter(row -> Objects.equals(row.text("workflow"), workflow))
                .toList();
    }

    /**
     * The one version of a workflow's prompts whose first call lies in the two weeks and that another version of the prompt
     * went before; empty when there is none, or several.
     */
    Optional<Version> onlyNewVersion(@Nullable String workflow) {
        List<Version> fresh = of(workflow).stream()
                .filter(row -> row.text("prompt") != null && row.count("calls_in_week") > 0)
                .flatMap(row -> version(row).stream())
                .filter(version -> !version.firstAt().isBefore(weekBefore))
                .filter(version -> hasOlder(workflow, version))
                .toList();
        return fresh.size() == 1 ? Optional.of(fresh.get(0)) : Optional.empty();
    }

    private boolean hasOlder(@Nullable String workflow, Version version) {
        return of(workflow).stream()
                .filter(row -> version.prompt().equals(row.text("prompt")))
                .flatMap(row -> version(row).stream())
                .anyMatch(other -> other.firstAt().isBefore(version.firstAt()));
    }

    private static Optional<Version> version(Reply.Row row) {
        String prompt = row.text("prompt");
        String version = row.text("prompt_version");
        return prompt == null || version == null
                ? Optional.empty()
                : row.time("first_at").map(first -> new Version(prompt, version, first));
    }
}
