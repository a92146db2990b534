package io.bedrockledger.warehouse;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/**
 * One row of a table, filled column by column and used again for the next row; for one thread at a time.
 *
 * <p>Absent is null: so are an empty text and an empty map. A value of another type than its column's, or a column of
 * another table, is a bug and refused.
 */
public final class Row implements IndexedRecord {

    /** The first number of 19 digits. */
    private static final long LONG_LIMIT = 1_000_000_000_000_000_000L;

    private static final int SUM_DIGITS = 38;

    private final Schema schema;
    private final List<Column> columns;
    private final int[] required;
    private final @Nullable Object[] values;

    Row(LedgerTable table, Schema schema) {
        this.schema = schema;
        this.columns = table.columns();
        this.required = columns.stream()
                .filter(column -> column.spec().required())
                .mapToInt(Column::ordinal)
                .toArray();
        this.values = new Object[columns.size()];
    }

    /** Sets a {@code string}. */
    public Row set(Column column, @Nullable CharSequence text) {
        return put(column, ColumnType.STRING, text == null || text.length() == 0 ? null : text.toString());
    }

    /** Sets a {@code string} to the constant's name. */
    public Row set(Column column, @Nullable Enum<?> constant) {
        return put(column, ColumnType.STRING, constant == null ? null : constant.name());
    }

    /** Sets a {@code bigint}, or an {@code int} that must hold the number. */
    public Row set(Column column, long number) {
        if (column.type() == ColumnType.INT) {
            return put(column, ColumnType.INT, Math.toIntExact(number));
        }
        return put(column, ColumnType.BIGINT, number);
    }

    /** Sets a {@code bigint}. */
    public Row set(Column column, @Nullable Long number) {
        return put(column, ColumnType.BIGINT, number);
    }

    /** Sets an {@code int}. */
    public Row set(Column column, @Nullable Integer number) {
        return put(column, ColumnType.INT, number);
    }

    /** Sets a {@code date}. */
    public Row set(Column column, @Nullable LocalDate date) {
        return put(column, ColumnType.DATE, date == null ? null : Math.toIntExact(date.toEpochDay()));
    }

    /** Sets a {@code timestamptz}; what is finer than a microsecond is cut off. */
    public Row set(Column column, @Nullable Instant instant) {
        return put(
                column,
                ColumnType.TIMESTAMPTZ,
                instant == null ? null : ChronoUnit.MICROS.between(Instant.EPOCH, instant));
    }

    /**
     * Sets a decimal, exactly.
     *
     * @throws ArithmeticException when the value has more digits than the column holds
     */
    public Row set(Column column, @Nullable BigDecimal decimal) {
        ColumnType type = column.type();
        if (decimal == null) {
            return put(column, type, null);
        }
        return switch (type) {
            case USD ->
                setUnscaled(column, unscaled(decimal, ColumnType.USD_SCALE).longValueExact());
            case QUANTITY ->
                setUnscaled(column, unscaled(decimal, ColumnType.QUANTITY_SCALE).longValueExact());
            case USD_SUM -> put(column, type, fixed(unscaled(decimal, ColumnType.USD_SCALE)));
            case STRING, INT, BIGINT, DATE, TIMESTAMPTZ, STRING_MAP -> throw mismatch(column, "a decimal");
        };
    }

    /**
     * Sets a decimal of 18 digits by its smallest units: trillionths of a dollar, millionths of a quantity.
     *
     * @throws ArithmeticException when the value has more than 18 digits
     */
    public Row setUnscaled(Column column, long unscaled) {
        if (column.type() != ColumnType.USD && column.type() != ColumnType.QUANTITY) {
            throw mismatch(column, "a decimal of 18 digits");
        }
        if (unscaled <= -LONG_LIMIT || unscaled >= LONG_LIMIT) {
            throw new ArithmeticException("[" + column.columnName() + "] a "
                    + column.type().sqlName() + " holds 18 digits but was " + unscaled + " of the smallest unit");
        }
        return put(column, column.type(), unscaled);
    }

    /** Sets a {@code map<string,string>}; its entries are written by key, so that two processes write the same bytes. */
    public Row set(Column column, @Nullable Map<String, String> map) {
        return put(column, ColumnType.STRING_MAP, map == null || map.isEmpty() ? null : new TreeMap<>(map));
    }

    /** Forgets every value. */
    public Row clear() {
        Arrays.fill(values, null);
        return this;
    }

    @Override
    public Schema getSchema() {
        return schema;
    }

    @Override
    public @Nullable Object get(int position) {
        return values[position];
    }

    @Override
    public void put(int position, @Nullable Object value) {
        values[position] = value;
    }

