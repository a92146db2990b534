package io.bedrockledger.cli;

import io.bedrockledger.warehouse.SqlResult;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ledger sql}: any question to the tables, read-only, also while a run is under way. */
@Command(
        name = "sql",
        description = {
            "Asks the tables a question in SQL; read-only, also while a run is under way.",
            "",
            "Tables: invocations, daily_costs, daily_cost_legs, daily_prompts, daily_outcomes, daily_latencies, prompt_texts, prices, repricings, findings, budgets, alerts, mails, declarations, log_objects, log_days,"
                    + " rejected_records, duplicate_records, runs.",
            "Views: cost_by_workflow, cost_by_prompt, cost_by_team, cost_by_model, unattributed, unpriced, compliance, coverage, coverage_steps,"
                    + " attribution_trust, named_calls, prompts, prompt_versions."
        },
        footerHeading = "%nExamples%n",
        footer = {
            "  ./ledger sql \"SELECT team, sum(list_cost_usd) AS usd FROM daily_costs GROUP BY team ORDER BY 2 DESC\"",
            "  ./ledger sql --format csv \"SELECT * FROM cost_by_prompt\" > prompts.csv"
        })
final class SqlCommand implements Callable<Integer> {

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "table, csv (with a header; NULL is empty) or json (an array of objects). Default: table.")
    private SqlFormat format = SqlFormat.TABLE;

    @Option(names = "--engine", paramLabel = "ENGINE", description = "What answers: duckdb. Default: duckdb.")
    private Engine engine = Engine.DUCKDB;

    @Parameters(paramLabel = "SQL", description = "One SELECT statement, in quotes.")
    private String statement = "";

    @ArgGroup(validate = false, heading = CommonOptions.HEADING)
    private CommonOptions common = new CommonOptions();

    private final Console console;

    SqlCommand(Console console) {
        this.console = console;
    }

    /** What answers. */
    enum Engine {
        DUCKDB
    }

    @Override
    public Integer call() throws IOException {
        // Not closed: closing it would close standard output for the rest of the process.
        Writer out = new BufferedWriter(new OutputStreamWriter(console.out(), StandardCharsets.UTF_8));
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
