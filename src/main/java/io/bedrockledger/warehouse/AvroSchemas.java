package io.bedrockledger.warehouse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;

/** The Avro side of a table: how a {@link Row} holds its values while the Parquet schema says what they mean. */
final class AvroSchemas {

    /** A sum of dollars: sixteen bytes, big-endian, two's complement. */
    static final Schema USD_SUM = Schema.createFixed("usd_sum", null, null, ColumnType.USD_SUM_BYTES);

    private static final Map<LedgerTable, Schema> TABLES = new ConcurrentHashMap<>();

    private AvroSchemas() {}

    static Schema of(LedgerTable table) {
        return TABLES.computeIfAbsent(table, AvroSchemas::record);
    }

    private static Schema record(LedgerTable table) {
        List<Schema.Field> fields = new ArrayList<>();
        for (Column column : table.columns()) {
            Schema type = of(column.type());
            fields.add(new Schema.Field(
                    column.columnName(),
                    column.spec().required() ? type : Schema.createUnion(Schema.create(Schema.Type.NULL), type)));
        }
        return Schema.createRecord(table.tableName(), table.grain(), LedgerTable.NAMESPACE.toString(), false, fields);
    }

    private static Schema of(ColumnType type) {
        return switch (type) {
            case STRING -> Schema.create(Schema.Type.STRING);
            case INT, DATE -> Schema.create(Schema.Type.INT);
            case BIGINT, TIMESTAMPTZ, QUANTITY, USD -> Schema.create(Schema.Type.LONG);
            case USD_SUM -> USD_SUM;
            case STRING_MAP -> Schema.createMap(Schema.create(Schema.Type.STRING));
        };
    }
}
