package io.bedrockledger.warehouse;

import java.util.Locale;

/** A column of a table; the constants of one enum are the columns of one table in their order. */
public sealed interface Column
        permits InvocationColumn,
                LogObjectColumn,
                LogDayColumn,
                RejectedRecordColumn,
                DuplicateRecordColumn,
                DailyCostColumn,
                DailyCostLegColumn,
                DailyPromptColumn,
                DailyOutcomeColumn,
                DailyLatencyColumn,
                PriceColumn,
                PromptTextColumn,
                RepricingColumn,
                DeclarationColumn,
                FindingColumn,
                MailColumn,
                BudgetColumn,
                AlertColumn,
                RunColumn {

    /** The constant's name. */
    String name();

    /** The column's place in a row, from 0. */
    int ordinal();

    /** Everything else about the column. */
    ColumnSpec spec();

    /** The column's name in SQL. */
    default String columnName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The number by which every reader finds the column. */
    default int fieldId() {
        return spec().fieldId();
    }

    /** The type of its values. */
    default ColumnType type() {
        return spec().type();
    }
}
