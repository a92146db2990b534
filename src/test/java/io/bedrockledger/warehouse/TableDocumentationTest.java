package io.bedrockledger.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The pages of {@code sql/tables} say what the code says; {@code mvn verify -Dapprove} writes them anew. */
class TableDocumentationTest {

    private static final Path FOLDER = Path.of("sql", "tables");

    @ParameterizedTest
    @EnumSource
    void thePageOfATableIsThatOfItsDefinition(LedgerTable table) throws IOException {
        Path page = FOLDER.resolve(table.tableName() + ".md");
        String expected = page(table);
        if (System.getProperty("approve") != null) {
            Files.createDirectories(FOLDER);
            Files.writeString(page, expected);
        }

        assertThat(page).content().isEqualTo(expected);
    }

    @Test
    void everyTableHasAPageAndEveryPageATable() throws IOException {
        List<String> tables =
                Stream.of(LedgerTable.values()).map(t -> t.tableName() + ".md").toList();

        try (Stream<Path> pages = Files.list(FOLDER)) {
            assertThat(pages.map(path -> path.getFileName().toString()).toList())
                    .containsExactlyInAnyOrderElementsOf(tables);
        }
    }

    private static String page(LedgerTable table) {
        StringBuilder page = new StringBuilder();
        page.append("# ").append(table.tableName()).append("\n\n");
        page.append(sentence(table.grain())).append("\n\n");
        page.append(table.partition()
                .map(column -> "Partitioned by `" + column.columnName() + "`.")
                .orElse("Not partitioned."));
        page.append(" Apache Iceberg, format version 2, Parquet with zstd; every time is UTC, absent is NULL.\n\n");
        page.append("| field id | column | type | always set | meaning |\n|---:|---|---|---|---|\n");
        for (Column column : table.columns()) {
            page.append("| %d | %s | %s | %s | %s |\n"
                    .formatted(
                            column.fieldId(),
                            column.columnName(),
                            column.type().sqlName(),
                            column.spec().required() ? "yes" : "",
                            column.spec().doc()));
        }
        return page.toString();
    }

    private static String sentence(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + ".";
    }
}
