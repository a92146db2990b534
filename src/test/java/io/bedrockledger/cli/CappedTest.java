package io.bedrockledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CappedTest {

    private static final SpendLine A = line("a", "5", 5);
    private static final SpendLine B = line("b", "3", 3);
    private static final SpendLine C = line("c", "1.5", 2);
    private static final SpendLine UNKNOWN =
            new SpendLine(Optional.of("d"), Optional.empty(), Optional.empty(), 4, 4, Optional.empty());
    private static final SpendLine NAMELESS =
            new SpendLine(Optional.empty(), Optional.empty(), Optional.of(BigDecimal.TEN), 1, 0, Optional.empty());

    @Test
    void theRestIsAddedUp() {
        assertThat(capped(List.of(A, B, C, UNKNOWN), 2))
                .containsExactly(
                        A,
                        B,
                        new SpendLine(
                                Optional.of("2 others"),
                                Optional.empty(),
                                Optional.of(new BigDecimal("1.5")),
                                6,
                                4,
                                Optional.of(BigDecimal.ONE)));
    }

    @Test
    void aRestOfOneStandsForItself() {
        assertThat(capped(List.of(A, B, C), 2)).containsExactly(A, B, C);
    }

    @Test
    void whatHasNoNameComesLastAndIsNeverAddedToOthers() {
        assertThat(capped(List.of(NAMELESS, A, B, C, UNKNOWN), 1))
                .extracting(SpendLine::name)
                .containsExactly(Optional.of("a"), Optional.of("3 others"), Optional.empty());
    }

    @Test
    void unknownCostsAddUpToAnUnknownCost() {
        assertThat(capped(List.of(A, UNKNOWN, UNKNOWN), 1).get(1).usd()).isEmpty();
    }

    @Test
    void nothingStaysNothing() {
        assertThat(capped(List.of(), 3)).isEmpty();
    }

    private static List<SpendLine> capped(List<SpendLine> lines, int limit) {
        return Capped.lines(lines, limit, line -> line.name().isEmpty());
    }

    private static SpendLine line(String name, String usd, long calls) {
        return new SpendLine(
                Optional.of(name),
                Optional.of("team"),
                Optional.of(new BigDecimal(usd)),
                calls,
                0,
                Optional.of(BigDecimal.ONE));
    }
}
