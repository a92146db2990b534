package io.bedrockledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedrockledger.testing.FinishedProcess;
import io.bedrockledger.testing.LedgerFixture;
import io.bedrockledger.testing.LedgerProcess;
import io.bedrockledger.testing.LogCall;
import io.bedrockledger.testing.LogFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes of published days that are told to end by SIGTERM. */
class StoppedChangeIT {

    /** So many calls that a date takes long enough to be stopped in. */
    private static final int CALLS = 3_000;

    private static final int FIRST_DAY = 10;
    private static final int LAST_DAY = 13;

    private static final int SIGTERM = 128 + 15;

    private static final String CARD = """
                  - from: 2024-12-03
                    recorded: %s
                    source: test
                    rates: [{routes: [in_region], usd: {input: %s, output: 0.24}}]
            """;
    private static final String BOOK = """
            sources:
              test: {title: "A test", checked: 2026-11-24}
            models:
              - id: "amazon.nova-lite-v1:0"
                family: Nova Lite
                developer: Amazon
                tokens: disjoint
                cards:
            """ + CARD.formatted("2026-11-01", "0.06");

    private static final String RULES = """
            workflows:
              - name: answers
                owner: ada@school.example
                team: support
                purpose: A test.
                rules: [{id: role, principal: %s}]
            """;

    /** A night by editions that are no longer the current ones. */
    @TempDir
    private static Path folder;

    @BeforeAll
    static void everyDayByEditionsThatAreNoLongerTheCurrentOnes() throws IOException {
        LogFolder logs = new LogFolder(folder.resolve("logs"));
        for (int day = FIRST_DAY; day <= LAST_DAY; day++) {
            String date = "2026-11-" + day;
            logs.put(
                    date,
                    "a",
                    IntStream.range(0, CALLS)
                            .mapToObj(call -> LogCall.of(date + "-call-" + call, date + "T12:00:00Z")
                                    .by("arn:aws:sts::111122223333:assumed-role/agent/session", Map.of()))
                            .toArray(LogCall[]::new));
        }
        write("prices/test.yaml", BOOK);
        write("workflows.yaml", RULES.formatted("nobody"));
        Terminal night =
                Terminal.type(arguments("nightly", folder.resolve("night")).toArray(String[]::new));
        assertThat(night.exit()).as(night.err()).isZero();
        write("prices/test.yaml", BOOK + CARD.formatted("2026-11-20", "0.05"));
        write("workflows.yaml", RULES.formatted("agent"));
    }

    private static void copy(String command) throws IOException {
        LogFolder.copy(folder.resolve("night"), data(command));
        LogFolder.copy(folder.resolve("night"), undisturbed(command));
    }

    /** Where a command is stopped. */
    private static Path data(String command) {
        return folder.resolve(command);
    }

    private static Path undisturbed(String command) {
        return folder.resolve("undisturbed-" + command);
    }

    @Test
    void aRepricingStopsBetweenTwoCommitsAndTheNextOneGoesOn() throws IOException, InterruptedException {
        copy("reprice");
        try (LedgerProcess run = start("reprice")) {
            assertStopped(run.await("a file of what changes", StoppedChangeIT::holdsRepricings), "repriced ");
        }
        try (LedgerProcess run = start("reprice")) {
            assertStopped(run.awaitSaid("repriced 1"), "repriced ");
        }
        complete("reprice");
        compare("reprice");
        try (LedgerFixture ledger = open(data("reprice"))) {
            assertThat(ledger.row("select count(*), count(distinct request_id) from repricings"))
                    .isEqualTo(CALLS * (LAST_DAY - FIRST_DAY + 1) + "|" + CALLS * (LAST_DAY - FIRST_DAY + 1));
        }
    }

    @Test
    void aReattributionStopsBetweenTwoCommitsAndTheNextOneGoesOn() throws IOException, InterruptedException {
        copy("reattribute");
        try (LedgerProcess run = start("reattribute")) {
            assertStopped(run.awaitSaid("reattributed 1"), "reattributed ");
        }
        try (LedgerFixture ledger = open(data("reattribute"))) {
            assertThat(ledger.row("select count(distinct rules_version) from log_days"))
                    .as("some days have the new rules and some do not")
                    .isEqualTo("2");
        }
        complete("reattribute");
        compare("reattribute");
        try (LedgerFixture ledger = open(data("reattribute"))) {
            assertThat(ledger.row("select sum(calls) from daily_costs where workflow = 'answers'"))
                    .isEqualTo(String.valueOf(CALLS * (LAST_DAY - FIRST_DAY + 1)));
        }
    }

    private static void assertStopped(LedgerProcess run, String done) throws IOException, InterruptedException {
        FinishedProcess ended = run.terminate().end();
        assertThat(ended.exitCode()).as(ended.err()).isEqualTo(SIGTERM);
        assertThat(ended.err())
                .contains("[run] the process was told to end, by SIGTERM; the run stops in a moment;"
                        + " a second signal ends it at once\n")
                .endsWith("[run] the run was stopped; what it had published stays; start it again to go on\n")
                .doesNotContain(done + LAST_DAY + " Nov 2026");
        assertThat(ended.out()).isEmpty();
    }

    private static LedgerProcess start(String command) throws IOException {
        return LedgerProcess.start(
                folder, LedgerProcess.command(List.of(), List.of(), arguments(command, data(command), "--apply")));
    }

    private static void complete(String command) {
        for (Path target : List.of(data(command), undisturbed(command))) {
            Terminal ended = Terminal.type(arguments(command, target, "--apply").toArray(String[]::new));
            assertThat(ended.exit()).as(ended.err()).isZero();
        }
    }

    private static List<String> arguments(String command, Path target, String... more) {
        return Stream.concat(
                        Stream.of(
                                command,
                                "--from=2026-11-" + FIRST_DAY,
                                "--to=2026-11-" + LAST_DAY,
                                "--data=" + target,
                                "--logs=" + folder.resolve("logs"),
                                "--jobs=" + folder.resolve("jobs")),
                        Stream.of(more))
                .toList();
    }

    private static boolean holdsRepricings() throws IOException {
        Path files = data("reprice").resolve("tables/ledger/repricings/data");
        if (!Files.isDirectory(files)) {
            return false;
        }
        try (Stream<Path> found = Files.walk(files)) {
            return found.anyMatch(path -> path.toString().endsWith(".parquet"));
        }
    }

    private static void compare(String command) throws IOException {
        try (LedgerFixture one = open(data(command));
                LedgerFixture other = open(undisturbed(command))) {
            Map<String, List<String>> found = one.content();
            // Not row by row: a message of thousands of rows helps nobody. When a repricing began is part of what it
            // tells.
            other.content().entrySet().stream()
                    .filter(table -> !table.getKey().equals("repricings"))
                    .forEach(table -> assertThat(table.getValue().equals(found.get(table.getKey())))
                            .as("%s holds the rows of an undisturbed run", table.getKey())
                            .isTrue());
            String told = "select request_id, from_list_cost_usd, to_list_cost_usd from repricings order by 1, 2, 3";
            assertThat(one.rows(told).equals(other.rows(told)))
                    .as("each request is told once")
                    .isTrue();
        }
    }

    private static LedgerFixture open(Path target) throws IOException {
        return LedgerFixture.withJobs(target, folder.resolve("logs"), folder.resolve("jobs"));
    }

    private static void write(String name, String yaml) throws IOException {
        Path file = folder.resolve("jobs").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, yaml);
    }
}
