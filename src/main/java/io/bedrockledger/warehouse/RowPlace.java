package io.bedrockledger.warehouse;

import org.jspecify.annotations.Nullable;

/** The columns of a table that tell which record a row came from. */
record RowPlace(Column logKeyColumn, @Nullable Column lineNumberColumn) {

    static RowPlace of(LedgerTable table) {
        Column logKey = column(table, "log_key");
        if (logKey == null) {
            throw new IllegalArgumentException(
                    "[" + table.tableName() + "] rows are kept by log_key; the table has none");
        }
        return new RowPlace(logKey, column(table, "line_number"));
    }

    String logKey(Row row) {
        return row.requiredText(logKeyColumn);
    }

    long lineNumber(Row row) {
        return lineNumberColumn == null ? 0 : row.requiredLong(lineNumberColumn);
    }

    private static @Nullable Column column(LedgerTable table, String name) {
        for (Column column : table.columns()) {
            if (column.columnName().equals(name)) {
                return column;
            }
        }
        return null;
    }
}
