package io.bedrockledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedrockledger.testing.ChangingLogs;
import io.bedrockledger.testing.LedgerFixture;
import io.bedrockledger.testing.SmallJobs;
import io.bedrockledger.warehouse.Checks;
import io.bedrockledger.warehouse.NamedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * Two ledgers over the same changing logs: the runs of one are killed, those of the other are left alone. After the run
 * that follows a kill both hold the same rows.
 */
final class KillCampaign {

    /** Kills from which a ledger begins anew, so that its history stays short and a failure is near its beginning. */
    static final int KILLS_OF_A_LEDGER = 10;

    /**
     * A run over all days has about five batches, so that there are many commits to be killed between, and each ends with
     * upkeep that has much to expire, to compact and to remove.
     */
    private static final String SETTINGS = """
            ledger:
              run.batch: 3KB
              upkeep: {every: 0s, snapshot-age: 0s, snapshots-kept: 2, closed-after-days: 1}
            """;

    private final long seed;
    private final Random random;
    private final Path folder;
    private final ChangingLogs logs;
    private final Path jobs;
    private final Path killed;
    private final Path lived;
    private final List<String> killedAt = new ArrayList<>();
    private int usualLines;
    private int usualFiles;
    private String round = "";

    private KillCampaign(Path folder, long seed) throws IOException {
        this.seed = seed;
        this.random = new Random(seed);
        this.folder = Files.createDirectories(folder);
        this.logs = new ChangingLogs(folder.resolve("logs"), random.nextLong());
        this.jobs = folder.resolve("jobs");
        this.killed = folder.resolve("killed");
        this.lived = folder.resolve("lived");
        SmallJobs.copyPrices(jobs);
        Files.writeString(jobs.resolve("nightly.yaml"), SETTINGS);
    }

    /**
     * Kills runs of one ledger.
     *
     * @return where each was killed
     */
    static List<String> of(Path folder, long seed, int kills) throws IOException, InterruptedException {
        KillCampaign campaign = new KillCampaign(folder, seed);
        for (int round = 1; campaign.killedAt.size() < kills; round++) {
            campaign.round(round);
        }
        campaign.runsAgainWithoutWork();
        return campaign.killedAt;
    }

    private void round(int number) throws IOException, InterruptedException {
        round = "seed " + seed + ", round " + number;
        if (number > 1) {
            round += ", " + logs.change(3);
        }
        live();
        kill();
        if (random.nextInt(3) == 0) {
            kill();
        }
        if (random.nextInt(2) == 0) {
            round += ", after the kill " + logs.change(1);
            live();
        }
        Terminal next = Terminal.type(command(killed).toArray(String[]::new));
        assertThat(next.exit()).as("%s: %s", round, next.err()).isZero();
        compare();
        logs.settled();
    }

    /** The run that is left alone, in this process. */
    private void live() throws IOException {
        Set<Path> before = DoomedRun.files(lived);
        Terminal run = Terminal.type(command(lived).toArray(String[]::new));
        assertThat(run.exit()).as("%s: %s", round, run.err()).isZero();
        Set<Path> written = DoomedRun.files(lived);
        written.removeAll(before);
        usualLines = Math.toIntExact(run.err().lines().count());
        usualFiles = written.size();
    }

    private void kill() throws IOException, InterruptedException {
        KillMoment moment = KillMoment.any(random, usualLines, usualFiles);
        round += ", " + moment;
        Optional<String> place = DoomedRun.kill(folder, killed, command(killed), moment);
        place.ifPresent(killedAt::add);
        round += " " + place.orElse("came too late");
    }

    private List<String> command(Path data) {
        return List.of(
                "nightly",
                "--data=" + data,
                "--logs=" + logs.root(),
                "--jobs=" + jobs,
                "--from=" + ChangingLogs.FIRST_DAY,
                "--to=" + ChangingLogs.LAST_DAY);
    }

    private void compare() throws IOException {
        try (LedgerFixture one = LedgerFixture.open(killed, logs.root());
                LedgerFixture other = LedgerFixture.open(lived, logs.root())) {
            Map<String, List<String>> found = one.content();
            other.content()
                    .forEach((table, rows) -> assertThat(differences(found.getOrDefault(table, List.of()), rows))
                            .as("%s: %s", round, table)
                            .isEmpty());
            assertThat(one.row("select count(*) = count(distinct run_id) from runs"))
                    .as("%s: a run has one row", round)
                    .isEqualTo("true");
            assertThat(Checks.run(one.engine())).as("%s: checks", round).isEmpty();
            Set<Path> orphans = new HashSet<>(DoomedRun.files(killed));
            orphans.removeAll(NamedFiles.of(one.warehouse()));
            assertThat(orphans).as("%s: files that no table names", round).isEmpty();
        }
    }

    /** The rows that one side has oftener than the other. */
    private static List<String> differences(List<String> killed, List<String> lived) {
        List<String> differences = new ArrayList<>();
        lived.forEach(row -> differences.add("missing: " + row));
        for (String row : killed) {
            if (!differences.remove("missing: " + row)) {
                differences.add("too many: " + row);
            }
        }
        return differences;
    }

    /** What a run after all of it would do shows whether anything was left. */
    private void runsAgainWithoutWork() throws IOException {
        try (LedgerFixture ledger = LedgerFixture.open(killed, logs.root())) {
            assertThat(ledger.launch(ChangingLogs.FIRST_DAY.toString(), ChangingLogs.LAST_DAY.toString())
                            .readDays())
                    .as("seed %d: log days to read when nothing changed", seed)
                    .isZero();
        }
    }
}
