package io.bedrockledger.cli;

import io.bedrockledger.ingest.ReattributedCalls;
import io.bedrockledger.ingest.ReattributionTotals;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** How a reattribution is told: a row for each workflow before and after. */
enum ReattributionFormat {
    /** For people. */
    TABLE {
        @Override
        void write(ReattributionTotals totals, boolean applied, PrintStream out) {
            totals.editions()
                    .forEach((edition, days) ->
                            out.println(Figures.counted(days, "log day") + " attributed by edition " + edition));
            if (totals.editions().isEmpty()) {
                out.println("Every log day has edition " + totals.edition() + "; nothing to change");
                return;
            }
            out.println(Figures.count(totals.moved()) + " of " + Figures.counted(totals.calls(), "call") + " "
                    + (applied ? "changed" : "would change") + " their workflow by edition " + totals.edition());
            if (totals.others() > 0) {
                out.println(Figures.counted(totals.others(), "call") + (totals.others() == 1 ? " keeps it" : " keep it")
                        + " and " + (applied ? "changed" : "would change") + " in team, environment or rule");
            }
            if (totals.untold() > 0) {
                out.println(Figures.counted(totals.untold(), "call")
                        + (totals.untold() == 1 ? " keeps its attribution" : " keep their attribution")
                        + ": the rows do not tell what the rules ask for");
            }
            if (!totals.entries().isEmpty()) {
                entries(totals, out);
            }
            if (!applied) {
                out.println();
                out.println("Nothing is written; --apply does it");
            }
        }
    },
    /** With a header; NULL is empty. */
    CSV {
        @Override
        void write(ReattributionTotals totals, boolean applied, PrintStream out) {
            out.print("from_workflow,to_workflow,calls,list_cost_usd\n");
            for (ReattributedCalls entry : totals.entries()) {
                out.print(String.join(
                                ",",
                                quoted(entry.key().fromWorkflow()),
                                quoted(entry.key().toWorkflow()),
                                String.valueOf(entry.calls()),
                                usd(entry.listCostUsd()))
                        + "\n");
            }
        }
    },
    /** An object with the totals and the rows. */
    JSON {
        @Override
        void write(ReattributionTotals totals, boolean applied, PrintStream out) {
            Map<String, Object> told = new LinkedHashMap<>();
            told.put("applied", applied);
            told.put("edition", totals.edition());
            told.put("log_days", totals.editions());
            told.put("calls", totals.calls());
            told.put("moved", totals.moved());
            told.put("others", totals.others());
            told.put("untold", totals.untold());
            told.put(
                    "changed_dates",
                    totals.changedDates().stream().map(Object::toString).toList());
            told.put("moved_usd", totals.movedUsd());
            told.put(
                    "entries",
                    totals.entries().stream().map(ReattributionFormat::row).toList());
            JsonMapper mapper = JsonMapper.builder()
                    .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                    .build();
            out.println(mapper.writeValueAsString(told));
        }
    };

    /** How a call's workflow is shown that nobody's rules know. */
    private static final String NOBODYS = "(nobody's)";

    /** Writes it. */
    abstract void write(ReattributionTotals totals, boolean applied, PrintStream out);

    private static void entries(ReattributionTotals totals, PrintStream out) {
        TextTable table =
                new TextTable(TextTable.Align.LEFT, TextTable.Align.LEFT, TextTable.Align.RIGHT, TextTable.Align.RIGHT);
        table.row("Workflow before", "after", "Calls", "USD");
        for (ReattributedCalls entry : totals.entries()) {
            table.row(
                    shown(entry.key().fromWorkflow()),
                    shown(entry.key().toWorkflow()),
                    Figures.count(entry.calls()),
                    usd(entry.listCostUsd()));
        }
        table.row("total", "", Figures.count(totals.moved()), usd(totals.movedUsd()));
        out.println();
        table.lines("  ").forEach(out::println);
    }

    private static Map<String, Object> row(ReattributedCalls entry) {
        Map<String, Object> row = new LinkedHashMap<>();
        Optional.ofNullable(entry.key().fromWorkflow()).ifPresent(workflow -> row.put("from_workflow", workflow));
        Optional.ofNullable(entry.key().toWorkflow()).ifPresent(workflow -> row.put("to_workflow", workflow));
        row.put("calls", entry.calls());
        row.put("list_cost_usd", entry.listCostUsd());
        return row;
    }

    private static String shown(@Nullable String workflow) {
        return workflow == null ? NOBODYS : workflow;
    }

    /** A workflow that the metadata told may be any text. */
    private static String quoted(@Nullable String workflow) {
        if (workflow == null) {
            return "";
        }
        boolean plain = workflow.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? workflow : '"' + workflow.replace("\"", "\"\"") + '"';
    }

    private static String usd(BigDecimal amount) {
        return amount.setScale(12).toPlainString();
    }
}
