package io.bedrockledger.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class AgeConverterTest {

    @ParameterizedTest
    @CsvSource({"90m, PT90M", "26h, PT26H", "2d, PT48H", "0d, PT0S"})
    void anAgeIsANumberWithAUnit(String text, Duration age) {
        assertThat(new AgeConverter().convert(text)).isEqualTo(age);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "26", "h", "-1h", "1.5h", "1w", "26 h", "1234567h"})
    void nothingElseIsAnAge(String text) {
        assertThatThrownBy(() -> new AgeConverter().convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessage("an age is a number with m, h or d, such as 26h, but was '" + text + "'");
    }

    @Test
    void aDateIsAnIsoDay() {
        assertThat(new DateConverter().convert("2026-11-22")).isEqualTo("2026-11-22");
        assertThatThrownBy(() -> new DateConverter().convert("22.11.2026"))
                .isInstanceOf(TypeConversionException.class)
                .hasMessage("a date is a day as in 2026-11-22, but was '22.11.2026'");
    }
}
