package io.bedrockledger.warehouse;

import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;

/** The type of a column, in the words of the three formats that must agree on it: Iceberg, Avro, DuckDB. */
public enum ColumnType {
    /** Text; never empty. */
    STRING("string", "VARCHAR"),
    /** A whole number of 32 bits. */
    INT("int", "INTEGER"),
    /** A whole number of 64 bits. */
    BIGINT("bigint", "BIGINT"),
    /** A UTC day, in memory the days since 1970-01-01. */
    DATE("date", "DATE"),
    /** An instant, in memory the microseconds since 1970-01-01T00:00Z. */
    TIMESTAMPTZ("timestamptz", "TIMESTAMP WITH TIME ZONE"),
    /** A quantity, in memory its millionths. */
    QUANTITY("decimal(18,6)", "DECIMAL(18,6)"),
    /** US dollars of one call, in memory their trillionths: below one million dollars. */
    USD("decimal(18,12)", "DECIMAL(18,12)"),
    /** A sum of US dollars, in memory sixteen bytes. */
    USD_SUM("decimal(38,12)", "DECIMAL(38,12)"),
    /** Text by text; never empty. */
    STRING_MAP("map<string,string>", "MAP(VARCHAR, VARCHAR)");

    /** Fractional digits of money. */
    static final int USD_SCALE = 12;

    /** Fractional digits of a quantity. */
    static final int QUANTITY_SCALE = 6;

    /** Bytes of an unscaled value of 38 digits, as Iceberg sizes it. */
    static final int USD_SUM_BYTES = 16;

    private static final int LONG_DIGITS = 18;
    private static final int SUM_DIGITS = 38;

    private final String sqlName;
    private final String duckName;

    ColumnType(String sqlName, String duckName) {
        this.sqlName = sqlName;
        this.duckName = duckName;
    }

    /** The type as the documentation names it. */
    public String sqlName() {
        return sqlName;
    }

    String duckName() {
        return duckName;
    }

    /** The type in an Iceberg schema; the two ids are those of a map's key and value and mean nothing elsewhere. */
    Type iceberg(int keyId, int valueId) {
        return switch (this) {
            case STRING -> Types.StringType.get();
            case INT -> Types.IntegerType.get();
            case BIGINT -> Types.LongType.get();
            case DATE -> Types.DateType.get();
            case TIMESTAMPTZ -> Types.TimestampType.withZone();
            case QUANTITY -> Types.DecimalType.of(LONG_DIGITS, QUANTITY_SCALE);
            case USD -> Types.DecimalType.of(LONG_DIGITS, USD_SCALE);
            case USD_SUM -> Types.DecimalType.of(SUM_DIGITS, USD_SCALE);
            case STRING_MAP -> Types.MapType.ofRequired(keyId, valueId, Types.StringType.get(), Types.StringType.get());
        };
    }

    /** Whether a value is held as a {@link Long} that counts the smallest unit. */
    boolean isLong() {
        return switch (this) {
            case BIGINT, TIMESTAMPTZ, QUANTITY, USD -> true;
            case STRING, INT, DATE, USD_SUM, STRING_MAP -> false;
        };
    }
}
