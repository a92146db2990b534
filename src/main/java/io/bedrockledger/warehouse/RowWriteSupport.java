package io.bedrockledger.warehouse;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericFixed;
import org.apache.parquet.avro.AvroWriteSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/**
 * Hands the values of a {@link Row} to Parquet column by column. What Avro's own writer asks of every value, its type
 * and the unions that it may be in, a row's columns know beforehand; and a text that repeats is encoded once.
 */
final class RowWriteSupport extends AvroWriteSupport<Row> {

    private final List<Column> columns;
    private final String[] names;
    private final @Nullable String[] texts;
    private final @Nullable Binary[] encoded;
    private @Nullable RecordConsumer consumer;

    RowWriteSupport(LedgerTable table, MessageType schema, Schema avroSchema) {
        super(schema, avroSchema, GenericData.get());
        this.columns = table.columns();
        this.names = columns.stream().map(Column::columnName).toArray(String[]::new);
        this.texts = new String[columns.size()];
        this.encoded = new Binary[columns.size()];
    }

    @Override
    public void prepareForWrite(RecordConsumer recordConsumer) {
        super.prepareForWrite(recordConsumer);
        consumer = recordConsumer;
    }

    @Override
    public void write(Row row) {
        RecordConsumer out = Objects.requireNonNull(consumer, "a row is written after prepareForWrite");
        out.startMessage();
        for (int i = 0; i < texts.length; i++) {
            Object value = row.get(i);
            Column column = columns.get(i);
            if (value != null) {
                out.startField(names[i], i);
                write(out, column, i, value);
                out.endField(names[i], i);
            } else if (column.spec().required()) {
                throw new IllegalStateException("[" + names[i] + "] must have a value; it has none");
            }
        }
        out.endMessage();
    }

    private void write(RecordConsumer out, Column column, int position, Object value) {
        switch (column.type()) {
            case STRING -> out.addBinary(text(position, value.toString()));
            case INT, DATE -> out.addInteger((Integer) value);
            case BIGINT, TIMESTAMPTZ, QUANTITY, USD -> out.addLong((Long) value);
            case USD_SUM -> out.addBinary(Binary.fromReusedByteArray(((GenericFixed) value).bytes()));
            case STRING_MAP -> map(out, (Map<?, ?>) value);
        }
    }

    private Binary text(int position, String text) {
        Binary known = encoded[position];
        if (known == null || !text.equals(texts[position])) {
            known = Binary.fromString(text);
            texts[position] = text;
            encoded[position] = known;
        }
        return known;
    }

    private static void map(RecordConsumer out, Map<?, ?> map) {
        out.startGroup();
        out.startField("key_value", 0);
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            out.startGroup();
            put(out, "key", 0, entry.getKey());
            put(out, "value", 1, entry.getValue());
            out.endGroup();
        }
        out.endField("key_value", 0);
        out.endGroup();
    }

    private static void put(RecordConsumer out, String name, int index, Object text) {
        out.startField(name, index);
        out.addBinary(Binary.fromCharSequence((CharSequence) text));
        out.endField(name, index);
    }
}
