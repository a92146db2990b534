package io.bedrockledger.warehouse;

import java.util.Optional;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.types.Types;

/**
 * The columns that a table has, held against those of this version. A table of an older version lacks some that may be
 * absent and else has the same; it is read as it is, and gets them by {@link #upgrade}. Every other difference is
 * refused: a row would be read or written under the wrong name.
 */
final class SchemaVersion {

    private final LedgerTable definition;
    private final Table table;

    SchemaVersion(LedgerTable definition, Table table) {
        this.definition = definition;
        this.table = table;
    }

    /**
     * Refuses a table that is neither of this version nor of an older one.
     *
     * @throws WarehouseException naming a column that does not fit
     */
    void require() {
        foreign(table.schema()).ifPresent(found -> {
            throw new WarehouseException("[" + definition.identifier()
                    + "] a table must have the columns of this version or of an older one; found " + found
                    + "; use the program that made the table, or name another data folder with --data");
        });
    }

    /**
     * Gives a table of an older version the columns that it lacks, under their own field ids; its files stay as they
     * are.
     *
     * @return whether the table changed
     */
    boolean upgrade() {
        if (table.schema().sameSchema(definition.schema())) {
            return false;
        }
        // Not by Iceberg's own update, which gives a new column the next free id: files are read by ids that code
        // knows.
        TableOperations operations = ((HasTableOperations) table).operations();
        TableMetadata current = operations.current();
        operations.commit(current, current.updateSchema(definition.schema()));
        table.refresh();
        return true;
    }

    /** A column that keeps the table from being read by field id; a table without rows is never in the way. */
    private Optional<String> foreign(Schema found) {
        if (table.currentSnapshot() == null) {
            return Optional.empty();
        }
        Schema known = definition.schema();
        for (Types.NestedField field : found.columns()) {
            Types.NestedField column = known.findField(field.fieldId());
            if (column == null || !column.name().equals(field.name())) {
                return Optional.of("the column " + field.name() + " under the field id " + field.fieldId());
            }
            if (!column.type().equals(field.type()) || (column.isRequired() && field.isOptional())) {
                return Optional.of("the column " + field);
            }
        }
        return known.columns().stream()
                .filter(column -> column.isRequired() && found.findField(column.fieldId()) == null)
                .findFirst()
                .map(column -> "no column " + column.name() + ", which every row must have");
    }
}
