package io.bedrockledger.warehouse;

import static io.bedrockledger.warehouse.ColumnSpec.optional;
import static io.bedrockledger.warehouse.ColumnSpec.required;

/**
 * The columns of {@code prompt_texts}, the fixed texts that the ledger found in calls and the names that it gave them. Rows are
 * added and never changed: a name and a version, once given, stay.
 *
 * <p>Field ids are given once and never used again; a new column goes to the end and takes the next free number.
 */
@SuppressWarnings("ImmutableEnumChecker") // a record of immutable values
public enum PromptTextColumn implements Column {
    ENTRY(required(1, ColumnType.BIGINT, "number of the row, from 0, in the order of finding")),
    PROMPT(required(2, ColumnType.STRING, "the prompt that calls with this fixed text have; its name is given once")),
    PROMPT_VERSION(required(3, ColumnType.STRING, "its version within the prompt, counted from 1")),
    CALLER(
            optional(
                    4,
                    ColumnType.STRING,
                    "whose calls had it when it was found: their workflow, or without one their principal; NULL when nobody was known")),
    MERGED_INTO(
            optional(
                    5,
                    ColumnType.STRING,
                    "the older prompt that the prompt turned out to be; calls have that name from then on; NULL in every other row")),
    HASH_COUNT(required(6, ColumnType.INT, "how long the fixed text is, in hashes of five words in a row")),
    HASHES(
            required(
                    7,
                    ColumnType.STRING,
                    "those hashes, keyed like the fingerprints of calls, ascending, eight bytes each with the highest first, in base64")),
    RUN_ID(required(8, ColumnType.STRING, "the run that found it")),
    ALIKE_ENTRY(optional(
            9,
            ColumnType.BIGINT,
            "the earlier entry of another prompt that it is most alike to, where they have seven tenths or more of their"
                    + " hashes in common; NULL without one"));

    private final ColumnSpec spec;

    PromptTextColumn(ColumnSpec spec) {
        this.spec = spec;
    }

    @Override
    public ColumnSpec spec() {
        return spec;
    }
}
