package io.bedrockledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShownTest {

    @ParameterizedTest
    @CsvSource({
        "jonas.brandt@fernhill.example, jonas.brandt@fernhill.example",
        "Ünïcödé 名前 😀, Ünïcödé 名前 😀",
        "red\u001B[31m, red\\u{1B}[31m",
        "right\u202Eto left, right\\u{202E}to left",
        "zero\u200Bwidth, zero\\u{200B}width",
        "next\u2028line, next\\u{2028}line",
        "half\uD800, half\\u{D800}"
    })
    void whatMovesACursorOrIsNotSeenIsEscaped(String name, String shown) {
        assertThat(Shown.name(name)).isEqualTo(shown);
    }

    @Test
    void aLongNameKeepsItsEnds() {
        String shown = Shown.name("a".repeat(500) + "z".repeat(500));

        assertThat(shown).hasSize(120).startsWith("aaa").contains("…").endsWith("zzz");
    }
}
