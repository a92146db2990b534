package io.bedrockledger.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bedrockledger.testing.LedgerFixture;
import io.bedrockledger.testing.LogCall;
import io.bedrockledger.testing.LogFolder;
import io.bedrockledger.warehouse.LedgerTable;
import io.bedrockledger.warehouse.StoppedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A run that was asked to stop does no further step, and no further commit. */
class StoppedStepsIT {

    private static final String DAY = "2026-11-10";

    @TempDir
    Path folder;

    private LedgerFixture ledger;

    /** The steps of a run that may be stopped, in their order. */
    enum Step {
        LIST {
            @Override
            void of(NightlyRun run) throws IOException {
                run.list();
                run.nextBatch();
            }
        },
        READ {
            @Override
            void of(NightlyRun run) throws IOException {
                LedgerFixture.read(run);
            }
        },
        SETTLE {
            @Override
            void of(NightlyRun run) {
                run.settle();
            }
        },
        ROLL_UP {
            @Override
            void of(NightlyRun run) {
                run.rollUp();
            }
        },
        CHECK {
            @Override
            void of(NightlyRun run) {
                run.check();
            }
        },
        PUBLISH {
            @Override
            void of(NightlyRun run) {
                run.publish();
            }
        };

        abstract void of(NightlyRun run) throws IOException;
    }

    @BeforeEach
    void open() throws IOException {
        LogFolder logs = new LogFolder(folder.resolve("logs"));
        logs.put(DAY, "a", LogCall.of("one", DAY + "T12:00:00Z"), LogCall.of("one", DAY + "T12:00:00Z"));
        ledger = LedgerFixture.open(folder.resolve("data"), logs.root());
    }

    @AfterEach
    void close() throws IOException {
        ledger.close();
    }

    @ParameterizedTest
    @EnumSource
    void aStepDoesNotBegin(Step stopped) throws IOException {
        try (NightlyRun run = ledger.begin(DAY, DAY)) {
            for (Step step : Step.values()) {
                if (step.compareTo(stopped) < 0) {
                    step.of(run);
                }
            }
            Map<String, String> before = ledger.snapshots();

            run.stop();

            assertStopped(run, stopped);
            assertThat(ledger.snapshots()).isEqualTo(before);
        }
        if (stopped.compareTo(Step.READ) > 0) {
            assertThat(ledger.dataFiles()).as("what was written is removed").isEmpty();
        }
    }

    @Test
    void publishingStopsBetweenTwoCommits() throws IOException {
        try (NightlyRun run = ledger.begin(DAY, DAY)) {
            for (Step step : Step.values()) {
                if (step != Step.PUBLISH) {
                    step.of(run);
                }
            }
            Map<String, String> before = ledger.snapshots();
            run.publish(LedgerTable.INVOCATIONS);

            run.stop();

            assertStopped(run, Step.PUBLISH);
            assertThat(changed(before)).containsExactly("invocations");
        }
        assertThat(ledger.nightly(DAY, DAY).duplicates()).isEqualTo(1);
        assertThat(ledger.row("select count(*) from invocations")).isEqualTo("1");
    }

    private static void assertStopped(NightlyRun run, Step step) {
        assertThatThrownBy(() -> step.of(run))
                .isInstanceOf(StoppedException.class)
                .hasMessage("[run] the run was asked to stop; what it had not published is read by the next one");
    }

    private List<String> changed(Map<String, String> before) {
        List<String> changed = new ArrayList<>();
        ledger.snapshots().forEach((table, snapshot) -> {
            if (!snapshot.equals(before.get(table))) {
                changed.add(table);
            }
        });
        return changed;
    }
}
