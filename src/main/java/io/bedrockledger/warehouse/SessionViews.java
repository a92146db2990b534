package io.bedrockledger.warehouse;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The tables of one database as views over planned files, column by field id; and the views of the program over them. */
final class SessionViews {

    private final Connection connection;
    private final PlannedFiles planned;

    /** What each table shows at the moment, by the condition of its part. */
    private final Map<LedgerTable, String> shown = new EnumMap<>(LedgerTable.class);

    /** The tables whose columns by field id a variable holds. */
    private final Set<LedgerTable> described = EnumSet.noneOf(LedgerTable.class);

    private final Set<String> views = new HashSet<>();

    SessionViews(Connection connection, PlannedFiles planned) {
        this.connection = connection;
        this.planned = planned;
    }

    /** Whether the files of every table that a question names are planned. */
    boolean mayShow(Question question) {
        return question.mentions().tables().stream().allMatch(table -> planned.holds(table, question.part(table)));
    }

    /** Makes the tables and views that a question names, each table the part of it that the question sees. */
    void show(Question question) throws SQLException {
        for (LedgerTable table : question.mentions().tables()) {
            Part part = question.part(table);
            if (!part.condition().equals(shown.get(table))) {
                DuckDb.execute(
                        connection,
                        "create or replace view " + table.tableName() + " as "
                                + select(table, planned.files(table, part)) + " where " + part.condition());
                shown.put(table, part.condition());
            }
        }
        for (String view : question.mentions().views()) {
            if (views.add(view)) {
                DuckDb.execute(connection, "create view " + view + " as " + SqlScripts.view(view));
            }
        }
    }

    private String select(LedgerTable table, List<Path> files) throws SQLException {
        if (files.isEmpty()) {
            String columns = table.columns().stream()
                    .map(c -> "cast(null as " + c.type().duckName() + ") as " + c.columnName())
                    .collect(Collectors.joining(", "));
            return "select * from (select " + columns + " where false)";
        }
        return "select * from read_parquet(" + DuckDb.list(files) + ", schema = " + schema(table)
                + ", hive_partitioning = false)";
    }

    /**
     * The table's columns by field id. A variable, which is made once: written out, the map is evaluated by every
     * statement anew, which takes longer than a small one.
     */
    private String schema(LedgerTable table) throws SQLException {
        String variable = "schema_of_" + table.tableName();
        if (described.add(table)) {
            String schema = table.columns().stream()
                    .map(c -> c.fieldId() + ": {name: '" + c.columnName() + "', type: '"
                            + c.type().duckName() + "', default_value: null}")
                    .collect(Collectors.joining(", "));
            DuckDb.execute(connection, "set variable " + variable + " = map {" + schema + "}");
        }
        return "getvariable('" + variable + "')";
    }
}
