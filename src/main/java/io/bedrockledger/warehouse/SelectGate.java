package io.bedrockledger.warehouse;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lets one select statement through that only reads, as DuckDB's own parser understands it.
 *
 * <p>DuckDB's lock on paths is not enough: a file that may be read may be written as well, and a common table
 * expression may hold a copy or an insert.
 */
final class SelectGate {

    private static final String PARSE = "select j, json_extract_string(j, '$.error_message'),"
            + " json_array_length(j, '$.statements') from (select json_serialize_sql(?)::json as j)";

    /** The kind of a node in the parsed statement; a quote inside a text of the statement is escaped and never matches. */
    private static final Pattern NODE = Pattern.compile("\"type\":\"([A-Z_]+_NODE)\"");

    private static final Set<String> READING =
            Set.of("SELECT_NODE", "SET_OPERATION_NODE", "RECURSIVE_CTE_NODE", "CTE_NODE");

    /** A function that stands where a table does, by its name, which is the first one in its node. */
    private static final Pattern TABLE_FUNCTION =
            Pattern.compile("\"type\":\"TABLE_FUNCTION\".*?\"function_name\":\"([^\"]*)\"");

    /** Of the engine's table functions those that make rows of nothing; others read files or run statements of their own. */
    private static final Set<String> HARMLESS = Set.of("unnest", "range", "generate_series");

    private static final String NO_SELECT = "Only SELECT";

    private SelectGate() {}

    /**
     * Parses a statement without running it.
     *
     * @throws SqlException when it is no select, several, does more than read, or does not parse
     */
    static void check(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PARSE)) {
            statement.setString(1, sql);
            try (ResultSet answer = statement.executeQuery()) {
                answer.next();
                String error = answer.getString(2);
                if (error != null && !error.startsWith(NO_SELECT)) {
                    throw new SqlException(error);
                }
                if (error != null || answer.getLong(3) != 1 || !onlyReads(answer.getString(1))) {
                    throw new SqlException("[sql] a statement must be one select that only reads; it is another or"
                            + " several; the tables are changed by runs alone");
                }
            }
        }
    }

    private static boolean onlyReads(String parsed) {
        Matcher nodes = NODE.matcher(parsed);
        boolean found = false;
        while (nodes.find()) {
            found = true;
            if (!READING.contains(nodes.group(1))) {
                return false;
            }
        }
        return found && callsHarmlessTables(parsed);
    }

    private static boolean callsHarmlessTables(String parsed) {
        Matcher functions = TABLE_FUNCTION.matcher(parsed);
        while (functions.find()) {
            if (!HARMLESS.contains(functions.group(1).toLowerCase(Locale.ROOT))) {
                return false;
            }
        }
        return true;
    }
}
