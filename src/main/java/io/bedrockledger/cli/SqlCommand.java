package io.bedrockledger.cli;

import io.bedrockledger.warehouse.SqlResult;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ledger sql}: any question to the tables, read-only, also while a run is under way. */
@Command(
        name = "sql",
        mixinStandardHelpOptions = true,
        description = {
            "Asks the tables a question in SQL; read-only, also while a run is under way.",
            "",
            "Tables: invocations, daily_costs, log_objects, log_days, rejected_records, runs.",
            "Views: cost_by_workflow, cost_by_prompt, cost_by_team, cost_by_model, unattributed, unpriced."
        },
        footerHeading = "%nExample%n",
        footer = {
            "  ./ledger sql \"SELECT workflow, sum(list_cost_usd) AS usd FROM daily_costs GROUP BY ALL ORDER BY usd DESC\"",
            "  ./ledger sql --format csv \"SELECT * FROM cost_by_prompt\" > prompts.csv"
        })
final class SqlCommand implements Callable<Integer> {

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "table, csv (with a header, NULL is empty) or json (an array of objects); default: table.")
    private SqlFormat format = SqlFormat.TABLE;

    @Option(names = "--engine", paramLabel = "ENGINE", description = "duckdb; default: duckdb.")
    private Engine engine = Engine.DUCKDB;

    @Parameters(paramLabel = "SQL", description = "One SELECT statement.")
    private String statement = "";

    /** What answers. */
    enum Engine {
        DUCKDB
    }

    @Override
    public Integer call() throws IOException {
        // Not closed: closing it would close standard output for the rest of the process.
        Writer out = new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8));
        try (Reader reader = Reader.open(common);
                SqlResult result = switch (engine) {
                    case DUCKDB -> reader.engine().query(statement);
                }) {
            format.write(result, out);
        } finally {
            out.flush();
        }
        return Failures.DONE;
    }
}
