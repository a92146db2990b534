package io.bedrockledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages for people name what is there: links lead somewhere, and classes exist. */
class DocumentsTest {

    private static final Path DECISIONS = Path.of("docs", "decisions");
    private static final Pattern LINK = Pattern.compile("]\\((?!https?:)([^)#]+)");
    private static final Pattern CLASS =
            Pattern.compile("`(?:\\w+/)*([A-Z]\\w+)\\.java`|`([A-Z]\\w+(?:Test|IT|Contract))`");

    /** Stands for a class that is still to be written. */
    private static final String PLACEHOLDER = "Xyz";

    static List<Path> pages() throws IOException {
        try (Stream<Path> decisions = Files.list(DECISIONS)) {
            return Stream.concat(
                            Stream.of(
                                            "README.md",
                                            "CONTRIBUTING.md",
                                            "CHANGELOG.md",
                                            "docs/contract.md",
                                            "docs/cost-bridge.md")
                                    .map(Path::of),
                            decisions.sorted())
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyLinkLeadsSomewhere(Path page) throws IOException {
        Path folder = page.toAbsolutePath().getParent();

        assertThat(LINK.matcher(Files.readString(page)).results().map(link -> link.group(1)))
                .allSatisfy(link -> assertThat(folder)
                        .satisfies(at -> assertThat(at.resolve(link)).exists()));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyClassThatIsNamedExists(Path page) throws IOException {
        Set<String> classes;
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            classes = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .collect(Collectors.toSet());
        }

        assertThat(CLASS.matcher(Files.readString(page)).results().map(DocumentsTest::named))
                .filteredOn(name -> !name.startsWith(PLACEHOLDER))
                .isSubsetOf(classes);
    }

    private static String named(MatchResult match) {
        return match.group(1) == null ? match.group(2) : match.group(1);
    }

    @Test
    void decisionsAreNumberedWithoutAGapAndHaveTheSameParts() throws IOException {
        List<Path> decisions;
        try (Stream<Path> files = Files.list(DECISIONS)) {
            decisions = files.sorted().toList();
        }

        assertThat(decisions.stream().map(file -> file.getFileName().toString().substring(0, 4)))
                .isEqualTo(IntStream.rangeClosed(1, decisions.size())
                        .mapToObj("%04d"::formatted)
                        .toList());
        for (int number = 1; number <= decisions.size(); number++) {
            assertThat(Files.readString(decisions.get(number - 1)))
                    .startsWith("# " + number + ". ")
                    .contains("\n## Context\n", "\n## Decision\n", "\n## Consequences\n");
        }
    }
}
