package io.bedrockledger.warehouse;

import java.util.Map;
import java.util.Objects;

/**
 * A select statement over a part of some tables.
 *
 * @param sql the statement
 * @param parts what it sees of a table; of one that is not named, all
 * @param mentions the tables and views that it may read
 */
record Question(String sql, Map<LedgerTable, Part> parts, Mentions mentions) {

    Question {
        Objects.requireNonNull(sql, "sql");
        parts = Map.copyOf(parts);
        Objects.requireNonNull(mentions, "mentions");
    }

    Question(String sql, Map<LedgerTable, Part> parts) {
        this(sql, parts, Mentions.of(sql));
    }

    /** What it sees of a table. */
    Part part(LedgerTable table) {
        return parts.getOrDefault(table, Part.WHOLE);
    }
}
