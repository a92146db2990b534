package io.bedrockledger.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedrockledger.testing.LedgerFixture;
import io.bedrockledger.testing.LogCall;
import io.bedrockledger.testing.LogFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the work is cut, and in which order records lie, is not to be seen in the tables. */
class PortionsIT {

    private static final String FROM = "2026-11-10";
    private static final String TO = "2026-11-12";
    private static final String CALLS =
            "select request_id, region, log_date, invoked_at, input_tokens, list_cost_usd from invocations order by all";

    @TempDir
    Path folder;

    private LogFolder logs;

    /** Calls of two regions over three days, some again in another object of their day or of the next. */
    @BeforeEach
    void write() {
        logs = new LogFolder(folder.resolve("logs"));
        Random random = new Random(20261110);
        Map<String, List<String>> objects = new TreeMap<>();
        for (int number = 0; number < 300; number++) {
            int day = 10 + random.nextInt(3);
            String at = "2026-11-%02dT%02d:%02d:00Z".formatted(day, number % 3 * 11, random.nextInt(60));
            LogCall call = LogCall.of("r" + number, at)
                    .in(number % 2 == 0 ? "us-east-1" : "eu-central-1")
                    .with(1_000L + random.nextInt(9_000), 10L, null);
            add(objects, random, day, number % 50 == 0 ? "{}" : call.line(), call.region());
            if (random.nextInt(3) == 0) {
                int other = number % 3 == 2 && day < 12 ? day + 1 : day;
                LogCall again = random.nextBoolean() ? call : call.withoutCounts();
                add(objects, random, other, again.line(), call.region());
            }
        }
        objects.forEach((name, lines) -> {
            String[] parts = name.split(" ", -1);
            logs.put(parts[0], parts[1], parts[2], lines);
        });
    }

    private static void add(Map<String, List<String>> objects, Random random, int day, String line, String region) {
        String name = region + " 2026-11-" + day + " object-" + random.nextInt(3);
        objects.computeIfAbsent(name, key -> new ArrayList<>()).add(line);
    }

    @Test
    void oneByteBatchesAndPortionsMakeTheSameTables() throws IOException {
        Map<String, List<String>> expected;
        try (LedgerFixture large = LedgerFixture.open(folder.resolve("large"), logs.root())) {
            RunTotals totals = large.nightly(FROM, TO);
            expected = large.content();
            assertThat(totals.calls()).isBetween(294L, 300L);
            assertThat(totals.duplicates()).isGreaterThan(80);
            assertThat(totals.rejected()).isEqualTo(6);
            assertThat(expected.get("invocations")).hasSize((int) totals.calls());
        }
        assertSame(content("portions", Map.of("ledger.run.portion", "1B")), expected);
        assertSame(content("batches", Map.of("ledger.run.batch", "1B", "ledger.run.portion", "1B")), expected);
    }

    @Test
    void oneThreadAndFourMakeTheSameTables() throws IOException {
        Map<String, List<String>> one = launched("one", 1);

        assertSame(launched("four", 4), one);
    }

    @Test
    void splitAndPermutedObjectsHoldTheSameCalls() throws IOException {
        LogFolder others = new LogFolder(folder.resolve("others"));
        Random random = new Random(5);
        List<String> lines = new ArrayList<>();
        for (int record = 0; record < 60; record++) {
            lines.add(LogCall.of("r" + record, "2026-11-10T10:%02d:00Z".formatted(record))
                    .with(100L + record, 3L, null)
                    .line());
        }
        lines.addAll(lines.subList(10, 25));
        logs = new LogFolder(folder.resolve("whole"));
        logs.put("us-east-1", "2026-11-10", "whole", lines);
        Collections.shuffle(lines, random);
        others.put("us-east-1", "2026-11-10", "part-1", lines.subList(0, 31));
        others.put("us-east-1", "2026-11-10", "part-2", lines.subList(31, lines.size()));

        try (LedgerFixture whole = LedgerFixture.open(folder.resolve("a"), logs.root());
                LedgerFixture parts = LedgerFixture.open(folder.resolve("b"), others.root())) {
            RunTotals once = whole.nightly("2026-11-10", "2026-11-10");
            RunTotals split = parts.nightly("2026-11-10", "2026-11-10");

            assertThat(parts.rows(CALLS)).isEqualTo(whole.rows(CALLS)).hasSize(60);
            assertThat(parts.content().get("daily_costs"))
                    .isEqualTo(whole.content().get("daily_costs"));
            assertThat(split.duplicates()).isEqualTo(once.duplicates()).isEqualTo(15);
        }
    }

    /** Table by table, so that a difference can be read. */
    private static void assertSame(Map<String, List<String>> actual, Map<String, List<String>> expected) {
        assertThat(actual.keySet()).isEqualTo(expected.keySet());
        actual.forEach((table, rows) -> {
            List<String> wanted = expected.getOrDefault(table, List.of());
            assertThat(rows.stream().filter(row -> !wanted.contains(row)).toList())
                    .as(table)
                    .isEmpty();
            assertThat(rows.equals(wanted)).as(table).isTrue();
        });
    }

    private Map<String, List<String>> content(String name, Map<String, ?> settings) throws IOException {
        try (LedgerFixture ledger =
                LedgerFixture.open(folder.resolve(name), logs.root().toString(), settings)) {
            ledger.nightly(FROM, TO);
            return ledger.content();
        }
    }

    private Map<String, List<String>> launched(String name, int threads) throws IOException {
        Map<String, String> settings =
                Map.of("ledger.run.threads", String.valueOf(threads), "ledger.run.portion", "1B");
        try (LedgerFixture ledger =
                LedgerFixture.open(folder.resolve(name), logs.root().toString(), settings)) {
            ledger.launch(FROM, TO);
            return ledger.content();
        }
    }
}
