package io.bedrockledger.cli;

import java.util.ArrayList;
import java.util.List;

/** Rows of text in aligned columns, two spaces between them. */
final class TextTable {

    /** How a column is aligned. */
    enum Align {
        LEFT,
        RIGHT
    }

    private final List<Align> columns;
    private final List<List<String>> rows = new ArrayList<>();

    TextTable(Align... columns) {
        this.columns = List.of(columns);
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
                line.append(column == 0 ? "" : "  ");
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
