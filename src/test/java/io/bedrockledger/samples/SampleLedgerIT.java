package io.bedrockledger.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedrockledger.ingest.RunTotals;
import io.bedrockledger.testing.LedgerFixture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A night over the sample logs makes the tables that the generator of the sample foretold. */
class SampleLedgerIT {

    /** The money of the sample, which its generator does not know; {@code -Dapprove} writes it anew. */
    private static final Path MONEY = Path.of("src/test/resources/golden/sample-money.txt");

    /** What the first call of a story is priced as, and why if it is not. */
    private static final Map<String, String> STATUSES = new TreeMap<>(Map.ofEntries(
            Map.entry("form-anthropic-call", "PRICED|"),
            Map.entry("form-anthropic-stream", "PRICED|"),
            Map.entry("form-cache-split-converse", "PRICED|"),
            Map.entry("form-cache-split-invoke", "PRICED|"),
            Map.entry("form-foundation-arn", "PRICED|"),
            Map.entry("form-in-region", "PRICED|"),
            Map.entry("form-nova", "PRICED|"),
            Map.entry("form-nova-stream", "PRICED|"),
            Map.entry("form-titan-embedding", "PRICED|"),
            Map.entry("form-failed", "NOT_BILLED|"),
            Map.entry("form-provisioned", "COMMITTED|"),
            Map.entry("form-unknown-model", "UNPRICED|UNKNOWN_MODEL"),
            Map.entry("profile-declared", "PRICED|"),
            Map.entry("profile-undeclared", "UNPRICED|UNRESOLVED_PROFILE"),
            Map.entry("blocked-input", "NOT_BILLED|"),
            Map.entry("blocked-output", "PRICED|"),
            Map.entry("blocked-without-counts", "NOT_BILLED|"),
            Map.entry("bodies-off", "BOUNDED|CACHE_TTL_UNKNOWN"),
            Map.entry("answer-offloaded", "PRICED|"),
            Map.entry("answer-missing", "BOUNDED|CACHE_TTL_UNKNOWN"),
            Map.entry("retries", "NOT_BILLED|"),
            Map.entry("twin-without-counts", "PRICED|")));

    @TempDir
    static Path data;

    private static LedgerFixture ledger;
    private static RunTotals totals;

    @BeforeAll
    static void night() throws IOException {
        ledger = LedgerFixture.open(data, CommittedSample.ROOT);
        totals = ledger.nightly("2026-10-19", "2026-11-23");
    }

    @AfterAll
    static void close() throws IOException {
        ledger.close();
    }

    @Test
    void everyObjectHasTheRecordsThatWereWrittenToIt() throws IOException {
        SortedMap<String, String> expected = new TreeMap<>();
        for (Map.Entry<String, JsonNode> object :
                CommittedSample.expected().get("objects").properties()) {
            expected.put(object.getKey(), tally(object.getValue()));
        }
        SortedMap<String, String> found = new TreeMap<>();
        ledger.rows("select log_key, record_count || '|' || invocation_count || '|' || duplicate_count || '|'"
                        + " || rejected_count from log_objects")
                .forEach(row -> found.put(row.substring(0, row.indexOf('|')), row.substring(row.indexOf('|') + 1)));

        assertThat(found).isEqualTo(expected);
        assertThat(totals.records() + "|" + totals.calls() + "|" + totals.duplicates() + "|" + totals.rejected())
                .isEqualTo(tally(CommittedSample.expected().get("total")));
    }

    private static String tally(JsonNode object) {
        return object.get("records") + "|" + object.get("invocations") + "|" + object.get("duplicates") + "|"
                + object.get("rejected");
    }

    @Test
    void aCardIsSupersededByALaterOneForTheSameCallsAlone() {
        String mode = "split_part(%1$s.rate_id, '/', 4)";
        assertThat(ledger.rows("select a.rate_id, b.rate_id from prices a join prices b on a.superseded_by = b.rate_id"
                        + " where a.model <> b.model or a.route <> b.route or a.region <> b.region"
                        + " or a.recorded >= b.recorded or " + mode.formatted("a") + " <> " + mode.formatted("b")))
                .isEmpty();
        assertThat(ledger.rows("select distinct rate_id from prices where superseded_by is not null"))
                .isNotEmpty();
    }

