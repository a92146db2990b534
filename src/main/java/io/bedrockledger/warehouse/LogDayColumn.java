package io.bedrockledger.warehouse;

import static io.bedrockledger.warehouse.ColumnSpec.optional;
import static io.bedrockledger.warehouse.ColumnSpec.required;

/**
 * The columns of {@code log_days}, one row per log day that was published: its receipt.
 *
 * <p>Field ids are given once and never used again; a new column goes to the end and takes the next free number.
 */
@SuppressWarnings("ImmutableEnumChecker") // a record of immutable values
enum LogDayColumn implements Column {
    LOG_DATE(required(1, ColumnType.DATE, "the UTC day folder")),
    ACCOUNT_ID(required(2, ColumnType.STRING, "the account folder, twelve digits")),
    REGION(required(3, ColumnType.STRING, "the region folder")),
    LISTING_FINGERPRINT(required(
            4, ColumnType.STRING, "fingerprint of keys, sizes and etags of the objects that the day was made from")),
    PRICE_BOOK_VERSION(required(5, ColumnType.STRING, "edition of the price book that the day was priced with")),
    RULES_VERSION(required(6, ColumnType.STRING, "edition of the attribution rules that the day was attributed with")),
    CODE_VERSION(required(7, ColumnType.STRING, "version of the program that made the day")),
    RUN_ID(required(8, ColumnType.STRING, "the run that wrote the row")),
    PROMPTS_VERSION(optional(
            9,
            ColumnType.STRING,
            "edition of the prompts that the day's calls were told by: entries of prompt_texts, and a digest of the registered"
                    + " texts; NULL where it is not known"));

    private final ColumnSpec spec;

    LogDayColumn(ColumnSpec spec) {
        this.spec = spec;
    }

    @Override
    public ColumnSpec spec() {
        return spec;
    }
}
