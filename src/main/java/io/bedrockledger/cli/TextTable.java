package io.bedrockledger.cli;

import java.util.ArrayList;
import java.util.List;

/** Rows of text in aligned columns. */
final class TextTable {

    /** How a column is aligned. */
    enum Align {
        LEFT,
        RIGHT
    }

    private static final int GAP = 3;
    private static final int DENSE_GAP = 2;

    private final String gap;
    private final List<Align> columns;
    private final List<List<String>> rows = new ArrayList<>();

    private TextTable(int gap, Align... columns) {
        this.gap = " ".repeat(gap);
        this.columns = List.of(columns);
    }

    /** An empty table with three spaces between columns, for a few columns that a person reads. */
    TextTable(Align... columns) {
        this(GAP, columns);
    }

    /** An empty table with two spaces between columns, for any number of them. */
    static TextTable dense(Align... columns) {
        return new TextTable(DENSE_GAP, columns);
    }

    /** Adds a row; a row shorter than the table ends early. */
    TextTable row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    /** The lines, each with the indent before it and no blanks after it. */
    List<String> lines(String indent) {
        int[] widths = new int[columns.size()];
        for (List<String> row : rows) {
            for (int column = 0; column < row.size(); column++) {
                widths[column] = Math.max(widths[column], width(row.get(column)));
            }
        }
        List<String> lines = new ArrayList<>(rows.size());
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder(indent);
            for (int column = 0; column < row.size(); column++) {
                String blanks = " ".repeat(widths[column] - width(row.get(column)));
                line.append(column == 0 ? "" : gap);
                switch (columns.get(column)) {
                    case LEFT -> line.append(row.get(column)).append(blanks);
                    case RIGHT -> line.append(blanks).append(row.get(column));
                }
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }
}
