package io.bedrockledger.warehouse;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.io.FileIO;
import org.jspecify.annotations.Nullable;

/**
 * The rows of several files merged into one order. Files that follow one another are read one after the other and only
 * those that overlap at the same time, so that memory depends on how deep files overlap: in practice one or two, at most
 * {@value #MOST}. Beyond that, and within a file that is not in order itself, rows keep the order that they have: the
 * order makes reading faster and decides nothing.
 */
final class RowLanes {

    /** Files that are open at a time; each holds a row group in memory. */
    static final int MOST = 8;

    private final LedgerTable table;
    private final FileIO io;
    private final RowOrder order;

    RowLanes(LedgerTable table, FileIO io) {
        this.table = table;
        this.io = io;
        this.order = new RowOrder(table);
    }

    /** Reads every row of some files once; the row is the same object now and then. */
    void read(List<DataFile> files, Consumer<Row> found) {
        List<Lane> lanes = lanes(files);
        try {
            lanes.forEach(Lane::advance);
            for (Lane first = first(lanes); first != null; first = first(lanes)) {
                found.accept(first.row());
                first.advance();
            }
        } finally {
            lanes.forEach(Lane::close);
        }
    }

    private static @Nullable Lane first(List<Lane> lanes) {
        Lane first = null;
        for (Lane lane : lanes) {
            if (lane.key != null && (first == null || lane.key.compareTo(first.key) < 0)) {
                first = lane;
            }
        }
        return first;
    }

    private List<Lane> lanes(List<DataFile> files) {
        List<Span> spans = new ArrayList<>();
        for (DataFile file : files) {
            spans.add(span(file.location()));
        }
        spans.sort(Comparator.comparing(Span::first).thenComparing(Span::location));
        List<Lane> lanes = new ArrayList<>();
        for (Span span : spans) {
            lane(lanes, span.first()).add(span);
        }
        return lanes;
    }

    /** The lane that a file can follow on: one that has ended before, a new one, or any when there are enough. */
    private Lane lane(List<Lane> lanes, RowOrder.Key first) {
        for (Lane lane : lanes) {
            if (lane.last.compareTo(first) <= 0) {
                return lane;
            }
        }
        if (lanes.size() < MOST) {
            lanes.add(new Lane(first));
        }
        return lanes.get(lanes.size() - 1);
    }

    /** From the first place in a file to the last; only the columns that decide are read. */
    private Span span(String location) {
        if (order.columns().isEmpty()) {
            RowOrder.Key nowhere = new RowOrder.Key(List.of(), 0);
            return new Span(location, nowhere, nowhere);
        }
        RowOrder.@Nullable Key[] ends = new RowOrder.Key[2];
        new RowReader(table, order.columns()).read(io, location, row -> {
            RowOrder.Key key = order.key(row);
            if (ends[0] == null || key.compareTo(ends[0]) < 0) {
                ends[0] = key;
            }
            if (ends[1] == null || key.compareTo(ends[1]) > 0) {
                ends[1] = key;
            }
        });
        RowOrder.Key none = new RowOrder.Key(List.of(), 0);
        return new Span(location, ends[0] == null ? none : ends[0], ends[1] == null ? none : ends[1]);
    }

    /** A file and the places between which its rows lie. */
    private record Span(String location, RowOrder.Key first, RowOrder.Key last) {}

    /** Files that are read one after the other. */
    private final class Lane {

        private final Deque<String> waiting = new ArrayDeque<>();
        private final RowReader reader = new RowReader(table);
        private RowOrder.Key last;
        private @Nullable RowCursor cursor;
        private @Nullable Row row;
        private RowOrder.@Nullable Key key;

        Lane(RowOrder.Key first) {
            this.last = first;
        }

        void add(Span span) {
            waiting.add(span.location());
            last = span.last();
        }

        Row row() {
            if (row == null) {
                throw new IllegalStateException("a lane must have a row; it is at its end; this is a bug");
            }
            return row;
        }

        void advance() {
            row = cursor == null ? null : cursor.next();
            while (row == null && !waiting.isEmpty()) {
                close();
                cursor = reader.open(io, waiting.remove());
                row = cursor.next();
            }
            key = row == null ? null : order.key(row);
        }

        void close() {
            if (cursor != null) {
                cursor.close();
                cursor = null;
            }
        }
    }
}
