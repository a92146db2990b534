package io.bedrockledger.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedrockledger.SharedData;
import io.bedrockledger.testing.LedgerFixture;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two weeks of traffic whose every call has a known cost. */
class TrafficLedgerIT {

    private static final int COST_DIGITS = 12;

    @TempDir
    Path data;

    @Test
    void everyCallHasTheTokensTheCostAndTheWorkflowOfTheTruth() throws IOException {
        Path traffic = SharedData.require("data/traffic");
        List<String> truth = truth(traffic.resolve("truth.jsonl.gz"));

        try (LedgerFixture ledger = LedgerFixture.open(data, traffic)) {
            RunTotals totals = ledger.nightly("2025-11-01", "2025-11-30");

            assertThat(ledger.rows("select request_id, workflow, input_tokens, output_tokens, list_cost_usd,"
                            + " pricing_status from invocations"))
                    .containsExactlyInAnyOrderElementsOf(truth);
            assertThat(ledger.row("select count(*), sum(list_cost_usd), sum(list_cost_ceiling_usd) from invocations"))
                    .isEqualTo("2327|23.911909500000|23.911909500000");
            assertThat(ledger.row("select sum(calls), sum(list_cost_usd) from daily_costs"))
                    .isEqualTo("2327|23.911909500000");
            assertThat(totals.records()).isEqualTo(2_327);
            assertThat(totals.duplicates() + totals.rejected()).isZero();
        }
    }

    /** Two runs that begin with the same messages at one time may be exchanged where nothing tells them apart; here none is. */
    @Test
    void everyCallOfAnAgentIsInTheRunThatItSays() throws IOException {
        Path traffic = SharedData.require("data/traffic");
        SortedMap<String, String> truth = runs(traffic.resolve("truth.jsonl.gz"));
        Map<String, String> first = new HashMap<>();
        SortedMap<String, String> found = new TreeMap<>();

        try (LedgerFixture ledger = LedgerFixture.open(data, traffic)) {
            ledger.nightly("2025-11-01", "2025-11-09");
            ledger.nightly("2025-11-10", "2025-11-30");

            for (String row : ledger.rows(
                    "select request_id, agent_run_id, agent_step from invocations order by invoked_at, agent_step")) {
                String[] call = row.split("\\|", -1);
                String run = truth.get(call[0]);
                if (run != null) {
                    found.put(call[0], first.getOrDefault(call[1], run) + " by " + call[1]);
                    first.putIfAbsent(call[1], run);
                } else {
                    assertThat(call[1]).isEmpty();
                }
            }
        }
        SortedMap<String, String> expected = new TreeMap<>();
        Map<String, String> named = new HashMap<>();
        first.forEach((id, run) -> named.putIfAbsent(run, id));
        truth.forEach((request, run) -> expected.put(request, run + " by " + named.get(run)));
        assertThat(found).hasSize(603).isEqualTo(expected);
        assertThat(first).hasSize(50);
    }

    private static SortedMap<String, String> runs(Path file) throws IOException {
        SortedMap<String, String> runs = new TreeMap<>();
        for (JsonNode call : calls(file)) {
            if (call.get("source").asString().equals("tau-bench")) {
                runs.put(call.get("request_id").asString(), call.get("run").asString());
            }
        }
        return runs;
    }

    private static List<JsonNode> calls(Path file) throws IOException {
        JsonMapper json = new JsonMapper();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return lines.lines().map(json::readTree).toList();
        }
    }

    private static List<String> truth(Path file) throws IOException {
        List<String> truth = new ArrayList<>();
        for (JsonNode call : calls(file)) {
            truth.add(call.get("request_id").asString() + "|"
                    + (call.get("workflow").isNull() ? "" : call.get("workflow").asString()) + "|"
                    + call.get("input_tokens").asLong() + "|"
                    + call.get("output_tokens").asLong() + "|"
                    + new BigDecimal(call.get("cost_usd").asString())
                            .setScale(COST_DIGITS)
                            .toPlainString()
                    + "|PRICED");
        }
        return truth;
    }
}