    @Test
    void everyWorkflowHasItsCallsAndTokens() throws IOException {
        List<String> expected = new ArrayList<>();
        for (Map.Entry<String, JsonNode> workflow :
                CommittedSample.expected().get("workflows").properties()) {
            JsonNode share = workflow.getValue();
            expected.add(workflow.getKey() + "|" + share.get("calls") + "|" + share.get("input_tokens") + "|"
                    + share.get("cache_read_tokens") + "|" + share.get("cache_write_tokens") + "|"
                    + share.get("output_tokens"));
        }

        assertThat(ledger.rows("select workflow, count(*), coalesce(sum(input_tokens), 0),"
                        + " coalesce(sum(cache_read_tokens), 0), sum(coalesce(cache_write_tokens, 0)"
                        + " + coalesce(cache_write_1h_tokens, 0) + coalesce(cache_write_unknown_tokens, 0)),"
                        + " coalesce(sum(output_tokens), 0) from invocations group by workflow"))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void everyWorkflowIsKnownByTheGradesThatTheGeneratorMeant() throws IOException {
        List<String> expected = new ArrayList<>();
        for (Map.Entry<String, JsonNode> workflow :
                CommittedSample.expected().get("workflows").properties()) {
            for (Map.Entry<String, JsonNode> grade :
                    workflow.getValue().get("calls_by_grade").properties()) {
                expected.add(workflow.getKey() + "|" + grade.getKey() + "|" + grade.getValue());
            }
        }

        assertThat(ledger.rows("select workflow, attribution_grade, count(*) from invocations group by all"))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void theFirstCallOfEveryStoryIsWhereTheStorySays() throws IOException {
        List<String> expected = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (JsonNode story : CommittedSample.expected().get("stories")) {
            ids.add("'" + story.get("request_id").asString() + "'");
            expected.add(story.get("request_id").asString() + "|"
                    + story.get("invoked_at").asString() + "|"
                    + story.get("account_id").asString() + "|"
                    + story.get("region").asString() + "|"
                    + story.get("workflow").asString());
        }

        assertThat(ledger.rows("select request_id, invoked_at, account_id, region, workflow from invocations"
                        + " where request_id in (" + String.join(", ", ids) + ")"))
                .containsExactlyInAnyOrderElementsOf(
                        expected.stream().distinct().toList());
    }

    @Test
    void theReturnsAgentHasTheRunsThatTheGeneratorMade() throws IOException {
        String runs =
                "from (select agent_run_id, min(workflow) as workflow, count(*) as calls, max(agent_step) as steps,"
                        + " count(distinct agent_step) as places, count(distinct usage_date) as days"
                        + " from invocations where agent_run_id is not null group by 1)";
        JsonNode stories = CommittedSample.expected().get("stories");
        String longest = stories.get("agent-long-run").get("request_id").asString();
        String overMidnight =
                stories.get("agent-over-midnight").get("request_id").asString();

        assertThat(ledger.row(
                        "select count(*), sum(calls), min(calls), max(calls), min(workflow), max(workflow) " + runs))
                .isEqualTo("213|1341|3|12|returns-agent|returns-agent");
        assertThat(ledger.row("select count(*) " + runs + " where calls = steps and calls = places"))
                .isEqualTo("213");
        assertThat(ledger.row("select count(*) " + runs + " where calls = 12")).isEqualTo("13");
        assertThat(ledger.row("select count(*) " + runs + " where days = 2")).isEqualTo("5");
        assertThat(ledger.rows("select agent_run_id, days " + runs + " where agent_run_id in ('" + longest + "', '"
                        + overMidnight + "') and calls = 12 order by days"))
                .containsExactly(longest + "|1", overMidnight + "|2");
    }

    @Test
    void everyFormHasItsPricingStatus() throws IOException {
        Map<String, String> statusById = new HashMap<>();
        ledger.rows("select request_id, pricing_status, pricing_reason from invocations")
                .forEach(
                        row -> statusById.put(row.substring(0, row.indexOf('|')), row.substring(row.indexOf('|') + 1)));
        Map<String, String> found = new TreeMap<>();
        JsonNode stories = CommittedSample.expected().get("stories");
        for (String story : STATUSES.keySet()) {
            found.put(story, statusById.get(stories.get(story).get("request_id").asString()));
        }

        assertThat(found).isEqualTo(STATUSES);
    }

    @Test
    void theMoneyIsWhatWasApproved() throws IOException {
        List<String> money = new ArrayList<>();
        money.add(ledger.row(
                "select 'total', count(*), sum(list_cost_usd), sum(list_cost_ceiling_usd)" + " from invocations"));
        money.addAll(ledger.rows("select 'status', pricing_status, pricing_reason, count(*), sum(list_cost_usd)"
                + " from invocations group by all order by all"));
        money.addAll(ledger.rows("select 'workflow', workflow, count(*), sum(list_cost_usd)"
                + " from invocations group by all order by all"));
        money.addAll(ledger.rows("select 'model', model, route, count(*), sum(list_cost_usd)"
                + " from invocations group by all order by all"));
        if (System.getProperty("approve") != null) {
            Files.createDirectories(MONEY.getParent());
            Files.writeString(MONEY, String.join("\n", money) + "\n", StandardCharsets.UTF_8);
        }

        assertThat(money).containsExactlyElementsOf(Files.readAllLines(MONEY));
    }
}
