package io.bedrockledger.report.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NamesTest {

    @Test
    void controlsAndMarksThatTurnTheDirectionAreGone() {
        assertThat(Names.shown("a\r\nBcc: x")).isEqualTo("a  Bcc: x");
        assertThat(Names.shown("a\u202eb\u2066c\u0000d")).isEqualTo("a b c d");
        assertThat(Names.shown("half \ud800")).isEqualTo("half");
        assertThat(Names.shown("\u0000")).isEqualTo("(empty name)");
        assertThat(Names.shown(null)).isEqualTo("not attributed");
    }

    @Test
    void aNameFromRightToLeftTurnsNothingAroundIt() {
        assertThat(Names.shown("\u05e9\u05dc\u05d5\u05dd")).isEqualTo("\u2068\u05e9\u05dc\u05d5\u05dd\u2069");
    }

    @Test
    void aLongNameIsCutInItsMiddle() {
        assertThat(Names.shown("support-very-long-name-prod", 16))
                .isEqualTo("support-ve\u2026-prod")
                .hasSize(16);
        assertThat(Names.cut("\ud83d\ude00".repeat(9), 4)).isEqualTo("\ud83d\ude00\ud83d\ude00\u2026\ud83d\ude00");
        assertThat(Names.shown("x".repeat(300))).hasSize(Names.IN_TEXT);
    }

    @Test
    void aSentenceBeginsWithACapital() {
        assertThat(Names.first("claims")).isEqualTo("Claims");
        assertThat(Names.first("\u00fcber")).isEqualTo("\u00fcber");
    }
}
