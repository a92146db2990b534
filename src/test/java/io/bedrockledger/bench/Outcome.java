package io.bedrockledger.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What the runs over one set took.
 *
 * @param logs what the set is
 * @param taken the runs of each contender, in the order of the table
 */
record Outcome(String logs, Map<Contender, List<Measured>> taken) {

    /** The head of the table, in Markdown. */
    static final String HEADER = """
            | Logs | Reader | Wall s | CPU s | Peak memory | Wall to DuckDB | CPU to DuckDB | CPU to inflate |
            |---|---|---:|---:|---:|---:|---:|---:|
            """;

    /** A row for each contender: medians, and their ratios to the faster DuckDB and to plain inflate. */
    String rows() {
        double duckWall = least(Benchmark.DUCKDB, Measured::wallSeconds);
        double duckCpu = least(Benchmark.DUCKDB, Measured::cpuSeconds);
        double inflateCpu = least(Benchmark.INFLATE, Measured::cpuSeconds);
        StringBuilder rows = new StringBuilder();
        taken.forEach((contender, runs) -> {
            double wall = median(runs, Measured::wallSeconds);
            double cpu = median(runs, Measured::cpuSeconds);
            rows.append(String.format(
                    Locale.ROOT,
                    "| %s | %s | %.1f | %.1f | %.0f MiB | %.2f | %.2f | %.2f |%n",
                    logs,
                    contender.name(),
                    wall,
                    cpu,
                    median(runs, run -> run.peakBytes() / 0x1p20),
                    wall / duckWall,
                    cpu / duckCpu,
                    cpu / inflateCpu));
        });
        return rows.toString();
    }

    private double least(String kind, ToDoubleFunction<Measured> of) {
        return taken.entrySet().stream()
                .filter(entry -> entry.getKey().name().startsWith(kind))
                .mapToDouble(entry -> median(entry.getValue(), of))
                .min()
                .orElseThrow();
    }

    private static double median(List<Measured> runs, ToDoubleFunction<Measured> of) {
        double[] sorted = runs.stream().mapToDouble(of).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
