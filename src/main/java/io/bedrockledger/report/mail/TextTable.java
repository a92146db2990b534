package io.bedrockledger.report.mail;

import io.bedrockledger.report.content.Block.Column;
import io.bedrockledger.report.content.Block.Kind;
import io.bedrockledger.report.content.Block.Row;
import io.bedrockledger.report.content.Block.Table;
import io.bedrockledger.report.content.Phrase;
import java.util.ArrayList;
import java.util.List;

/** A table in 72 columns: words to the left, numbers to the right, heads above them, a line before the total. */
final class TextTable {

    private static final String BETWEEN = "  ";

    /** The first column keeps this many characters, however wide the others are. */
    private static final int LEAST_FIRST = 12;

    /** With less than this many characters for the words of the first column, heads give way. */
    private static final int ROOM_FOR_WORDS = 24;

    private final Table table;
    private final List<Integer> widths = new ArrayList<>();
    private final List<Integer> shares = new ArrayList<>();

    TextTable(Table table) {
        this.table = table;
        for (int column = 0; column < table.columns().size(); column++) {
            shares.add(share(column));
        }
        // Heads in one line where there is room for them, else broken at their spaces.
        widths.addAll(widths(true));
        if (widths.get(0) < ROOM_FOR_WORDS) {
            widths.clear();
            widths.addAll(widths(false));
        }
    }

    private List<Integer> widths(boolean wholeHeads) {
        List<Integer> all = new ArrayList<>();
        int taken = 0;
        for (int column = 0; column < table.columns().size(); column++) {
            String head = table.columns().get(column).head();
            int width = 0;
            for (String part : wholeHeads ? List.of(head) : List.of(head.split(" "))) {
                width = Math.max(width, PlainText.length(part));
            }
            for (List<Phrase> cells : allCells()) {
                width = Math.max(width, PlainText.length(cell(cells, column)));
            }
            all.add(width);
            taken += column == 0 ? 0 : width + BETWEEN.length();
        }
        all.set(0, Math.max(LEAST_FIRST, PlainText.COLUMNS - taken));
        return all;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        heads(lines);
        for (Row row : table.rows()) {
            cells(lines, row.cells());
            if (!row.below().isEmpty()) {
                PlainText.wrapped(row.below().plain(), PlainText.COLUMNS - 2).forEach(line -> lines.add("  " + line));
            }
        }
        if (!table.total().isEmpty()) {
            lines.add("-".repeat(PlainText.COLUMNS));
            cells(lines, table.total());
        }
        return lines;
    }

    private List<List<Phrase>> allCells() {
        List<List<Phrase>> all = new ArrayList<>();
        table.rows().forEach(row -> all.add(row.cells()));
        if (!table.total().isEmpty()) {
            all.add(table.total());
        }
        return all;
    }

    /** How wide the second number of the pairs of a column is. */
    private int share(int column) {
        int share = 0;
        if (table.columns().get(column).kind() == Kind.PAIRS) {
            for (List<Phrase> cells : allCells()) {
                Phrase cell = cells.get(column);
                share = cell.spans().size() < 2
                        ? share
                        : Math.max(share, PlainText.length(cell.spans().get(1).text()));
            }
        }
        return share;
    }

    private String cell(List<Phrase> cells, int column) {
        Phrase cell = cells.get(column);
        if (table.columns().get(column).kind() != Kind.PAIRS || cell.spans().size() < 2) {
            return cell.plain();
        }
        String second = cell.spans().get(1).text();
        int room = shares.get(column) - PlainText.length(second);
        return cell.spans().get(0).text() + " ".repeat(room + 1) + second;
    }

    private void heads(List<String> lines) {
        List<List<String>> heads = new ArrayList<>();
        int most = 0;
        for (int column = 0; column < table.columns().size(); column++) {
            List<String> head = PlainText.wrapped(table.columns().get(column).head(), widths.get(column));
            heads.add(head);
            most = Math.max(most, head.size());
        }
        if (table.columns().stream().allMatch(column -> column.head().isEmpty())) {
            return;
        }
        for (int line = 0; line < most; line++) {
            StringBuilder text = new StringBuilder();
            for (int column = 0; column < heads.size(); column++) {
                List<String> head = heads.get(column);
                int at = line - (most - head.size());
                append(text, column, at < 0 ? "" : head.get(at));
            }
            lines.add(text.toString().stripTrailing());
        }
    }

    private void cells(List<String> lines, List<Phrase> cells) {
        List<String> first = PlainText.wrapped(cells.get(0).plain(), widths.get(0));
        StringBuilder text = new StringBuilder();
        append(text, 0, first.get(0));
        for (int column = 1; column < cells.size(); column++) {
            append(text, column, cell(cells, column));
        }
        lines.add(text.toString().stripTrailing());
        first.stream().skip(1).forEach(lines::add);
    }

    private void append(StringBuilder text, int column, String cell) {
        Column what = table.columns().get(column);
        String pad = " ".repeat(Math.max(0, widths.get(column) - PlainText.length(cell)));
        text.append(column == 0 ? "" : BETWEEN).append(what.kind() == Kind.WORDS ? cell + pad : pad + cell);
    }
}
