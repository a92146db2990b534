package io.bedrockledger.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bedrockledger.ingest.RunTotals;
import io.bedrockledger.testing.LedgerFixture;
import io.bedrockledger.testing.LogCall;
import io.bedrockledger.testing.LogFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes or goes behind a night's window is seen by the listing that looks far back once a week. */
class WeeklyListingIT {

    private static final Instant FIRST = Instant.parse("2026-11-10T03:00:00Z");
    private static final String CALLS = "select request_id from invocations order by 1";

    /** Twenty days before the first night. */
    private static final String LONG_AGO = "2026-10-21";

    @TempDir
    Path folder;

    private LogFolder logs;
    private LedgerFixture ledger;
    private String old;

    @BeforeEach
    void firstNight() throws IOException {
        logs = new LogFolder(folder.resolve("logs"));
        old = logs.put(LONG_AGO, "old", LogCall.of("old", LONG_AGO + "T12:00:00Z"));
        logs.put("2026-11-09", "new", LogCall.of("new", "2026-11-09T12:00:00Z"));
        ledger = LedgerFixture.open(folder.resolve("data"), logs.root());
        ledger.nightly(LONG_AGO, LONG_AGO);
        night(0);
    }

    @AfterEach
    void close() throws IOException {
        ledger.close();
    }

    @Test
    void anObjectThatComesLateIsFoundByTheWeeklyListingAndNotBefore() throws IOException {
        logs.put(LONG_AGO, "late", LogCall.of("late", LONG_AGO + "T13:00:00Z"));

        for (int night = 1; night < 7; night++) {
            assertThat(night(night).readDays()).as("night %d", night).isZero();
        }
        assertThat(ledger.rows(CALLS)).containsExactly("new", "old");
        RunTotals weekly = night(7);

        assertThat(weekly.window().days()).isEqualTo(40);
        assertThat(weekly.readDays()).isEqualTo(1);
        assertThat(ledger.rows(CALLS)).containsExactly("late", "new", "old");
        assertThat(night(8).window().days()).isLessThan(40);
        assertThat(night(14).window().days()).isEqualTo(40);
    }

    @Test
    void anObjectThatVanishedLongAgoKeepsItsRowsAndIsSaid() throws IOException {
        logs.delete(old);

        assertThat(night(1).vanished()).isZero();
        RunTotals weekly = night(7);

        assertThat(weekly.vanished()).isEqualTo(1);
        assertThat(weekly.readDays()).isZero();
        assertThat(ledger.rows(CALLS)).containsExactly("new", "old");
    }

    @Test
    void aSourceThatIsEmptyWipesNoDay() throws IOException {
        Map<String, List<String>> content = ledger.content();
        LogFolder.remove(logs.root().resolve("AWSLogs"));

        assertThatThrownBy(() -> night(7))
                .hasRootCauseMessage("[" + logs.root() + "] there must be log objects under AWSLogs/; there is none; "
                        + "--logs names the place above AWSLogs/");

        assertThat(ledger.content()).isEqualTo(content);
    }

    @Test
    void aSourceOfOtherLogsWipesNoDay() throws IOException {
        LogFolder.remove(logs.root().resolve("AWSLogs"));
        logs.put("eu-central-1", "2026-11-16", "other", List.of("{}"));

        RunTotals weekly = night(7);

        assertThat(weekly.vanished()).isEqualTo(2);
        assertThat(ledger.rows(CALLS)).containsExactly("new", "old");
    }

    @Test
    void everyRunNotesTheDaysThatItLookedAt() throws IOException {
        night(7);

        assertThat(ledger.rows("select window_from, window_to, upkeep from runs order by started_at, window_from"))
                .containsExactly(
                        "2026-10-19|2026-11-10|DONE", "2026-10-09|2026-11-17|DONE", LONG_AGO + "|" + LONG_AGO + "|");
    }

    private RunTotals night(int daysLater) throws IOException {
        return ledger.night(FIRST.plus(Duration.ofDays(daysLater)));
    }
}
