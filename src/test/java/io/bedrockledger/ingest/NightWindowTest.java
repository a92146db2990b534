package io.bedrockledger.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bedrockledger.ingest.NightWindow.Reason;
import io.bedrockledger.warehouse.LedgerTable;
import io.bedrockledger.warehouse.RowFile;
import io.bedrockledger.warehouse.RunColumn;
import io.bedrockledger.warehouse.RunHistory;
import io.bedrockledger.warehouse.Warehouse;
import io.bedrockledger.warehouse.WarehouseSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which nights look far back by themselves. */
class NightWindowTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    @TempDir
    Path folder;

    private Warehouse warehouse;

    @BeforeEach
    void open() {
        warehouse = Warehouse.open(WarehouseSettings.embedded(folder));
    }

    @AfterEach
    void close() {
        warehouse.close();
    }

    @Test
    void theFirstNightOfALedgerIsAUsualOne() {
        assertThat(night()).isEqualTo(new NightWindow(new Window(TODAY.minusDays(3), TODAY), Reason.USUAL));
    }

    @Test
    void aWeekAfterTheFirstNightADeepListingIsDue() {
        usual("2026-11-17T23:59:59Z");
        usual("2026-11-23T03:00:00Z");

        assertThat(night()).isEqualTo(new NightWindow(new Window(TODAY.minusDays(39), TODAY), Reason.DEEP_DUE));
        assertThat(night().isDeep()).isTrue();
    }

    @Test
    void aWeekAfterTheLastDeepListingTheNextIsDue() {
        usual("2026-09-01T03:00:00Z");
        run("2026-11-18T03:00:00Z", "2026-10-10", "2026-11-18");
        assertThat(night().reason()).isEqualTo(Reason.USUAL);

        assertThat(NightWindow.of(TODAY.plusDays(1), Optional.empty(), DeepListing.DEFAULT, history())
                        .reason())
                .isEqualTo(Reason.DEEP_DUE);
    }

    @Test
    void aBackFillThatEndsBeforeItsOwnDayIsNoDeepListing() {
        usual("2026-11-10T03:00:00Z");
        run("2026-11-20T03:00:00Z", "2026-08-01", "2026-11-19");

        assertThat(night().reason()).isEqualTo(Reason.DEEP_DUE);
    }

    @Test
    void aRunOfAnEarlierVersionIsNoDeepListing() {
        run("2026-11-10T03:00:00Z", null, null);

        assertThat(night().reason()).isEqualTo(Reason.DEEP_DUE);
    }

    @Test
    void anOutageMakesADeepListingLonger() {
        usual("2026-11-10T03:00:00Z");

        assertThat(NightWindow.of(TODAY, Optional.of(TODAY.minusDays(60)), DeepListing.DEFAULT, history())
                        .window())
                .isEqualTo(new Window(TODAY.minusDays(62), TODAY));
    }

    @Test
    void aDeepListingCanBeAskedForAndMadeLonger() {
        assertThat(NightWindow.asked(TODAY, Optional.empty(), new DeepListing(10, Duration.ZERO)))
                .isEqualTo(new NightWindow(new Window(TODAY.minusDays(9), TODAY), Reason.DEEP_ASKED));
    }

    @Test
    void aDeepListingCanBeDueEveryNight() {
        usual("2026-11-24T01:00:00Z");

        assertThat(NightWindow.of(TODAY, Optional.empty(), new DeepListing(40, Duration.ZERO), history())
                        .isDeep())
                .isTrue();
    }

    @Test
    void aDeepListingCoversADayAtLeast() {
        assertThatThrownBy(() -> new DeepListing(0, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "[ledger.window] deep-days must be at least 1 and deep-every not negative but were 0 and PT0S");
    }

    private NightWindow night() {
        return NightWindow.of(TODAY, Optional.empty(), DeepListing.DEFAULT, history());
    }

    private RunHistory history() {
        return RunHistory.of(warehouse);
    }

    private void usual(String startedAt) {
        String date = startedAt.substring(0, "2026-11-24".length());
        run(startedAt, LocalDate.parse(date).minusDays(3).toString(), date);
    }

    private void run(String startedAt, @Nullable String from, @Nullable String to) {
        String runId = "run " + startedAt;
        try (RowFile file = warehouse.write(LedgerTable.RUNS, "run")) {
            file.row()
                    .set(RunColumn.RUN_ID, runId)
                    .set(RunColumn.JOB, "nightly")
                    .set(RunColumn.STATE, "COMPLETED")
                    .set(RunColumn.STARTED_AT, Instant.parse(startedAt))
                    .set(RunColumn.WINDOW_FROM, from == null ? null : LocalDate.parse(from))
                    .set(RunColumn.WINDOW_TO, to == null ? null : LocalDate.parse(to));
            file.append();
            warehouse.append(LedgerTable.RUNS, List.of(file.finish().orElseThrow()), runId);
        }
    }
}
