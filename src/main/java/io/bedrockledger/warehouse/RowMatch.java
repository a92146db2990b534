package io.bedrockledger.warehouse;

import org.apache.iceberg.StructLike;
import org.apache.iceberg.expressions.Evaluator;
import org.apache.iceberg.expressions.Expression;

/** Whether a row matches a filter over texts and dates that every row has. */
final class RowMatch {

    private final Evaluator evaluator;

    RowMatch(LedgerTable table, Expression filter) {
        this.evaluator = new Evaluator(table.schema().asStruct(), filter);
    }

    boolean matches(Row row) {
        return evaluator.eval(new Values(row));
    }

    /** The row as Iceberg's evaluator sees one: its values have the form in which Iceberg keeps them. */
    private record Values(Row row) implements StructLike {

        @Override
        public int size() {
            return row.getSchema().getFields().size();
        }

        @Override
        public <T> T get(int position, Class<T> type) {
            Object value = row.get(position);
            if (value == null) {
                throw new IllegalStateException(
                        "[" + row.getSchema().getFields().get(position).name()
                                + "] must have a value but was read as NULL");
            }
            return type.cast(value);
        }

        @Override
        public <T> void set(int position, T value) {
            throw new UnsupportedOperationException("a row is only read here");
        }
    }
}
