package io.bedrockledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NightlyCommandIT {

    @TempDir
    private Path folder;

    @Test
    void theSummaryGoesToStandardOutput() {
        Terminal nightly = SmallLedger.nightly();

        assertThat(nightly.exit()).isZero();
        assertThat(nightly.out()).startsWith("""

                        Tuesday 3 November 2026: $0.01

                          Records        7   = 6 calls + 0 duplicates + 1 rejected
                          Cost       $0.01   = 0.00 attributed (46.1 %%) + 0.01 nobody's
                          Exact     55.9 %%   0.00 is a floor, at most 0.00 more; all digits: 0.009242500000

                          Not exact          Why                 Calls   Certain   At stake
                          BOUNDED            CACHE_TTL_UNKNOWN       1      0.00   less than a cent
                          COMMITTED          paid by the hour        1         -   35 tokens
                          PARTIALLY_PRICED   MISSING_LEG             1      0.00   160 tokens
                          UNPRICED           UNKNOWN_MODEL           1         -   1,001 tokens

                          Workflow         Team       USD    Share   Calls   per 1,000   Unpriced
                          reply-draft      support   0.00   46.1 %%       1        4.26
                          not attributed             0.00   53.9 %%       5        1.00          2

                          Prompt           Workflow       USD    Share   Calls   per 1,000   Unpriced
                          draft-reply v8   reply-draft   0.00   46.1 %%       1        4.26
                          not known                      0.00   53.9 %%       5        1.00          2

                        Findings  1 open, $0.00 in 28 days: 1 new, 0 gone; 0 acknowledged, 0 unknown
                                  < 0.01   UNATTRIBUTED   principal reply-service, account 111122223333
                        ! acknowledgement jobs/acknowledged.yaml:23 is about no finding there is or was, and hides nothing; correct it, or remove it
                                  ./ledger findings --data %s   what each is, and what to do about it

                        Budgets   0 of 3 budgets within, up to 3 Nov 2026
                                  support a month           2026-11    0.0 %%    0.00 of 75.00   2 days of it unknown, no forecast yet
                                  platform a month          2026-11    0.0 %%   0.00 of 250.00   2 days of it unknown, no forecast yet
                                  handbook answers a week   2026-W45   0.0 %%    0.00 of 40.00   1 day of it unknown, no forecast yet

                        Tables  %s   data up to Tue 3 Nov 2026 09:15:00 UTC
                        Next    ./ledger explain 00000000-0000-4000-8000-000000000001 --data %s   the dearest call, to the last digit
                        """.formatted(SmallLedger.data(), SmallLedger.data(), SmallLedger.data()));
    }

    @Test
    void progressGoesToStandardError() {
        assertThat(SmallLedger.nightly().err().lines().map(line -> line.replaceAll(" +\\d+(\\.\\d)? s$", " TIME")))
                .satisfiesExactly(
                        line -> assertThat(line)
                                .matches(
                                        "run \\S+   log days 3 Nov 2026   price book \\d{4}-\\d\\d-\\d\\d-[0-9a-f]{8}"),
                        line -> assertThat(line).isEmpty(),
                        line -> assertThat(line).isEqualTo("  1/4  list      1 log day: 0 unchanged, 1 to read TIME"),
                        line -> assertThat(line).matches("  2/4  read      1 object   \\d+ B   7 records TIME"),
                        line -> assertThat(line)
                                .matches("  3/4  roll up   \\d usage dates?   14 of 14 checks hold TIME"),
                        line -> assertThat(line).matches("  4/4  publish   2 files   \\d+ kB TIME"));
    }

    @Test
    void aDateThatIsNoneIsNamed() {
        Terminal terminal = Terminal.type("nightly", "--from", "2026-13-01");

        assertThat(terminal.exit()).isEqualTo(2);
        assertThat(terminal.err()).isEqualTo("""
                        [command line] Invalid value for option '--from': a date is a day as in 2026-11-22, but was '2026-13-01'
                          ./ledger nightly --help shows what it takes
                        """);
    }

    @Test
    void aWindowThatEndsBeforeItBeginsIsRefused() {
        Terminal terminal = nightly("--from", "2026-11-04", "--to", "2026-11-03");

        assertThat(terminal.exit()).isEqualTo(2);
        assertThat(terminal.err())
                .isEqualTo("[command line] --from must not be after --to; found 2026-11-04 after 2026-11-03;"
                        + " name an earlier --from or a later --to\n");
    }

    @Test
    void anEmptyWindowSaysWhereTheNewestLogsAre() {
        Terminal terminal = nightly("--from", "2026-11-20", "--to", "2026-11-21");

        assertThat(terminal.exit()).isZero();
        assertThat(terminal.out()).isEqualTo("""

                        Nothing new: every log day of the window is as it was read before.
                          [%s] no log object lies in 20 to 21 Nov 2026; the newest log day there is 2026-11-03; --from 2026-11-03 reads it

                        """.formatted(SmallLedger.logs()));
    }

    @Test
    void aPlaceWithoutLogsLeavesNoDataFolder() {
        Path data = folder.resolve("data");
        Terminal terminal =
                Terminal.type("nightly", "--logs", folder.resolve("nowhere").toString(), "--data", data.toString());

        assertThat(terminal.exit()).isEqualTo(1);
        assertThat(terminal.err()).startsWith("[" + folder.resolve("nowhere") + "] the log source must be a folder;");
        assertThat(data).doesNotExist();
    }

    @Test
    void thePlaceOfTheCommandLineIsStrongerThanTheSettings() throws Exception {
        Path jobs = Files.createDirectory(folder.resolve("jobs"));
        Files.writeString(jobs.resolve("nightly.yaml"), "ledger.sources: [{location: /nowhere}]\n");

        Terminal terminal = nightly("--jobs", jobs.toString(), "--from", "2026-11-20", "--to", "2026-11-21");

        assertThat(terminal.err()).doesNotContain("/nowhere");
    }

    @Test
    void aCrossedGateIsNamedAndEndsWithThree() throws Exception {
        Path jobs = folder.resolve("jobs");
        SmallLedger.copyPrices(jobs);
        Files.writeString(jobs.resolve("nightly.yaml"), "ledger.gates: {rejected-share: 0.1, unpriced-share: 0.1}\n");

        Terminal terminal = nightly("--jobs", jobs.toString(), "--from", "2026-11-03", "--to", "2026-11-03");

        assertThat(terminal.exit()).isEqualTo(3);
        assertThat(terminal.out()).contains("""
                        ! gate ledger.gates.rejected-share crossed: 1 of 7 is 0.142857, at most 0.1 is allowed
                        ! gate ledger.gates.unpriced-share crossed: 1 of 6 is 0.166667, at most 0.1 is allowed
                        """);
    }

    @Test
    void aDeepListingIsTold() {
        Terminal terminal = nightly("--deep");

        assertThat(terminal.exit()).isZero();
        assertThat(terminal.out()).contains("Listing deep, of 40 log days, for what came late; it was asked for\n");
    }

    @Test
    void aTableWithoutOneOfItsFilesEndsTheNightWithOneThoughItIsPublished() throws Exception {
        Path jobs = folder.resolve("jobs");
        SmallLedger.copyPrices(jobs);
        Files.writeString(jobs.resolve("nightly.yaml"), "ledger.upkeep.every: 0s\n");
        String[] day = {"--jobs", jobs.toString(), "--from", "2026-11-03", "--to", "2026-11-03"};
        assertThat(nightly(day).exit()).isZero();
        Path lost;
        try (Stream<Path> files = Files.walk(folder.resolve("data/tables/ledger/rejected_records/data"))) {
            lost = files.filter(Files::isRegularFile).findFirst().orElseThrow();
        }
        Files.delete(lost);

        Terminal terminal = nightly(day);

        assertThat(terminal.exit()).isEqualTo(1);
        assertThat(terminal.out())
                .contains("! upkeep [ledger.rejected_records] every file that a table names must be there; 1 are not,"
                        + " such as /" + folder.resolve("data").relativize(lost)
                        + "; nothing was removed; bring them back from a copy\n");
        assertThat(terminal.err())
                .endsWith(
                        "[upkeep] the files that the tables name must be there and whole; some are not, see above;"
                                + " what the run read is published; mend the tables' files, else this comes back every night\n");
        assertThat(Terminal.type(
                                "sql",
                                "--data",
                                folder.resolve("data").toString(),
                                "--format",
                                "csv",
                                "SELECT upkeep FROM runs ORDER BY upkeep")
                        .out())
                .isEqualTo("upkeep\nDONE\nFAILED\n");
    }

    private Terminal nightly(String... args) {
        String[] places = {
            "nightly",
            "--data",
            folder.resolve("data").toString(),
            "--logs",
            SmallLedger.logs().toString()
        };
        return Terminal.type(Stream.of(places, args).flatMap(Stream::of).toArray(String[]::new));
    }
}
