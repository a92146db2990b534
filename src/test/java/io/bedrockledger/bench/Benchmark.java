package io.bedrockledger.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Runs the nightly against DuckDB and against plain inflate, in turns, each in a fresh process with the logs in the page
 * cache, and prints medians as a table. What they read must be equal, to the last token.
 */
final class Benchmark {

    private static final String NIGHTLY = "`./ledger nightly`";
    static final String INFLATE = "plain inflate, JDK";
    static final String DUCKDB = "DuckDB ";

    private final Path root;
    private final Path work;
    private final List<Path> engines;
    private final int rounds;

    private Benchmark(Path root, Path work, List<Path> engines, int rounds) {
        this.root = root;
        this.work = work;
        this.engines = engines;
        this.rounds = rounds;
    }

    /**
     * Arguments: the project, the work folder, rounds, the jars of DuckDB with commas between, then the names of sets.
     * The first jar is the version in use and is on the class path too.
     */
    public static void main(String[] arguments) throws Exception {
        List<Path> engines = Stream.of(arguments[3].split(",")).map(Path::of).toList();
        Benchmark benchmark =
                new Benchmark(Path.of(arguments[0]), Path.of(arguments[1]), engines, Integer.parseInt(arguments[2]));
        StringBuilder table = new StringBuilder();
        for (String set : List.of(arguments).subList(4, arguments.length)) {
            long bytes = BenchLogs.named(set).write(benchmark.work.resolve(set));
            benchmark.run(set, bytes, table);
        }
        System.out.print(Outcome.HEADER);
        System.out.print(table);
    }

    private void run(String set, long bytes, StringBuilder table) throws Exception {
        Path logs = work.resolve(set);
        // The first run leaves the archive of classes for the later ones, as the first night does.
        String java = measure(nightly(root.resolve("sample-logs"))).program();
        List<Contender> contenders = contenders(logs, java);
        Map<Contender, List<Measured>> taken = new LinkedHashMap<>();
        measure(contenders.get(contenders.size() - 1));
        for (int round = 0; round < rounds; round++) {
            for (int turn = 0; turn < contenders.size(); turn++) {
                Contender contender = contenders.get((round + turn) % contenders.size());
                Measured measured = measure(contender);
                taken.computeIfAbsent(contender, one -> new ArrayList<>()).add(measured);
                System.err.printf(
                        Locale.ROOT, "%s, round %d, %s: %s%n", set, round + 1, contender.name(), cells(measured));
            }
        }
        requireEqual(contenders);
        table.append(new Outcome(label(set, bytes, logs), taken).rows());
    }

    private List<Contender> contenders(Path logs, String java) {
        List<Contender> contenders = new ArrayList<>();
        contenders.add(nightly(logs));
        for (Path engine : engines) {
            Path file = work.resolve(engine.getFileName() + ".parquet");
            String name = engine.getFileName().toString().replaceAll("duckdb_jdbc-|\\.jar", "");
            contenders.add(new Contender(
                    DUCKDB + name,
                    List.of(
                            java,
                            "--enable-native-access=ALL-UNNAMED",
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            engine + ":" + classes(),
                            DuckDbExtraction.class.getName(),
                            logs.toString(),
                            file.toString()),
                    file));
        }
        contenders.add(new Contender(
                INFLATE,
                List.of(java, "-XX:+UseSerialGC", "-cp", classes(), PlainInflate.class.getName(), logs.toString()),
                work.resolve("nothing")));
        return contenders;
    }

    private Contender nightly(Path logs) {
        Path data = work.resolve("ledger-data");
        return new Contender(
                NIGHTLY,
                List.of(
                        root.resolve("ledger").toString(),
                        "nightly",
                        "--logs",
                        logs.toString(),
                        "--data",
                        data.toString(),
                        "--from",
                        "2026-01-01"),
                data);
    }

    private static String classes() {
        return Path.of(Benchmark.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .toString();
    }

    private Measured measure(Contender contender) throws IOException, InterruptedException {
        remove(contender.output());
        return Measured.of(new ProcessBuilder(contender.command()), work.resolve("output.txt"));
    }

    private void requireEqual(List<Contender> contenders) throws SQLException {
        Path ours = work.resolve("ledger-data").resolve("tables/ledger/invocations/data/**/*.parquet");
        String expected = DuckDbExtraction.sums(ours, true);
        for (Contender contender : contenders) {
            if (contender.name().startsWith(DUCKDB)) {
                String found = DuckDbExtraction.sums(contender.output(), false);
                if (!found.equals(expected)) {
                    throw new IllegalStateException("[" + contender.name() + "] must read what the nightly reads, "
                            + expected + "; it read " + found);
                }
            }
        }
        System.err.println("equal: " + expected);
    }

    private static String label(String set, long bytes, Path logs) throws IOException {
        try (Stream<Path> files = Files.walk(logs)) {
            List<Path> objects =
                    files.filter(file -> file.toString().endsWith(".json.gz")).toList();
            long stored =
                    objects.stream().mapToLong(file -> file.toFile().length()).sum();
            return String.format(
                    Locale.ROOT,
                    "%s: %,d objects, %.2f GB raw, %.2f GB stored",
                    set,
                    objects.size(),
                    bytes / 1e9,
                    stored / 1e9);
        }
    }

    private static String cells(Measured measured) {
        return String.format(
                Locale.ROOT,
                "%.2f s wall, %.2f s CPU, %d MB",
                measured.wallSeconds(),
                measured.cpuSeconds(),
                measured.peakBytes() >> 20);
    }

    private static void remove(Path path) throws IOException {
        if (Files.exists(path)) {
            try (Stream<Path> all = Files.walk(path)) {
                for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(one);
                }
            }
        }
    }
}
