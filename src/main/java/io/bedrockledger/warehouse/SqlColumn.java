package io.bedrockledger.warehouse;

/**
 * A column of a result.
 *
 * @param name as the statement names it
 * @param typeName the type in the engine's words, such as {@code DECIMAL(18,12)}
 * @param kind how its values are to be shown
 */
public record SqlColumn(String name, String typeName, Kind kind) {

    /** How values are to be shown: numbers to the right, and bare in JSON. */
    public enum Kind {
        /** A {@link String}. */
        TEXT,
        /** A {@link Number} without fraction. */
        INTEGER,
        /** A {@link java.math.BigDecimal}. */
        DECIMAL,
        /** A {@link Double} or {@link Float}. */
        FLOATING,
        /** A {@link Boolean}. */
        BOOLEAN,
        /** A {@link java.time.LocalDate}. */
        DATE,
        /** A {@link java.time.Instant}, or a {@link java.time.LocalDateTime} of a type without a zone. */
        TIMESTAMP,
        /** A {@link java.util.List} or {@link java.util.Map}. */
        NESTED
    }

    static SqlColumn of(String name, String typeName) {
        return new SqlColumn(name, typeName, kind(typeName));
    }

    private static Kind kind(String typeName) {
        if (typeName.endsWith("]") || typeName.startsWith("MAP(") || typeName.startsWith("STRUCT(")) {
            return Kind.NESTED;
        }
        if (typeName.startsWith("DECIMAL(")) {
            return Kind.DECIMAL;
        }
        if (typeName.startsWith("TIMESTAMP")) {
            return Kind.TIMESTAMP;
        }
        return switch (typeName) {
            case "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT" -> Kind.INTEGER;
            case "UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT", "UHUGEINT" -> Kind.INTEGER;
            case "FLOAT", "DOUBLE" -> Kind.FLOATING;
            case "BOOLEAN" -> Kind.BOOLEAN;
            case "DATE" -> Kind.DATE;
            default -> Kind.TEXT;
        };
    }
}
