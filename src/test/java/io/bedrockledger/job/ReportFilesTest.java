package io.bedrockledger.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedrockledger.report.Query;
import io.bedrockledger.report.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lies beside a page: names that no file system minds, and cells that no spreadsheet runs. */
class ReportFilesTest {

    @TempDir
    private Path folder;

    @Test
    void aCellIsNoFormulaAndANumberStaysOne() {
        Query query = new Query(
                Query.Section.MOVERS,
                "movers",
                "select 1",
                List.of("workflow", "usd"),
                List.of(
                        List.of("=cmd|' /C calc'!A0", "-12.50"),
                        List.of("+1+1", "+3"),
                        List.of("@sum(a)", "-x"),
                        List.of("\tx", "a, \"b\"\nc"),
                        Arrays.asList(null, "")));

        assertThat(ReportFiles.csv(query)).isEqualTo("""
                workflow,usd
                '=cmd|' /C calc'!A0,-12.50
                '+1+1,+3
                '@sum(a),'-x
                '\tx,"a, ""b""
                c"
                ,
                """);
    }

    @Test
    void aReaderHasAPageAndAFolderOfTheSameName() throws IOException {
        ReportFiles files = new ReportFiles(folder);
        Query query = new Query(Query.Section.MOVERS, "movers", "select 1\n", List.of("one"), List.of(List.of("1")));

        Path page = files.page(Scope.FINOPS, "<p>");
        files.queries(new Scope("../Shop"), List.of(query));

        assertThat(page)
                .isEqualTo(folder.toAbsolutePath().resolve("finops.html"))
                .hasContent("<p>");
        String name = ReportFiles.name(new Scope("../Shop"));
        assertThat(name).matches("team-shop-[0-9a-f]{8}");
        assertThat(folder.resolve(name).resolve("movers.sql")).hasContent("select 1");
        assertThat(folder.resolve(name).resolve("movers.csv")).hasContent("one\n1");
        try (Stream<Path> beside = Files.list(folder.resolve(name))) {
            assertThat(beside.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("movers.sql", "movers.csv");
        }
    }
}
