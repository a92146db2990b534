package io.bedrockledger.warehouse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.avro.generic.GenericData;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.io.api.RecordMaterializer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/** Puts the values of a file's columns into one row, in the form in which a {@link RowFile} writes them. */
final class RowMaterializer extends RecordMaterializer<Row> {

    private final Row row;
    private final GroupConverter root;

    RowMaterializer(LedgerTable table, MessageType requested, Row row) {
        this.row = row;
        Map<Integer, Column> byId = table.columns().stream().collect(Collectors.toMap(Column::fieldId, c -> c));
        List<Converter> converters = new ArrayList<>();
        for (Type field : requested.getFields()) {
            Column column = byId.get(field.getId().intValue());
            if (column == null) {
                throw new IllegalArgumentException("[" + field.getName() + "] a column must belong to "
                        + table.tableName() + "; its field id does not");
            }
            converters.add(converter(column));
        }
        this.root = new Root(row, List.copyOf(converters));
    }

    @Override
    public Row getCurrentRecord() {
        return row;
    }

    @Override
    public GroupConverter getRootConverter() {
        return root;
    }

    private Converter converter(Column column) {
        int position = column.ordinal();
        return switch (column.type()) {
            case STRING -> new TextConverter(text -> row.put(position, text));
            case INT, DATE, BIGINT, TIMESTAMPTZ, QUANTITY, USD -> new NumberConverter(row, position);
            case USD_SUM -> new SumConverter(row, position);
            case STRING_MAP -> new MapConverter(row, position);
        };
    }

    private static final class Root extends GroupConverter {

        private final Row row;
        private final List<Converter> converters;

        Root(Row row, List<Converter> converters) {
            this.row = row;
            this.converters = converters;
        }

        @Override
        public Converter getConverter(int fieldIndex) {
            return converters.get(fieldIndex);
        }

        @Override
        public void start() {
            row.clear();
        }

        @Override
        public void end() {}
    }

    private static final class NumberConverter extends PrimitiveConverter {

        private final Row row;
        private final int position;

        NumberConverter(Row row, int position) {
            this.row = row;
            this.position = position;
        }

        @Override
        public void addInt(int value) {
            row.put(position, value);
        }

        @Override
        public void addLong(long value) {
            row.put(position, value);
        }
    }

    private static final class SumConverter extends PrimitiveConverter {

        private final Row row;
        private final int position;

        SumConverter(Row row, int position) {
            this.row = row;
            this.position = position;
        }

        @Override
        public void addBinary(Binary value) {
            row.put(position, new GenericData.Fixed(AvroSchemas.USD_SUM, value.getBytes()));
        }
    }

    /** What takes a text. */
    private interface TextSink {
        void accept(String text);
    }

    /** Decodes a text of a dictionary once, however many rows name it. */
    private static final class TextConverter extends PrimitiveConverter {

        private final TextSink sink;
        private String[] dictionary = new String[0];

        TextConverter(TextSink sink) {
            this.sink = sink;
        }

        @Override
        public boolean hasDictionarySupport() {
            return true;
        }

        @Override
        public void setDictionary(Dictionary values) {
            dictionary = new String[values.getMaxId() + 1];
            for (int id = 0; id < dictionary.length; id++) {
                dictionary[id] = values.decodeToBinary(id).toStringUsingUTF8();
            }
        }

        @Override
        public void addValueFromDictionary(int id) {
            sink.accept(dictionary[id]);
        }

        @Override
        public void addBinary(Binary value) {
            sink.accept(value.toStringUsingUTF8());
        }
    }

    /** A map's group, which repeats a group of key and value. */
    private static final class MapConverter extends GroupConverter {

        private final Row row;
        private final int position;
        private final GroupConverter entry = new EntryConverter();
        private Map<String, String> map = new LinkedHashMap<>();
        private String key = "";

        MapConverter(Row row, int position) {
            this.row = row;
            this.position = position;
        }

        @Override
        public Converter getConverter(int fieldIndex) {
            return entry;
        }

        @Override
        public void start() {
            map = new LinkedHashMap<>();
        }

        @Override
        public void end() {
            row.put(position, map);
        }

        private final class EntryConverter extends GroupConverter {

            private final List<Converter> keyAndValue =
                    List.of(new TextConverter(text -> key = text), new TextConverter(text -> map.put(key, text)));

            @Override
            public Converter getConverter(int fieldIndex) {
                return keyAndValue.get(fieldIndex);
            }

            @Override
            public void start() {}

            @Override
            public void end() {}
        }
    }
}
