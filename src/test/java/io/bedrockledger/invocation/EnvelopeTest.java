package io.bedrockledger.invocation;

import static io.bedrockledger.invocation.Reading.counted;
import static io.bedrockledger.invocation.Reading.invocation;
import static io.bedrockledger.invocation.Reading.record;
import static io.bedrockledger.invocation.Reading.rejected;
import static io.bedrockledger.invocation.Reading.withBodies;
import static org.assertj.core.api.Assertions.assertThat;

import io.bedrockledger.invocation.Invocation.BodyLocation;
import io.bedrockledger.invocation.Invocation.Status;
import io.bedrockledger.invocation.ReportedTokens.Source;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvelopeTest {

    private static final FolderIdentity FOLDER =
            new FolderIdentity("111122223333", "us-east-1", LocalDate.parse("2025-11-03"));

    @Test
    void everyFieldIsRead() {
        Invocation call = invocation(counted("r-1")
                .replace(
                        "\"operation\"",
                        "\"inferenceRegion\":\"us-west-2\",\"identity\":{\"arn\":\"arn:aws:iam::1:user/u\"},"
                                + "\"requestMetadata\":{\"team\":\"edu\",\"n\":3,\"b\":true,\"x\":null,\"o\":{}},\"operation\"")
                .replace(
                        "\"inputTokenCount\":11",
                        "\"inputTokenCount\":11,\"cacheReadInputTokenCount\":17,\"cacheWriteInputTokenCount\":0"));
        assertThat(call.requestId()).isEqualTo("r-1");
        assertThat(call.accountId()).isEqualTo("111122223333");
        assertThat(call.region()).isEqualTo("us-east-1");
        assertThat(call.invokedAt()).isEqualTo(Instant.parse("2025-11-03T10:00:00Z"));
        assertThat(call.operation()).isEqualTo("InvokeModel");
        assertThat(call.modelId()).isEqualTo("m");
        assertThat(call.inferenceRegion()).isEqualTo("us-west-2");
        assertThat(call.principalArn()).isEqualTo("arn:aws:iam::1:user/u");
        assertThat(call.requestMetadata()).isEqualTo(Map.of("team", "edu", "n", "3", "b", "true"));
        assertThat(call.tokens()).isEqualTo(new ReportedTokens(11L, 17L, 0L, null, null, 13L, false, Source.ENVELOPE));
        assertThat(call.status()).isEqualTo(Status.OK);
        assertThat(call.outputBody()).isEqualTo(BodyLocation.ABSENT);
        assertThat(call.bodySeen()).isFalse();
        assertThat(call.shape()).isEqualTo(Shape.UNKNOWN);
    }

    @Test
    void missingStaysDistinctFromZero() {
        assertThat(invocation(record("r", "", "")).tokens()).isEqualTo(ReportedTokens.ABSENT);
        assertThat(invocation(record("r", "\"inputTokenCount\":null", "")).tokens())
                .isEqualTo(ReportedTokens.ABSENT);
        assertThat(invocation(record("r", "\"inputTokenCount\":0", "")).tokens().input())
                .isZero();
    }

    @Test
    void withoutSchemaTypeTheThreeFieldsMakeARecord() {
        assertThat(invocation(counted("r").replace("\"schemaType\":\"ModelInvocationLog\",", ""))
                        .requestId())
                .isEqualTo("r");
    }

    @Test
    void theLastOfTwoEqualKeysHolds() {
        assertThat(invocation(counted("r").replace("\"modelId\":\"m\"", "\"modelId\":\"m\",\"modelId\":\"n\""))
                        .modelId())
                .isEqualTo("n");
    }

    @Test
    void escapedKeysAreRecognised() {
        assertThat(invocation(counted("r").replace("requestId", "req\\u0075estId"))
                        .requestId())
                .isEqualTo("r");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"requestId\":\"r\"| \"requestId\":null| MISSING_FIELD| requestId: null",
                "\"requestId\":\"r\"| \"other\":1| MISSING_FIELD| requestId: absent",
                "\"requestId\":\"r\"| \"requestId\":\"\"| MISSING_FIELD| requestId: string of 0 bytes",
                "\"requestId\":\"r\"| \"requestId\":7| WRONG_TYPE| requestId: number of 1 characters",
                "\"modelId\":\"m\"| \"modelId\":{}| WRONG_TYPE| modelId: object of 2 bytes",
                "\"accountId\":\"111122223333\"| \"accountId\":111122223333| WRONG_TYPE| accountId: number of 12 characters",
                "\"region\":\"us-east-1\"| \"region\":[]| WRONG_TYPE| region: array of 2 bytes",
                "\"timestamp\":\"2025-11-03T10:00:00Z\"| \"timestamp\":1762164000| WRONG_TYPE| timestamp: number of 10 characters",
                "2025-11-03T10:00:00Z| 2025-11-03 10:00:00| BAD_TIMESTAMP| timestamp: string of 19 bytes",
                "2025-11-03T10:00:00Z| 2025-02-30T10:00:00Z| BAD_TIMESTAMP| timestamp: string of 20 bytes",
                "2025-11-03T10:00:00Z| +99999-11-03T10:00:00Z| BAD_TIMESTAMP| timestamp: string of 22 bytes",
                "2025-11-03T10:00:00Z| 2016-12-31T23:59:60Z| BAD_TIMESTAMP| timestamp: string of 20 bytes",
                "2025-11-03T10:00:00Z| 0000-01-01T00:00:00Z| BAD_TIMESTAMP| timestamp: string of 20 bytes",
                "2025-11-03T10:00:00Z| 2022-12-31T23:59:59Z| BAD_TIMESTAMP| timestamp: string of 20 bytes",
                "2025-11-03T10:00:00Z| 2025-11-03T10:00:00| BAD_TIMESTAMP| timestamp: string of 19 bytes",
                "\"requestId\":\"r\"| \"requestId\":\"r\\u001b[2J\"| BAD_TEXT| requestId: string of 10 bytes",
                "\"modelId\":\"m\"| \"modelId\":\"\u0085\"| BAD_TEXT| modelId: string of 2 bytes",
                "\"modelId\":\"m\"| \"modelId\":\"m\",\"errorCode\":7| WRONG_TYPE| errorCode: number of 1 characters",
                "ModelInvocationLog| Another| NOT_AN_INVOCATION| schemaType: string of 7 bytes",
                "\"inputTokenCount\":11| \"inputTokenCount\":\"11\"| WRONG_TYPE| inputTokenCount: string of 2 bytes",
                "\"inputTokenCount\":11| \"inputTokenCount\":-11| NEGATIVE_TOKENS| inputTokenCount: number of 3 characters",
                "\"inputTokenCount\":11| \"inputTokenCount\":5.5| NUMBER_OUT_OF_RANGE| inputTokenCount: number of 3 characters",
                "\"inputTokenCount\":11| \"inputTokenCount\":9223372036854775808| NUMBER_OUT_OF_RANGE| inputTokenCount: number of 19 characters",
                "\"inputTokenCount\":11| \"inputTokenCount\":1000000001| NUMBER_OUT_OF_RANGE| inputTokenCount: number of 10 characters",
                "\"inputTokenCount\":11| \"inputTokenCount\":1e999999999| NUMBER_OUT_OF_RANGE| inputTokenCount: number of 11 characters",
                "\"inputTokenCount\":11| \"cacheReadInputTokenCount\":-1| NEGATIVE_TOKENS| cacheReadInputTokenCount: number of 2 characters",
                "\"inputTokenCount\":11| \"cacheWriteInputTokenCount\":[]| WRONG_TYPE| cacheWriteInputTokenCount: array of 2 bytes",
                "\"outputTokenCount\":13| \"outputTokenCount\":true| WRONG_TYPE| outputTokenCount: boolean",
                "\"output\":{\"outputTokenCount\":13}| \"output\":\"x\"| WRONG_TYPE| output: string of 1 bytes",
            })
    void aWrongFieldIsRejectedByName(String found, String replacement, RejectReason reason, String detail) {
        String record = counted("r");
        assertThat(record).contains(found);
        Rejected rejected = rejected(record.replace(found, replacement));
        assertThat(rejected.reason()).isEqualTo(reason);
        assertThat(rejected.detail()).isEqualTo(detail);
    }

    @ParameterizedTest
    @CsvSource({"12.0, 12", "1.2e1, 12", "1E3, 1000", "0.0, 0", "-0, 0", "1000000000, 1000000000"})
    void aWholeNumberMayBeWrittenInAnyForm(String written, long value) {
        assertThat(invocation(record("r", "\"inputTokenCount\":" + written, ""))
                        .tokens()
                        .input())
                .isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({"2025-11-03T12:00:00+02:00", "2025-11-03T10:00:00.999Z", "2025-11-03T10:00Z"})
    void aTimestampMayHaveAnOffsetOrAFraction(String timestamp) {
        assertThat(invocation(counted("r").replace("2025-11-03T10:00:00Z", timestamp))
                        .invokedAt())
                .isEqualTo(Instant.parse("2025-11-03T10:00:00Z"));
    }

    @Test
    void theFolderTellsWhatTheRecordLacks() {
        String record = counted("r").replace("\"accountId\":\"111122223333\",\"region\":\"us-east-1\",", "");
        assertThat(in(FOLDER, record)).isInstanceOfSatisfying(Invocation.class, call -> {
            assertThat(call.accountId()).isEqualTo("111122223333");
            assertThat(call.region()).isEqualTo("us-east-1");
        });
        assertThat(rejected(record).reason()).isEqualTo(RejectReason.MISSING_FIELD);
    }

    @Test
    void aRecordOfAnotherFolderIsMisplaced() {
        assertThat(in(FOLDER, counted("r"))).isInstanceOf(Invocation.class);
        assertThat(in(FOLDER, counted("r").replace("us-east-1", "eu-west-1")))
                .isEqualTo(new Rejected(
                        1,
                        RejectReason.MISPLACED,
                        "region must be that of the folder, us-east-1",
                        "region: another string of 9 bytes"));
        assertThat(in(FOLDER, counted("r").replace("111122223333", "999999999999")))
                .isInstanceOfSatisfying(
                        Rejected.class, r -> assertThat(r.reason()).isEqualTo(RejectReason.MISPLACED));
    }

    @Test
    void theEnvelopesCountsComeBeforeTheBodys() {
        String body = "{\"usage\":{\"inputTokens\":99,\"outputTokens\":98,\"cacheReadInputTokens\":17}}";
        Invocation call =
                invocation(record("r", "\"inputTokenCount\":11", "\"outputTokenCount\":13,\"outputBodyJson\":" + body));
        assertThat(call.tokens())
                .isEqualTo(new ReportedTokens(11L, 17L, null, null, null, 13L, false, Source.ENVELOPE));
    }

    @Test
    void aFailedCallIsAnError() {
        Invocation call =
                invocation(record("r", "", "").replace("\"operation\"", "\"errorCode\":\"Throttled\",\"operation\""));
        assertThat(call.status()).isEqualTo(Status.ERROR);
        assertThat(call.errorCode()).isEqualTo("Throttled");
    }

    @Test
    void aRequestThatAGuardrailStoppedDidNotRun() {
        String converse = "{\"stopReason\":\"guardrail_intervened\",\"usage\":{\"inputTokens\":0,\"outputTokens\":0},"
                + "\"trace\":{\"guardrail\":{\"inputAssessment\":{\"g\":{\"invocationMetrics\":{\"usage\":"
                + "{\"topicPolicyUnits\":1,\"contentPolicyUnits\":2,\"sensitiveInformationPolicyFreeUnits\":9}}}}}}}";
        Invocation call = invocation(withBodies("{}", converse));
        assertThat(call.status()).isEqualTo(Status.GUARDRAIL_INPUT_BLOCKED);
        assertThat(call.guardrailUnits()).isEqualTo(new GuardrailUnits(2, 1, 0, 0, 0, 0));
        String native_ = "{\"amazon-bedrock-guardrailAction\":\"INTERVENED\",\"amazon-bedrock-trace\":{\"guardrail\":"
                + "{\"input\":{\"g\":{\"invocationMetrics\":{\"usage\":{\"wordPolicyUnits\":4,\"contextualGroundingPolicyUnits\":2,\"contentPolicyImageUnits\":3}}}}}}}";
        assertThat(invocation(withBodies("{}", native_)).status()).isEqualTo(Status.GUARDRAIL_INPUT_BLOCKED);
        assertThat(invocation(withBodies("{}", native_)).guardrailUnits())
                .isEqualTo(new GuardrailUnits(0, 0, 0, 2, 0, 3));
    }

    @Test
    void everyPolicyOfAGuardrailIsCountedByItselfOverInputAndOutput() {
        String usage = "{\"g\":{\"invocationMetrics\":{\"usage\":{\"topicPolicyUnits\":3,\"contentPolicyUnits\":5,"
                + "\"wordPolicyUnits\":7,\"sensitiveInformationPolicyUnits\":11,\"contextualGroundingPolicyUnits\":13,"
                + "\"automatedReasoningPolicyUnits\":17,\"automatedReasoningPolicies\":19,\"tonePolicyUnits\":23}}}}";
        Invocation call = invocation(withBodies(
                "{}",
                "{\"stopReason\":\"end_turn\",\"usage\":{\"inputTokens\":1,\"outputTokens\":1},\"trace\":{\"guardrail\":"
                        + "{\"inputAssessment\":" + usage + ",\"outputAssessments\":{\"g\":[" + usage + "]}}}}"));

        assertThat(call.guardrailUnits()).isEqualTo(new GuardrailUnits(10, 6, 22, 26, 34, 46));
    }

    @Test
    void aLookIntoTheWebIsOneRequestHoweverOftenTheModelSearched() {
        String search = "{\"toolUse\":{\"name\":\"nova_grounding\",\"type\":\"server_tool_use\",\"toolUseId\":\"t\"}}";
        Invocation grounded = invocation(withBodies(
                "{}", "{\"output\":{\"message\":{\"content\":[" + search + "," + search + ",{\"text\":\"x\"}]}}}"));
        Invocation streamed = invocation(withBodies("{}", "[{\"contentBlockStart\":{\"start\":" + search + "}}]"));
        Invocation own = invocation(
                withBodies("{}", "{\"output\":{\"message\":{\"content\":[{\"toolUse\":{\"name\":\"find_order\"}}]}}}"));

        assertThat(grounded.metered().groundedRequests()).isEqualTo(1);
        assertThat(streamed.metered().groundedRequests()).isEqualTo(1);
        assertThat(own.metered().groundedRequests()).isZero();
        assertThat(invocation(Reading.counted("r-1")).metered()).isEqualTo(Metered.UNKNOWN);
    }

    @Test
    void theTokensOfAnImageBesideATextAreNotTold() {
        Invocation drawn = invocation(withBodies(
                "{}", "{\"output\":{\"message\":{\"content\":[{\"image\":{\"format\":\"png\"}},{\"text\":\"x\"}]}}}"));
        Invocation written =
                invocation(withBodies("{}", "{\"output\":{\"message\":{\"content\":[{\"text\":\"x\"}]}}}"));

        assertThat(drawn.metered().imageOutputTokens()).isNull();
        assertThat(written.metered().imageOutputTokens()).isZero();
    }

    @Test
    void anAnswerThatAGuardrailReplacedDidRun() {
        String converse =
                "{\"stopReason\":\"guardrail_intervened\",\"usage\":{\"inputTokens\":70,\"outputTokens\":209}}";
        assertThat(invocation(withBodies("{}", converse)).status()).isEqualTo(Status.GUARDRAIL_OUTPUT_BLOCKED);
    }

    @Test
    void bodiesOfNoKnownFamilyAreHarmless() {
        for (String body : new String[] {"\"{\\\"usage\\\":{}}\"", "7", "[\"x\",[1]]", "true"}) {
            Invocation call = invocation(withBodies("{}", body));
            assertThat(call.outputBody()).isEqualTo(BodyLocation.INLINE);
            assertThat(call.bodySeen()).isFalse();
            assertThat(call.status()).isEqualTo(Status.NO_COUNTS);
        }
        assertThat(invocation(withBodies("{}", "{\"brand_new\":1}")).bodySeen()).isTrue();
    }

    @Test
    void aTierThatWasAskedForIsNoneThatWasServed() {
        String request = "{\"serviceTier\":{\"type\":\"flex\"},\"performanceConfig\":{\"latency\":\"optimized\"}}";
        Invocation untold = invocation(withBodies(request, "{\"usage\":{\"inputTokens\":1}}"));
        assertThat(untold.servedTier()).isNull();
        assertThat(untold.servedLatency()).isNull();
        assertThat(untold.bodySeen()).isTrue();
        Invocation told = invocation(
                withBodies(
                        request,
                        "{\"stopReason\":\"x\",\"serviceTier\":{\"type\":\"default\"},\"performanceConfig\":{\"latency\":\"standard\"}}"));
        assertThat(told.servedTier()).isEqualTo("default");
        assertThat(told.servedLatency()).isEqualTo("standard");
    }

    private static LogRecord in(FolderIdentity folder, String record) {
        return Reading.records(new ByteArrayInputStream(Reading.utf8(record)), folder, Limits.DEFAULT)
                .get(0);
    }
}
