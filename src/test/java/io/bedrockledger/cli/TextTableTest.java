package io.bedrockledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedrockledger.cli.TextTable.Align;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables and wrapped text. */
class TextTableTest {

    @Test
    void columnsAreAsWideAsTheirWidestCell() {
        TextTable table = new TextTable(Align.LEFT, Align.RIGHT, Align.LEFT)
                .row("name", "calls", "what")
                .row("a", "1,000", "x")
                .row("longer", "1", "");

        assertThat(table.lines("  "))
                .containsExactly("  name     calls   what", "  a        1,000   x", "  longer       1");
    }

    @Test
    void aShortRowEndsEarly() {
        assertThat(TextTable.dense(Align.LEFT, Align.LEFT)
                        .row("a")
                        .row("bb", "c")
                        .lines(""))
                .containsExactly("a", "bb  c");
    }

    @Test
    void widthsCountCharactersAndNotTheirParts() {
        assertThat(new TextTable(Align.RIGHT).row("😀😀").row("abc").lines("")).containsExactly(" 😀😀", "abc");
    }

    @Test
    void noRowsAreNoLines() {
        assertThat(new TextTable(Align.LEFT).lines("  ")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "one two three | 100 | one two three",
                "one two three | 8   | one two;three",
                "a/b/c d/e     | 8   | a/b/c;d/e",
                "aaa/bbb/ccc   | 8   | aaa/bbb/;ccc",
                "unbreakable x | 4   | unbreakable;x",
                "unbreakable   | 4   | unbreakable",
                "abcd/ef g     | 2   | abcd/;ef;g"
            })
    void textIsBrokenAtABlankElseAtASlash(String text, int width, String lines) {
        assertThat(Wrapped.lines(text, width)).isEqualTo(List.of(lines.split(";")));
    }
}