    /**
     * Copies every value to a place in an array; none of them ever changes.
     *
     * @throws IllegalStateException when a required column has no value
     */
    void copyTo(@Nullable Object[] target, int place) {
        for (int position : required) {
            if (values[position] == null) {
                throw new IllegalStateException(
                        "[" + columns.get(position).columnName() + "] must have a value; it has none");
            }
        }
        System.arraycopy(values, 0, target, place, values.length);
    }

    /** A {@code string}; null where absent. */
    public @Nullable String text(Column column) {
        Object value = values[column.ordinal()];
        return value == null ? null : value.toString();
    }

    /** A {@code string} that the table requires. */
    public String requiredText(Column column) {
        return required(column).toString();
    }

    /** A {@code bigint} that the table requires. */
    public long requiredLong(Column column) {
        return (Long) required(column);
    }

    /** A {@code date} that the table requires. */
    public LocalDate requiredDate(Column column) {
        return LocalDate.ofEpochDay((Integer) required(column));
    }

    /** A {@code date}; null where absent. */
    public @Nullable LocalDate date(Column column) {
        Object value = values[column.ordinal()];
        return value == null ? null : LocalDate.ofEpochDay((Integer) value);
    }

    /** A {@code timestamptz}; null where absent. */
    public @Nullable Instant instant(Column column) {
        Object value = values[column.ordinal()];
        return value == null ? null : Instant.EPOCH.plus((Long) value, ChronoUnit.MICROS);
    }

    /** A {@code timestamptz} that the table requires. */
    public Instant requiredInstant(Column column) {
        return Instant.EPOCH.plus((Long) required(column), ChronoUnit.MICROS);
    }

    /** A {@code bigint} or an {@code int}; null where absent. */
    public @Nullable Long number(Column column) {
        Object value = values[column.ordinal()];
        return value == null ? null : ((Number) value).longValue();
    }

    /** A decimal of 18 digits with the scale of its column; null where absent. */
    public @Nullable BigDecimal decimal(Column column) {
        Object value = values[column.ordinal()];
        if (value == null) {
            return null;
        }
        return switch (column.type()) {
            case USD -> BigDecimal.valueOf((Long) value, ColumnType.USD_SCALE);
            case QUANTITY -> BigDecimal.valueOf((Long) value, ColumnType.QUANTITY_SCALE);
            case USD_SUM, STRING, INT, BIGINT, DATE, TIMESTAMPTZ, STRING_MAP ->
                throw mismatch(column, "a decimal of 18 digits");
        };
    }

    /** A {@code map<string,string>}; empty where absent. */
    public Map<String, String> texts(Column column) {
        if (column.type() != ColumnType.STRING_MAP) {
            throw mismatch(column, "a map of texts");
        }
        Map<String, String> texts = new TreeMap<>();
        if (values[column.ordinal()] instanceof Map<?, ?> map) {
            map.forEach((key, text) -> texts.put(key.toString(), text.toString()));
        }
        return texts;
    }

    private Object required(Column column) {
        Object value = values[column.ordinal()];
        if (value == null) {
            throw new IllegalStateException("[" + column.columnName() + "] must have a value but was read as NULL");
        }
        return value;
    }

    private Row put(Column column, ColumnType type, @Nullable Object value) {
        if (column.type() != type) {
            throw mismatch(column, "a " + type.sqlName());
        }
        int position = column.ordinal();
        if (position >= values.length || columns.get(position) != column) {
            throw new IllegalArgumentException("[" + column.columnName() + "] must be a column of " + schema.getName());
        }
        values[position] = value;
        return this;
    }

    private static BigInteger unscaled(BigDecimal decimal, int scale) {
        return decimal.setScale(scale, RoundingMode.UNNECESSARY).unscaledValue();
    }

    private static GenericData.Fixed fixed(BigInteger unscaled) {
        if (new BigDecimal(unscaled).precision() > SUM_DIGITS) {
            throw new ArithmeticException("a sum of dollars holds 38 digits but has more");
        }
        byte[] significant = unscaled.toByteArray();
        byte[] bytes = new byte[ColumnType.USD_SUM_BYTES];
        if (unscaled.signum() < 0) {
            Arrays.fill(bytes, (byte) -1);
        }
        System.arraycopy(significant, 0, bytes, bytes.length - significant.length, significant.length);
        return new GenericData.Fixed(AvroSchemas.USD_SUM, bytes);
    }

    private static IllegalArgumentException mismatch(Column column, String given) {
        return new IllegalArgumentException(
                "[" + column.columnName() + "] must be set as " + column.type().sqlName() + " but was set as " + given);
    }
}
