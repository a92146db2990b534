package io.bedrockledger.warehouse;

import java.util.Objects;

/**
 * What a column is, but for its name and its place.
 *
 * @param fieldId the number by which every reader finds the column; given once, never changed, never used again after a removal
 * @param required true when a row without a value is a bug
 * @param dictionary false where nearly every row has a value of its own, so that a dictionary only costs time
 * @param doc what the column says, with its unit
 */
record ColumnSpec(int fieldId, ColumnType type, boolean required, boolean dictionary, String doc) {

    ColumnSpec {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(doc, "doc");
    }

    static ColumnSpec required(int fieldId, ColumnType type, String doc) {
        return new ColumnSpec(fieldId, type, true, true, doc);
    }

    static ColumnSpec optional(int fieldId, ColumnType type, String doc) {
        return new ColumnSpec(fieldId, type, false, true, doc);
    }

    /** The same column, written without a dictionary. */
    ColumnSpec distinct() {
        return new ColumnSpec(fieldId, type, required, false, doc);
    }
}
