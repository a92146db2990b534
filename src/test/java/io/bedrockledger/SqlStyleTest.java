package io.bedrockledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How the files under sql/ are written: lower case, a sentence first, spaces, one statement. */
class SqlStyleTest {

    static List<Path> scripts() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("sql"))) {
            return files.filter(file -> file.toString().endsWith(".sql"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void aScriptBeginsWithTheSentenceThatSaysWhatItIs(Path script) throws IOException {
        assertThat(Files.readAllLines(script).get(0)).matches("-- \\S.*");
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void codeIsInLowerCase(Path script) throws IOException {
        String code = withoutCommentsAndText(Files.readString(script));

        assertThat(code).isEqualTo(code.toLowerCase(Locale.ROOT));
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void aScriptIsOneStatementWithoutAnEndMark(Path script) throws IOException {
        assertThat(withoutCommentsAndText(Files.readString(script))).doesNotContain(";");
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void linesEndWithTheirTextAndAreNotLong(Path script) throws IOException {
        assertThat(Files.readAllLines(script))
                .allSatisfy(line -> assertThat(line)
                        .doesNotContain("\t")
                        .doesNotEndWith(" ")
                        .hasSizeLessThan(150));
        assertThat(Files.readString(script)).endsWith("\n").doesNotEndWith("\n\n");
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void aNameSaysWhatKindItIs(Path script) {
        String name = script.getFileName().toString();

        assertThat(name).matches("[a-z][a-z0-9_]*\\.sql");
        assertThat(name.startsWith("check_")).isEqualTo(script.startsWith(Path.of("sql", "checks")));
    }

    private static String withoutCommentsAndText(String sql) {
        return sql.replaceAll("--[^\n]*", "").replaceAll("'[^']*'", "''");
    }
}
