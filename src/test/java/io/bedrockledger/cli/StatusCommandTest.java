package io.bedrockledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusCommandTest {

    @Test
    void itTellsWhatHasRunAndUpToWhenTheDataGoes() {
        Terminal status = SmallLedger.ask("status", "--max-age", "2d");

        assertThat(status.exit()).isZero();
        assertThat(status.err()).isEmpty();
        assertThat(status.out().lines())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .startsWith("Data up to Tue 3 Nov 2026 09:15:00 UTC   last run ")
                                .contains("   price book "),
                        line -> assertThat(line).isEmpty(),
                        line -> assertThat(line).matches("  Run +Job +State +Started +Log days   Records"),
                        line -> assertThat(line)
                                .matches(
                                        "  \\S+   nightly   COMPLETED   \\w{3} \\d+ \\w{3} \\d{4} [\\d:]{8} UTC +1 +7"));
    }

    @Test
    void aRunThatIsTooOldFails() {
        Terminal status = SmallLedger.ask("status", "--max-age", "0m");

        assertThat(status.exit()).isEqualTo(1);
        assertThat(status.out()).contains("COMPLETED");
        assertThat(status.err())
                .startsWith("[status] the last completed run must be at most 0 minutes old; it is ")
                .endsWith(" old; see why the scheduler did not run ./ledger nightly\n");
    }

    @Test
    void anAgeThatIsNoneIsNamed() {
        Terminal status = SmallLedger.ask("status", "--max-age", "a day");

        assertThat(status.exit()).isEqualTo(2);
        assertThat(status.err())
                .startsWith("[command line] Invalid value for option '--max-age': an age is a number with m, h or d,"
                        + " such as 26h, but was 'a day'\n");
    }

    @Test
    void aFolderThatNoRunHasMadeIsNamed(@TempDir Path folder) {
        Terminal status = Terminal.type("status", "--data", folder.toString());

        assertThat(status.exit()).isEqualTo(2);
        assertThat(status.err())
                .isEqualTo("[" + folder + "] a data folder is made by a run; there is none here; "
                        + "run ./ledger nightly first, or name another folder with --data\n");
    }
}
