package io.bedrockledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ExplainCommandTest {

    @Test
    void anExactCostIsToldLegByLeg() {
        assertThat(explained(SmallLedger.PRICED)).isEqualTo("""
                        Tue 3 Nov 2026 09:15:00 UTC   reply-draft, support   OK in 6.31 s   $0.0042625, exact

                          Where    AWSLogs/111122223333/BedrockModelInvocationLogs/
                                   us-east-1/2026/11/03/10/20261103T100000000Z_00.json.gz   line 1
                          Whose    METADATA    requestMetadata.workflow = reply-draft
                          Caller   reply-service, session reply-1
                          Prompt   METADATA    draft-reply v8
                          Model    anthropic.claude-haiku-4-5-20251001-v1:0, geo route, tier standard; counts: ENVELOPE
                          Assumed  the price of every commercial region: the book has none of us-east-1 alone
                          Book     price book BOOK, rules RULES, run RUN

                          Leg          Tokens   x   USD per million   =              USD   Price
                          input         1,590                  1.10       0.001749000000   #1
                          cache read    1,300                  0.11       0.000143000000   #1
                          output          431                  5.50       0.002370500000   #1
                          total         3,321                             0.004262500000   PRICED

                          #1   anthropic.claude-haiku-4-5-20251001-v1:0/geo/*/standard/2025-10-15/2026-11-24
                               AWS, Amazon Bedrock pricing page, aws.amazon.com/bedrock/pricing, holds since 2025-10-15, recorded
                               2026-11-24, checked 2026-07-24
                        """);
    }

    @Test
    void anAmbiguousCostHasAFloorAndACeiling() {
        assertThat(explained(SmallLedger.BOUNDED))
                .startsWith("Tue 3 Nov 2026 09:15:00 UTC   not attributed   OK   $0.00408 to $0.00633\n")
                .contains("""
                          Cost     BOUNDED, CACHE_TTL_UNKNOWN: nothing tells how long the cache writes were to live, and longer is
                                   dearer
                        """, """
                          Leg           Tokens   x   USD per million   =              USD   Price
                          input             10                  3.00       0.000030000000   #1
                          cache write    1,000                  3.75       0.003750000000   #1
                          output            20                 15.00       0.000300000000   #1
                          at least       1,030                             0.004080000000   BOUNDED
                          at most                                          0.006330000000
                        """);
    }

    @Test
    void aCostThatIsKnownInPartIsNoWhole() {
        assertThat(explained(SmallLedger.PARTIALLY_PRICED))
                .startsWith("Tue 3 Nov 2026 09:15:00 UTC   not attributed   OK   $0.0009 or more\n")
                .contains(
                        "  Cost     PARTIALLY_PRICED, MISSING_LEG: the price book has no price for a part of the call\n")
                .contains("  at least      110                             0.000900000000   PARTIALLY_PRICED\n")
                .doesNotContain("at most");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    00000000-0000-4000-8000-000000000003 | OK    | no price                      | UNPRICED, UNKNOWN_MODEL: the price book has no such model | 1,000 input, 1 output
                    00000000-0000-4000-8000-000000000004 | ERROR | $0, not billed by the model   | NOT_BILLED: the call failed                               |
                    00000000-0000-4000-8000-000000000006 | OK    | paid for by a commitment      | COMMITTED: paid for by the hour or the month, not by the call | 30 input, 5 output
                    """)
    void aCallWithoutLegsSaysWhy(String id, String status, String cost, String why, String tokens) {
        assertThat(explained(id))
                .startsWith("Tue 3 Nov 2026 09:15:00 UTC   not attributed   " + status + "   " + cost + "\n")
                .contains("  Whose    NONE        no metadata, no profile and no rule of jobs/workflows.yaml tells\n")
                .contains("  Cost     " + why + "\n" + (tokens == null ? "" : "  Tokens   " + tokens + "\n"))
                .doesNotContain("Leg");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                SmallLedger.PRICED,
                SmallLedger.BOUNDED,
                SmallLedger.UNPRICED,
                SmallLedger.NOT_BILLED,
                SmallLedger.PARTIALLY_PRICED,
                SmallLedger.COMMITTED
            })
    void noLineIsWiderThanAScreen(String id) {
        assertThat(explained(id).lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(110));
    }

    @Test
    void jsonHasTheRowAndLegsThatAddUpToIt() {
        JsonNode call = json(SmallLedger.PRICED);

        assertThat(call.get("request_id").asString()).isEqualTo(SmallLedger.PRICED);
        assertThat(call.get("input_tokens").asLong()).isEqualTo(1590);
        assertThat(call.get("list_cost_usd").asString()).isEqualTo("0.004262500000");
        assertThat(call.get("request_metadata").get("prompt_version").asString())
                .isEqualTo("8");
        assertThat(call.get("legs_current").asBoolean()).isTrue();
        assertThat(call.get("legs")
                        .valueStream()
                        .map(leg -> new BigDecimal(leg.get("usd").asString()))
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualTo("0.004262500000");
        assertThat(call.get("legs").get(1).get("leg").asString()).isEqualTo("CACHE_READ");
        assertThat(call.get("legs").get(1).get("price_usd").asString()).isEqualTo("0.110000");
    }

    @Test
    void jsonLeavesOutWhatIsNotKnown() {
        JsonNode call = json(SmallLedger.UNPRICED);

        assertThat(call.has("list_cost_usd")).isFalse();
        assertThat(call.has("workflow")).isFalse();
        assertThat(call.get("pricing_reason").asString()).isEqualTo("UNKNOWN_MODEL");
        assertThat(call.get("legs").isEmpty()).isTrue();
    }

    @Test
    void anUnknownRequestIsAFailureThatSaysWhereToLook() {
        Terminal terminal = SmallLedger.ask("explain", "no-such-id");

        assertThat(terminal.exit()).isEqualTo(1);
        assertThat(terminal.out()).isEmpty();
        assertThat(terminal.err())
                .isEqualTo(
                        "[no-such-id] a request is explained from its row in invocations; there is none; "
                                + "see `./ledger status` up to when the data goes, and rejected_records for what could not be read\n");
    }

    @Test
    void aQuoteInAnIdIsTextAndNoSql() {
        assertThat(SmallLedger.ask("explain", "x' or '1'='1").exit()).isEqualTo(1);
    }

    private static JsonNode json(String id) {
        Terminal terminal = SmallLedger.ask("explain", id, "--format", "json");
        assertThat(terminal.exit()).isZero();
        return JsonMapper.shared().readTree(terminal.out());
    }

    /** The text, with what differs from run to run masked. */
    private static String explained(String id) {
        Terminal terminal = SmallLedger.ask("explain", id);
        assertThat(terminal.err()).isEmpty();
        assertThat(terminal.exit()).isZero();
        return terminal.out()
                .replaceAll("price book \\S+, rules \\S+, run \\S+", "price book BOOK, rules RULES, run RUN");
    }
}
