package io.bedrockledger.warehouse;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The order in which the rows of a large file stand: by account, region, log object and line, as far as a table has them. */
final class RowOrder {

    private static final List<String> NAMES = List.of("account_id", "region", "log_key", "line_number");

    private final List<Column> columns;

    RowOrder(LedgerTable table) {
        this.columns = NAMES.stream().flatMap(name -> named(table, name)).toList();
    }

    private static Stream<Column> named(LedgerTable table, String name) {
        return table.columns().stream().filter(column -> column.columnName().equals(name));
    }

    /** The columns that decide; none for a table whose rows have no place of their own. */
    List<Column> columns() {
        return columns;
    }

    /** The place of a row, which stays as it is when the row is used again. */
    Key key(Row row) {
        String[] texts = new String[columns.size()];
        long number = 0;
        for (int i = 0; i < texts.length; i++) {
            Object value = row.get(columns.get(i).ordinal());
            if (value instanceof Long line) {
                number = line;
                texts[i] = "";
            } else {
                texts[i] = value == null ? "" : value.toString();
            }
        }
        return new Key(List.of(texts), number);
    }

    /** The place of a row: the texts, then the line. */
    record Key(List<String> texts, long line) implements Comparable<Key> {

        private static final Comparator<Key> ORDER = (one, other) -> {
            for (int i = 0; i < one.texts.size(); i++) {
                int compared = one.texts.get(i).compareTo(other.texts.get(i));
                if (compared != 0) {
                    return compared;
                }
            }
            return Long.compare(one.line, other.line);
        };

        @Override
        public int compareTo(@Nullable Key other) {
            return other == null ? 1 : ORDER.compare(this, other);
        }
    }
}
