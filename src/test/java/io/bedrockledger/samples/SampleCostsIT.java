package io.bedrockledger.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What a run makes of the committed sample: every call found and priced, and the stories visible in its money. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SampleCostsIT {

    /** One row a workflow, its list cost in each of the five weeks; nobody's has an empty name. */
    private static final String BY_WEEK = """
            select coalesce(workflow, '') workflow,
                   round(sum(list_cost_usd) filter (where weekofyear(usage_date) = 43), 2),
                   round(sum(list_cost_usd) filter (where weekofyear(usage_date) = 44), 2),
                   round(sum(list_cost_usd) filter (where weekofyear(usage_date) = 45), 2),
                   round(sum(list_cost_usd) filter (where weekofyear(usage_date) = 46), 2),
                   round(sum(list_cost_usd) filter (where weekofyear(usage_date) = 47), 2),
                   round(sum(list_cost_usd), 2)
            from daily_costs group by 1 order by 7 desc
            """;

    private final SampleLedger ledger;

    SampleCostsIT(@TempDir Path data) throws IOException {
        ledger = SampleLedger.in(data);
    }

    @AfterAll
    void close() {
        ledger.close();
    }

    @Test
    void everyCallIsFoundWithItsOwnerAndItsTokens() throws IOException {
        JsonNode expected = CommittedSample.expected().get("workflows");
        List<List<String>> rows = ledger.rows("""
                select coalesce(workflow, ''), count(*), sum(input_tokens), coalesce(sum(cache_read_tokens), 0),
                       coalesce(sum(cache_write_tokens), 0) + coalesce(sum(cache_write_1h_tokens), 0)
                               + coalesce(sum(cache_write_unknown_tokens), 0),
                       sum(output_tokens)
                from invocations group by 1 order by 1
                """);

        assertThat(rows).hasSize(expected.size());
        for (List<String> row : rows) {
            JsonNode share = expected.get(row.get(0));
            assertThat(row.subList(1, 6))
                    .as(row.get(0))
                    .containsExactly(
                            share.get("calls").toString(),
                            share.get("input_tokens").toString(),
                            share.get("cache_read_tokens").toString(),
                            share.get("cache_write_tokens").toString(),
                            share.get("output_tokens").toString());
        }
    }

    @Test
    void everyOwnerIsKnownInTheWayThatItsCallsTell() throws IOException {
        Map<String, Map<String, Integer>> expected = new TreeMap<>();
        CommittedSample.expected().get("workflows").properties().forEach(share -> {
            Map<String, Integer> grades = expected.computeIfAbsent(share.getKey(), name -> new TreeMap<>());
            share.getValue()
                    .get("calls_by_grade")
                    .properties()
                    .forEach(
                            grade -> grades.put(grade.getKey(), grade.getValue().asInt()));
        });
        Map<String, Map<String, Integer>> found = new TreeMap<>();
        ledger.rows("select coalesce(workflow, ''), attribution_grade, count(*) from invocations group by 1, 2")
                .forEach(row -> found.computeIfAbsent(row.get(0), name -> new TreeMap<>())
                        .put(row.get(1), Integer.valueOf(row.get(2))));

        assertThat(found).isEqualTo(expected);
    }

    @Test
    void theFewCallsWithoutAPriceAreThereOnPurpose() {
        assertThat(ledger.rows("""
                        select pricing_reason, count(*) from invocations
                        where pricing_status in ('UNPRICED', 'PARTIALLY_PRICED') group by 1 order by 1
                        """))
                .containsExactly(
                        List.of("MISSING_LEG", "2"),
                        List.of("NO_COUNTS", "1"),
                        List.of("UNKNOWN_MODEL", "6"),
                        List.of("UNRESOLVED_PROFILE", "3"));
    }

    /** To renew the table: copy the expected one from this test's message. */
    @Test
    void theReadmeHasTheCostOfEveryWeek() throws IOException {
        StringBuilder table = new StringBuilder();
        for (List<String> row : ledger.rows(BY_WEEK)) {
            String workflow = row.get(0).isEmpty() ? "nobody's" : row.get(0);
            table.append("| ").append(workflow).append(" | ");
            table.append(String.join(" | ", row.subList(1, 7))).append(" |\n");
        }

        assertThat(CommittedSample.readme()).contains(table);
    }

    @Test
    void theMoneyIsSpreadOverAllWorkflows() {
        Map<String, BigDecimal> percents = percents("coalesce(workflow, '')");

        assertThat(percents.remove("")).isBetween(new BigDecimal(2), new BigDecimal(5));
        assertThat(percents).hasSize(6);
        assertThat(percents.values())
                .allSatisfy(percent -> assertThat(percent).isBetween(new BigDecimal(5), new BigDecimal(35)));
    }

    @Test
    void aboutOnePercentOfTheMoneyIsOnlyBounded() {
        assertThat(percents("pricing_status").get("BOUNDED")).isBetween(new BigDecimal("0.5"), new BigDecimal("1.5"));
    }

    @Test
    void theDearerModelMovesItsWorkflow() {
        List<BigDecimal> weeks = weeks("reply-draft");

        assertThat(weeks.get(3)).isGreaterThan(weeks.get(2).multiply(new BigDecimal(3)));
        assertThat(weeks.get(1)).isLessThan(weeks.get(0).multiply(new BigDecimal("1.2")));
    }

    @Test
    void answersFromTheHandbookCostMoreEveryWeek() {
        List<BigDecimal> weeks = weeks("kb-answer");

        assertThat(weeks).isSorted();
        assertThat(weeks.get(4)).isGreaterThan(weeks.get(0).multiply(new BigDecimal("1.4")));
    }

    @Test
    void theRunawayLoopIsTheDearestDayOfItsWorkflowByFar() {
        List<List<String>> days = ledger.rows("""
                select usage_date, sum(list_cost_usd) from daily_costs
                where workflow = 'product-copy' group by 1 order by 2 desc limit 2
                """);

        assertThat(days.get(0).get(0)).isEqualTo("2026-11-14");
        assertThat(new BigDecimal(days.get(0).get(1)))
                .isGreaterThan(new BigDecimal(days.get(1).get(1)).multiply(new BigDecimal(5)));
    }

    @Test
    void theChangedPromptCostsMoreForEachText() {
        List<List<String>> before = ledger.rows(meanInput("invoked_at < timestamptz '2026-11-05 09:00:00+00'"));
        List<List<String>> after = ledger.rows(meanInput("invoked_at >= timestamptz '2026-11-05 09:00:00+00'"));

        assertThat(new BigDecimal(after.get(0).get(0))
                        .subtract(new BigDecimal(before.get(0).get(0))))
                .isGreaterThan(new BigDecimal(2000));
    }

    /** The strangers and the profile of the stories; the notebook is known and accepted. Nothing else is claimed. */
    @Test
    void theFindingsAreThoseOfTheStories() {
        assertThat(ledger.rows("""
                        select rank, kind, state, coalesce(principal, resource_id, workflow || ' in ' || environment, prompt),
                               round(list_cost_28d_usd, 6), calls_28d
                        from findings order by rank nulls last
                        """))
                .containsExactly(
                        List.of("1", "PROMPT_CHANGED_UNANNOUNCED", "OPEN", "product-copy", "21.316817", "752"),
                        List.of("2", "UNATTRIBUTED", "OPEN", "jonas.brandt@fernhill.example", "12.778405", "108"),
                        List.of("3", "PROMPT_ENVIRONMENTS_DIVERGE", "OPEN", "draft-reply", "0.059176", "91"),
                        List.of("4", "PROMPT_TWIN", "OPEN", "voice-check", "0.004652", "266"),
                        List.of("5", "PROMPT_TWIN", "OPEN", "tone-check", "0.004292", "306"),
                        List.of("6", "UNATTRIBUTED", "OPEN", "BedrockAPIKey-7hq2", "0.001869", "48"),
                        List.of(
                                "7",
                                "UNDECLARED_PROFILE",
                                "OPEN",
                                "arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/zz81h3t0p5cd",
                                "",
                                "3"),
                        List.of("", "OFF_ENVIRONMENT", "ACKNOWLEDGED", "kb-answer in research", "0.720522", "70"));
    }

    @Test
    void whatIsFoundOfAPromptSaysWhenWhereAndForHowMuch() {
        assertThat(ledger.rows("""
                        select prompt, coalesce(prompt_version, ''), coalesce(team, ''), coalesce(environment, ''), places, first_seen,
                               coalesce(evidence::json->>'changed_at', evidence::json->>'diverges_since', evidence::json->>'twins'),
                               coalesce(evidence::json->>'change_per_week_usd', '')
                        from findings where kind like 'PROMPT_%' order by kind, prompt
                        """))
                .containsExactly(
                        List.of(
                                "product-copy",
                                "4",
                                "",
                                "production",
                                "111122223333/eu-central-1",
                                "2026-11-05",
                                "2026-11-05 10:21 UTC",
                                "2.580247"),
                        List.of(
                                "draft-reply",
                                "7",
                                "",
                                "staging",
                                "444455556666/us-east-1",
                                "2026-11-11",
                                "2026-11-11 08:10 UTC",
                                "0.003532"),
                        List.of(
                                "tone-check",
                                "",
                                "support",
                                "",
                                "111122223333/us-east-1",
                                "2026-10-26",
                                "voice-check (shop)",
                                ""),
                        List.of(
                                "voice-check",
                                "",
                                "shop",
                                "",
                                "111122223333/eu-central-1",
                                "2026-10-26",
                                "tone-check (support)",
                                ""));
    }

    @Test
    void theSharesOfCoverageAreThoseOfTheCalls() {
        assertThat(ledger.rows("""
                        select scope, team, calls_28d, known_percent from coverage order by scope, team
                        """))
                .containsExactly(
                        List.of("ALL", "", "7357", "96.53"),
                        List.of("TEAM", "platform", "2585", "100.00"),
                        List.of("TEAM", "shop", "1882", "100.00"),
                        List.of("TEAM", "support", "2731", "100.00"),
                        List.of("TEAM", "", "159", "0.00"));
        assertThat(ledger.rows("""
                        select sum(metadata_usd + profile_usd + principal_usd + prompt_usd + none_usd - list_cost_28d_usd)
                        from coverage
                        """)).containsExactly(List.of("0.000000000000"));
    }

    @Test
    void theFirstStepOfCoverageIsTheDearestStranger() {
        List<List<String>> steps =
                ledger.rows("select step, principal, known_percent_after, next_step from coverage_steps");

        assertThat(steps)
                .extracting(step -> step.get(1))
                .containsExactly("jonas.brandt@fernhill.example", "BedrockAPIKey-7hq2", "ci-runner");
        // The later ones are less than a hundredth of a percent, on top of the first.
        assertThat(steps).extracting(step -> step.get(2)).containsOnly("100.00");
        assertThat(steps.get(0).get(3))
                .endsWith(": - {principal: 'jonas.brandt@fernhill.example', account: '111122223333'}");
    }

    @Test
    void whatACallerSaysOfItselfIsToldFromWhatItCannotForge() {
        assertThat(ledger.rows("""
                        select trust, workflow, principal, attribution_grade, sum(calls) from attribution_trust
                        where trust <> 'NONE' and attribution_grade <> 'METADATA' group by all order by all
                        """))
                .containsExactly(
                        List.of("CLAIMED", "kb-answer", "app-runtime", "PRINCIPAL", "746"),
                        List.of("PROVEN", "code-review", "ci-runner", "PROFILE", "302"),
                        List.of("PROVEN", "review-digest", "nightly-digest", "PRINCIPAL", "499"));
        assertThat(ledger.rows("select distinct trust from attribution_trust where attribution_grade = 'METADATA'"))
                .containsExactly(List.of("CLAIMED"));
    }

    @Test
    void theMoneyOfComplianceIsAllTheMoney() {
        assertThat(ledger.rows("select sum(calls), sum(list_cost_usd) from compliance"))
                .isEqualTo(ledger.rows("select sum(calls), sum(list_cost_usd) from daily_costs"));
    }

    private static String meanInput(String when) {
        return "select cast(sum(input_tokens) / count(*) as bigint) from invocations"
                + " where prompt = 'product-copy' and body_location = 'INLINE' and session_name = 'catalogue-1' and "
                + when;
    }

    /** What was written and read, against the same tokens as plain input. */
    @Test
    void theLosingCacheCostsMoreThanNone() {
        List<List<String>> rows = ledger.rows("""
                select sum(cache_write_cost_usd) + sum(cache_read_cost_usd)
                       - 3.00 * (sum(cache_write_tokens) + sum(cache_read_tokens)) / 1000000
                from invocations where workflow = 'kb-answer' and region = 'eu-central-1'
                """);

        assertThat(new BigDecimal(rows.get(0).get(0))).isGreaterThan(new BigDecimal(5));
    }

    private Map<String, BigDecimal> percents(String dimension) {
        Map<String, BigDecimal> percents = new TreeMap<>();
        ledger.rows("select " + dimension + ", round(100 * sum(list_cost_usd) / (select sum(list_cost_usd) from"
                        + " invocations), 2) from invocations group by 1 having sum(list_cost_usd) > 0")
                .forEach(row -> percents.put(row.get(0), new BigDecimal(row.get(1))));
        return percents;
    }

    private List<BigDecimal> weeks(String workflow) {
        List<BigDecimal> weeks = new ArrayList<>();
        for (List<String> row : ledger.rows(BY_WEEK)) {
            if (row.get(0).equals(workflow)) {
                row.subList(1, 6).forEach(week -> weeks.add(new BigDecimal(week)));
            }
        }
        return weeks;
    }
}
