package io.bedrockledger.report.data;

import io.bedrockledger.report.Failures;
import io.bedrockledger.report.Failures.Failure;
import io.bedrockledger.report.Failures.Kind;
import io.bedrockledger.report.ServiceQuality;
import io.bedrockledger.report.ServiceQuality.Percentiles;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What calls bought nothing, and how well workflows were served. */
final class Service {

    private static final Set<String> ERRORS = Set.of("THROTTLED", "FAILED");

    private Service() {}

    /**
     * What bought nothing; a call is in one kind only, and one that was asked again is counted where it was answered.
     *
     * @param outcomes rows of {@code sql/report/outcomes_of_two_weeks.sql}
     * @param comparable whether the week before has data of all its days
     */
    static Failures failures(Reply outcomes, boolean comparable) {
        Failures now = new Failures(rows(outcomes, 0), null);
        return comparable ? new Failures(now.rows(), new Failures(rows(outcomes, 1), null).totalUsd()) : now;
    }

    private static List<Failure> rows(Reply outcomes, int weeksAgo) {
        List<Reply.Row> rows = outcomes.rows().stream()
                .filter(row -> row.count("weeks_ago") == weeksAgo)
                .toList();
        return List.of(
                failure(Kind.ERROR, rows, ERRORS, "calls", "list_cost_usd"),
                failure(Kind.BLOCKED, rows, Set.of("BLOCKED"), "calls", "list_cost_usd"),
                failure(Kind.TRUNCATED, rows, Set.of("TRUNCATED"), "calls", "list_cost_usd"),
                failure(Kind.RETRIED, rows, Set.of("ANSWERED"), "repeated_calls", "repeated_cost_usd"));
    }

    private static Failure failure(
            Kind kind, List<Reply.Row> rows, Set<String> outcomes, String calls, String costUsd) {
        List<Reply.Row> of = rows.stream()
                .filter(row -> outcomes.contains(row.text("outcome")))
                .toList();
        return new Failure(
                kind,
                of.stream().mapToLong(row -> row.count(calls)).sum(),
                of.stream().map(row -> row.usd(costUsd)).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    /**
     * How each workflow was served.
     *
     * @param service rows of {@code sql/report/service.sql}
     * @param latencies rows of {@code sql/report/latencies.sql}
     */
    static List<ServiceQuality> quality(Reply service, Reply latencies) {
        return service.rows().stream()
                .map(row -> new ServiceQuality(
                        row.text("workflow"),
                        row.count("calls"),
                        row.count("throttled_calls"),
                        row.count("failed_calls"),
                        percentiles(latencies, row.text("workflow"), "LATENCY"),
                        percentiles(latencies, row.text("workflow"), "FIRST_BYTE")))
                .toList();
    }

    private static @Nullable Percentiles percentiles(Reply latencies, @Nullable String workflow, String measure) {
        return latencies.rows().stream()
                .filter(row -> Objects.equals(row.text("workflow"), workflow) && measure.equals(row.text("measure")))
                .findFirst()
                .map(row -> new Percentiles(
                        row.count("calls"), row.count("p50_ms"), row.count("p95_ms"), row.count("p99_ms")))
                .orElse(null);
    }
}
