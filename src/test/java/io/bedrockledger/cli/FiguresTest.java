package io.bedrockledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

    @ParameterizedTest
    @CsvSource({"0, '0 calls'", "1, '1 call'", "2, '2 calls'", "331204, '331,204 calls'"})
    void oneIsSingular(long count, String text) {
        assertThat(Figures.counted(count, "call")).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 0.00", "0.005, 0.00", "0.015, 0.02", "0.025, 0.02", "1812.4649, '1,812.46'", "-3.1, -3.10"})
    void centsAreRoundedHalfToEven(BigDecimal usd, String text) {
        assertThat(Figures.cents(usd)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"1029.84, '+1,029.84'", "-6.02, −6.02", "0.001, ±0.00", "-0.001, ±0.00"})
    void aChangeAlwaysHasASign(BigDecimal usd, String text) {
        assertThat(Figures.signedCents(usd)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"1, 3, 33.3 %", "0, 3, 0.0 %", "1, 0, 0.0 %", "2, 1, 200.0 %"})
    void aShareHasOneDigit(BigDecimal part, BigDecimal whole, String text) {
        assertThat(Figures.share(part, whole)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"1, 4, +25.0 %", "-1, 3, −33.3 %", "0, 3, ±0.0 %"})
    void aChangeInPercentAlwaysHasASign(BigDecimal change, BigDecimal before, String text) {
        assertThat(Figures.signedShare(change, before)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "999, 999 B",
        "1000, 1.0 kB",
        "27499, 27 kB",
        "2100000, 2.1 MB",
        "1900000000, 1.9 GB",
        "7000000000000000, 7000 TB"
    })
    void bytesAreInDecimalUnits(long bytes, String text) {
        assertThat(Figures.bytes(bytes)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"PT0S, 0.0 s", "PT0.44S, 0.4 s", "PT9.94S, 9.9 s", "PT14.4S, 14 s"})
    void secondsHaveADigitBelowTen(Duration duration, String text) {
        assertThat(Figures.seconds(duration)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"PT1M, 1 minute", "PT119M, 119 minutes", "PT2H, 2 hours", "PT26H59M, 26 hours", "PT48H, 2 days"})
    void anAgeIsInTheUnitThatSaysItShortest(Duration age, String text) {
        assertThat(Figures.age(age)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-22, 2026-11-22, 22 Nov 2026",
        "2026-11-01, 2026-11-22, 1 to 22 Nov 2026",
        "2026-10-19, 2026-11-22, 19 Oct to 22 Nov 2026",
        "2025-12-30, 2026-01-02, 30 Dec 2025 to 2 Jan 2026"
    })
    void aSpanSaysMonthAndYearOnceWhereTheyAreTheSame(LocalDate from, LocalDate to, String text) {
        assertThat(Figures.days(from, to)).isEqualTo(text);
    }

    @Test
    void momentsAreInUtcWhateverTheZoneOfTheMachine() {
        assertThat(Figures.moment(Instant.parse("2026-11-18T10:52:07Z"))).isEqualTo("Wed 18 Nov 2026 10:52:07 UTC");
        assertThat(Figures.longDay(LocalDate.of(2026, 11, 22))).isEqualTo("Sunday 22 November 2026");
    }
}
