package io.bedrockledger.findings;

import io.bedrockledger.warehouse.Column;
import io.bedrockledger.warehouse.DeclarationColumn;
import io.bedrockledger.warehouse.SqlEngine;
import io.bedrockledger.warehouse.SqlResult;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The table {@code declarations} as the last look left it. */
final class StoredDeclarations {

    private static final String SQL = "select "
            + Stream.of(DeclarationColumn.values())
                    .map(DeclarationColumn::columnName)
                    .collect(Collectors.joining(", "))
            + " from declarations";

    private StoredDeclarations() {}

    /** Every row, in the order of {@link Registry#declarations}. */
    static List<Declaration> read(SqlEngine engine) {
        List<Declaration> stored = new ArrayList<>();
        try (SqlResult row = engine.query(SQL)) {
            while (row.next()) {
                stored.add(declaration(row));
            }
        }
        return stored.stream().sorted(Registry.ORDER).toList();
    }

    private static Declaration declaration(SqlResult row) {
        return new Declaration(
                Declaration.Kind.valueOf(
                        Optional.ofNullable(text(row, DeclarationColumn.KIND)).orElseThrow()),
                text(row, DeclarationColumn.WORKFLOW),
                Optional.ofNullable(text(row, DeclarationColumn.NAME)).orElseThrow(),
                text(row, DeclarationColumn.VERSION),
                text(row, DeclarationColumn.OWNER),
                text(row, DeclarationColumn.TEAM),
                text(row, DeclarationColumn.ENVIRONMENT),
                Optional.ofNullable(text(row, DeclarationColumn.TRUST))
                        .map(Declaration.Trust::valueOf)
                        .orElse(null),
                text(row, DeclarationColumn.MODEL),
                row.value(place(DeclarationColumn.MONTHLY_BUDGET_USD))
                        .map(BigDecimal.class::cast)
                        .orElse(null),
                row.value(place(DeclarationColumn.SINCE))
                        .map(LocalDate.class::cast)
                        .orElse(null));
    }

    private static @Nullable String text(SqlResult row, Column column) {
        return row.value(place(column)).map(Object::toString).orElse(null);
    }

    private static int place(Column column) {
        return column.ordinal();
    }
}
