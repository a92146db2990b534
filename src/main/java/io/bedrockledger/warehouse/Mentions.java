package io.bedrockledger.warehouse;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The tables and views that a statement may read, by the words in it: only those are planned. A word too many costs
 * a few milliseconds; where a statement asks what there is, everything is.
 *
 * @param tables tables, also those that a view reads
 * @param views views
 */
record Mentions(Set<LedgerTable> tables, List<String> views) {

    private static final Pattern NO_WORD = Pattern.compile("[^a-z0-9_]+");

    /** Words of statements that read the catalog, or a table by a computed name. */
    private static final Set<String> ASKING = Set.of(
            "show", "information_schema", "duckdb_tables", "duckdb_views", "duckdb_columns", "query", "query_table");

    static Mentions of(String sql) {
        Set<String> words = words(sql);
        boolean all = words.stream().anyMatch(ASKING::contains);
        List<String> views = SqlScripts.VIEWS.stream()
                .filter(view -> all || words.contains(view))
                .toList();
        for (String view : views) {
            words.addAll(words(SqlScripts.view(view)));
        }
        Set<LedgerTable> tables = EnumSet.noneOf(LedgerTable.class);
        for (LedgerTable table : LedgerTable.values()) {
            if (all || words.contains(table.tableName())) {
                tables.add(table);
            }
        }
        return new Mentions(tables, views);
    }

    private static Set<String> words(String sql) {
        return new HashSet<>(List.of(NO_WORD.split(sql.toLowerCase(Locale.ROOT))));
    }
}
