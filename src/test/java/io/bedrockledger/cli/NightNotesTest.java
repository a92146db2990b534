package io.bedrockledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedrockledger.ingest.NightWindow;
import io.bedrockledger.ingest.ReattributionTotals;
import io.bedrockledger.ingest.RunTotals;
import io.bedrockledger.ingest.Window;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What a night says of log days that another edition of the price book made. */
class NightNotesTest {

    private static final Window WINDOW = new Window(LocalDate.of(2026, 11, 9), LocalDate.of(2026, 11, 10));

    @Test
    void aNightWithOneEditionHasNothingToTell() {
        assertThat(lines(Map.of(), Map.of())).isEmpty();
    }

    @Test
    void eachOtherEditionIsToldWithTheDaysThatKeepIt() {
        assertThat(lines(Map.of("2026-11-02-bbbbbbbb", 2, "2026-11-01-aaaaaaaa", 1), Map.of()))
                .containsExactly(
                        "Editions 1 log day keeps edition 2026-11-01-aaaaaaaa;"
                                + " ./ledger reprice shows what the current one would change",
                        "Editions 2 log days keep edition 2026-11-02-bbbbbbbb;"
                                + " ./ledger reprice shows what the current one would change");
    }

    @Test
    void anEditionThatIsLostIsToldFirstWithTheOneInItsStead() {
        assertThat(lines(Map.of("2026-11-01-aaaaaaaa", 3), Map.of("2026-11-01-aaaaaaaa", "2026-11-01-cccccccc")))
                .containsExactly(
                        "! prices edition 2026-11-01-aaaaaaaa can not be made from the entries any more;"
                                + " the log days that were read again have 2026-11-01-cccccccc",
                        "Editions 3 log days keep edition 2026-11-01-aaaaaaaa;"
                                + " ./ledger reprice shows what the current one would change");
    }

    private static List<String> lines(Map<String, Integer> others, Map<String, String> lost) {
        RunTotals totals = new RunTotals(
                "run",
                WINDOW,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                new TreeSet<>(),
                Optional.empty(),
                Optional.empty(),
                0,
                0,
                0,
                Optional.empty(),
                new TreeMap<>(others),
                new TreeMap<>(lost),
                ReattributionTotals.NOTHING,
                0);
        return NightNotes.lines(NightWindow.named(WINDOW), totals);
    }
}
