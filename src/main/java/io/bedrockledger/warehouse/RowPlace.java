package io.bedrockledger.warehouse;

import java.util.Optional;

/** The columns of a table that tell which record a row came from. */
record RowPlace(Column logKeyColumn, Optional<Column> lineNumberColumn) {

    static RowPlace of(LedgerTable table) {
        return new RowPlace(
                column(table, "log_key")
                        .orElseThrow(() -> new IllegalArgumentException(
                                "[" + table.tableName() + "] rows are kept by log_key; the table has none")),
                column(table, "line_number"));
    }

    String logKey(Row row) {
        return row.requiredText(logKeyColumn);
    }

    long lineNumber(Row row) {
        return lineNumberColumn.map(row::requiredLong).orElse(0L);
    }

    private static Optional<Column> column(LedgerTable table, String name) {
        return table.columns().stream().filter(c -> c.columnName().equals(name)).findFirst();
    }
}
