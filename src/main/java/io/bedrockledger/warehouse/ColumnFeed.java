package io.bedrockledger.warehouse;

import java.util.Map;
import org.apache.avro.generic.GenericFixed;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/**
 * What hands the values of one column to Parquet, many rows at a time. There is a loop for each kind of value, since one
 * that asks every value what it is costs more than the writing.
 *
 * <p>Levels are Parquet's: a value stands at its column's highest definition level, an absent one at 0; nothing repeats
 * but the entries of a map.
 */
sealed interface ColumnFeed {

    /**
     * Writes a column's values.
     *
     * @param values the values of some rows, one row after the other, absent ones null
     * @param first where the column's first value is
     * @param end where the last row ends
     * @param step values in a row
     */
    void write(@Nullable Object[] values, int first, int end, int step);

    /** What feeds a column of a file. */
    static ColumnFeed of(Column column, MessageType schema, ColumnWriteStore store) {
        return of(column, column.columnName(), schema, store);
    }

    /** What feeds a column of a file that may call it otherwise. */
    static ColumnFeed of(Column column, String name, MessageType schema, ColumnWriteStore store) {
        return switch (column.type()) {
            case STRING -> new Texts(Leaf.of(schema, store, name), EncodedTexts.of(column));
            case INT, DATE -> new Ints(Leaf.of(schema, store, name));
            case BIGINT, TIMESTAMPTZ, QUANTITY, USD -> new Longs(Leaf.of(schema, store, name));
            case USD_SUM -> new Sums(Leaf.of(schema, store, name));
            case STRING_MAP ->
                new Maps(
                        Leaf.of(schema, store, name, "key_value", "key"),
                        Leaf.of(schema, store, name, "key_value", "value"),
                        EncodedTexts.of(column));
        };
    }

    /** A column as Parquet counts them, and the definition level of its values. */
    record Leaf(ColumnWriter writer, int level) {

        static Leaf of(MessageType schema, ColumnWriteStore store, String... path) {
            ColumnDescriptor descriptor = schema.getColumnDescription(path);
            return new Leaf(store.getColumnWriter(descriptor), descriptor.getMaxDefinitionLevel());
        }
    }

    /** Texts. */
    record Texts(Leaf leaf, EncodedTexts encoded) implements ColumnFeed {

        @Override
        public void write(@Nullable Object[] values, int first, int end, int step) {
            ColumnWriter writer = leaf.writer();
            int level = leaf.level();
            for (int i = first; i < end; i += step) {
                Object value = values[i];
                if (value == null) {
                    writer.writeNull(0, 0);
                } else {
                    writer.write(encoded.of((String) value), 0, level);
                }
            }
        }
    }

    /** Whole numbers of 32 bits. */
    record Ints(Leaf leaf) implements ColumnFeed {

        @Override
        public void write(@Nullable Object[] values, int first, int end, int step) {
            ColumnWriter writer = leaf.writer();
            int level = leaf.level();
            for (int i = first; i < end; i += step) {
                Object value = values[i];
                if (value == null) {
                    writer.writeNull(0, 0);
                } else {
                    writer.write((int) (Integer) value, 0, level);
                }
            }
        }
    }

    /** Whole numbers of 64 bits. */
    record Longs(Leaf leaf) implements ColumnFeed {

        @Override
        public void write(@Nullable Object[] values, int first, int end, int step) {
            ColumnWriter writer = leaf.writer();
            int level = leaf.level();
            for (int i = first; i < end; i += step) {
                Object value = values[i];
                if (value == null) {
                    writer.writeNull(0, 0);
                } else {
                    writer.write((long) (Long) value, 0, level);
                }
            }
        }
    }

    /** Sums of dollars, whose bytes nobody changes once they are in a row. */
    record Sums(Leaf leaf) implements ColumnFeed {

        @Override
        public void write(@Nullable Object[] values, int first, int end, int step) {
            ColumnWriter writer = leaf.writer();
            int level = leaf.level();
            for (int i = first; i < end; i += step) {
                Object value = values[i];
                if (value == null) {
                    writer.writeNull(0, 0);
                } else {
                    writer.write(Binary.fromConstantByteArray(((GenericFixed) value).bytes()), 0, level);
                }
            }
        }
    }

    /** Maps of text by text. An empty one, which another program may have written, stays apart from none. */
    record Maps(Leaf keys, Leaf texts, EncodedTexts encoded) implements ColumnFeed {

        @Override
        public void write(@Nullable Object[] values, int first, int end, int step) {
            for (int i = first; i < end; i += step) {
                Map<?, ?> map = (Map<?, ?>) values[i];
                if (map == null) {
                    writeNull(0);
                } else if (map.isEmpty()) {
                    writeNull(keys.level() - 1);
                } else {
                    write(map);
                }
            }
        }

        private void writeNull(int level) {
            keys.writer().writeNull(0, level);
            texts.writer().writeNull(0, level);
        }

        private void write(Map<?, ?> map) {
            int repetition = 0;
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                keys.writer().write(encoded.of((String) entry.getKey()), repetition, keys.level());
                texts.writer().write(encoded.of((String) entry.getValue()), repetition, texts.level());
                repetition = 1;
            }
        }
    }
}
