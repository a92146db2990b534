package io.bedrockledger.report.content;

import io.bedrockledger.report.chart.Drawing;
import java.util.List;
import java.util.Locale;

/** A part of a section. */
public sealed interface Block {

    /** Which of the parts it is, as a template asks: the name of its type in small letters. */
    default String kind() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    /** Sentences of the usual size. */
    record Text(Phrase phrase) implements Block {}

    /** Small print below a table: what it leaves out, where it comes from. */
    record Note(Phrase phrase) implements Block {}

    /**
     * Sentences that stand out, because somebody may have to act.
     *
     * @param label a word or two in capitals
     */
    record Callout(String label, List<Phrase> lines) implements Block {

        public Callout {
            lines = List.copyOf(lines);
        }
    }

    /**
     * A picture and what says the same without it.
     *
     * @param name of its files, such as {@code bridge}
     * @param alternative what it shows, in words, with its numbers
     * @param drawing the picture itself
     * @param instead stands in its place where no picture can be drawn, and in plain text
     */
    record Picture(String name, String alternative, Drawing drawing, List<Block> instead) implements Block {

        public Picture {
            instead = List.copyOf(instead);
        }
    }

    /** Things to do, numbered. */
    record Tasks(List<Task> tasks) implements Block {

        public Tasks {
            tasks = List.copyOf(tasks);
        }
    }

    /**
     * A thing to do.
     *
     * @param title an order
     * @param evidence why, and who
     * @param worth what it is worth, such as an amount; empty when not money
     * @param unit of the worth
     */
    record Task(Phrase title, Phrase evidence, Phrase worth, String unit) {}

    /**
     * Rows under heads, with a total that they add up to.
     *
     * @param columns the first is of words
     * @param rows each with a cell for each column
     * @param total the last line; empty where rows do not add up to anything
     * @param large whether the numbers of the second column are set large: the figures at the top
     */
    record Table(List<Column> columns, List<Row> rows, List<Phrase> total, boolean large) implements Block {

        public Table {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
            total = List.copyOf(total);
            for (Row row : rows) {
                requireCells(columns.size(), row.cells().size());
            }
            requireCells(total.isEmpty() ? 0 : columns.size(), total.size());
        }

        private static void requireCells(int expected, int found) {
            if (expected != found) {
                throw new IllegalArgumentException(
                        "[report] a row has a cell for each column; found %d cells for %d columns; this is an error of the program"
                                .formatted(found, expected));
            }
        }
    }

    /**
     * A column.
     *
     * @param head above it; may be empty
     * @param kind how its cells are set
     */
    record Column(String head, Kind kind) {

        /** Of words. */
        public static Column words(String head) {
            return new Column(head, Kind.WORDS);
        }

        /** Of numbers. */
        public static Column numbers(String head) {
            return new Column(head, Kind.NUMBERS);
        }

        /** Of numbers that a narrow screen leaves out. */
        public static Column minor(String head) {
            return new Column(head, Kind.MINOR);
        }

        /** Of two numbers each, below each other on a narrow screen. */
        public static Column pairs(String head) {
            return new Column(head, Kind.PAIRS);
        }
    }

    /** How the cells of a column are set. */
    enum Kind {
        /** To the left. */
        WORDS,
        /** To the right. */
        NUMBERS,
        /** To the right, and not at all on a narrow screen. */
        MINOR,
        /** To the right, an amount and its share: the two spans of a cell stand below each other on a narrow screen. */
        PAIRS
    }

    /**
     * A row.
     *
     * @param cells in the order of the columns
     * @param below a second line over the whole row: its cause; empty for none
     */
    record Row(List<Phrase> cells, Phrase below) {

        public Row {
            cells = List.copyOf(cells);
        }

        /** Without a second line. */
        public static Row of(Phrase... cells) {
            return new Row(List.of(cells), Phrase.EMPTY);
        }
    }
}
