package io.bedrockledger.warehouse;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The SQL that comes with the program, from {@code sql/} of the source tree; packaged, so that it always fits the code. */
public final class SqlScripts {

    /** The views, {@code sql/views/<name>.sql}, each the select that it stands for. */
    public static final List<String> VIEWS = List.of(
            "cost_by_workflow",
            "cost_by_prompt",
            "cost_by_team",
            "cost_by_model",
            "unattributed",
            "unpriced",
            "compliance",
            "coverage",
            "coverage_steps",
            "attribution_trust",
            "named_calls",
            "prompts",
            "prompt_versions");

    /** The checks, {@code sql/checks/<name>.sql}, each a select that must return no row. */
    public static final List<String> CHECKS = List.of(
            "check_receipts_add_up",
            "check_receipts_invocations",
            "check_receipts_rejected",
            "check_receipts_duplicates",
            "check_request_ids_unique",
            "check_legs_add_up",
            "check_no_negatives",
            "check_statuses",
            "check_legs_repeat_the_price",
            "check_daily_costs",
            "check_daily_cost_legs",
            "check_daily_prompts",
            "check_daily_outcomes",
            "check_daily_latencies");

    private SqlScripts() {}

    /** The text of a view. */
    public static String view(String name) {
        return read("views/" + name + ".sql");
    }

    /** The text of a check. */
    public static String check(String name) {
        return read("checks/" + name + ".sql");
    }

    /** The text of a question of the weekly report. */
    public static String report(String name) {
        return read("report/" + name + ".sql");
    }

    /** The text of a roll-up. */
    public static String rollUp(String name) {
        return read("rollups/" + name + ".sql");
    }

    /** The text of a detector: a select that returns a row for each finding of one kind. */
    public static String finding(String name) {
        return read("findings/" + name + ".sql");
    }

    /** The text of what the watch over budgets and spikes reads. */
    public static String watch(String name) {
        return read("watch/" + name + ".sql");
    }

    private static String read(String path) {
        try (InputStream in = SqlScripts.class.getResourceAsStream("/sql/" + path)) {
            if (in == null) {
                throw new IllegalArgumentException("[sql/" + path + "] the script must be packaged; it is not");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("[sql/" + path + "] the script must be readable; it is not", e);
        }
    }
}
