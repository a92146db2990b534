package io.bedrockledger.invocation;

import static io.bedrockledger.invocation.Reading.counted;
import static io.bedrockledger.invocation.Reading.invocation;
import static io.bedrockledger.invocation.Reading.record;
import static io.bedrockledger.invocation.Reading.rejected;
import static io.bedrockledger.invocation.Reading.withBodies;
import static org.assertj.core.api.Assertions.assertThat;

import io.bedrockledger.invocation.Invocation.BodyLocation;
import io.bedrockledger.invocation.Invocation.Status;
import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Values that no honest writer sends: what they cost is one record, or nothing at all. */
class HostileEnvelopeTest {

    private static final FolderIdentity FOLDER =
            new FolderIdentity("111122223333", "us-east-1", LocalDate.parse("2025-11-03"));

    @Test
    void aCallIsNotLaterThanTheDayAfterItsFolder() {
        String record = counted("r");
        assertThat(in(FOLDER, record.replace("2025-11-03T10", "2025-11-04T23"))).isInstanceOf(Invocation.class);
        assertThat(in(FOLDER, record.replace("2025-11-03T10", "2024-01-01T00"))).isInstanceOf(Invocation.class);
        assertThat(in(FOLDER, record.replace("2025-11-03T10:00:00Z", "2025-11-05T00:00:00Z")))
                .isEqualTo(new Rejected(
                        1,
                        RejectReason.BAD_TIMESTAMP,
                        "timestamp must be at most a day after that of the folder, 2025-11-03",
                        "timestamp: string of 20 bytes"));
    }

    @Test
    void whatIdentifiesACallIsOfABoundedLength() {
        assertThat(invocation(counted("r".repeat(2_048))).requestId()).hasSize(2_048);
        Rejected rejected = rejected(counted("r".repeat(2_049)));
        assertThat(rejected.reason()).isEqualTo(RejectReason.BAD_TEXT);
        assertThat(rejected.detail()).isEqualTo("requestId: string of 2049 bytes");
        assertThat(rejected(counted("r").replace("\"m\"", "\"" + "m".repeat(1 << 20) + "\""))
                        .detail())
                .isEqualTo("modelId: string of 1048576 bytes");
    }

    @Test
    void whatOnlyDescribesACallIsLeftOutWhenItIsNoPlainText() {
        Invocation call = invocation(counted("r")
                .replace("\"InvokeModel\"", "\"" + "x".repeat(3_000) + "\"")
                .replace(
                        "\"modelId\"",
                        "\"identity\":{\"arn\":\"a\\u0007\"},\"inferenceRegion\":\"\\u0000\",\"modelId\""));
        assertThat(call.operation()).isNull();
        assertThat(call.principalArn()).isNull();
        assertThat(call.inferenceRegion()).isNull();
    }

    @Test
    void anErrorCodeThatIsNoWordIsNotKeptButTheCallFailed() {
        String record = record("r", "", "");
        for (String code : new String[] {"the prompt was: hello", "x".repeat(257), "a\\n"}) {
            Invocation call =
                    invocation(record.replace("\"operation\"", "\"errorCode\":\"" + code + "\",\"operation\""));
            assertThat(call.status()).isEqualTo(Status.ERROR);
            assertThat(call.errorCode()).isEqualTo("OTHER");
        }
        assertThat(invocation(record.replace("\"operation\"", "\"errorCode\":\"\",\"operation\""))
                        .status())
                .isEqualTo(Status.NO_COUNTS);
    }

    @Test
    void metadataBeyondWhatAwsTakesIsLeftOut() {
        StringBuilder pairs =
                new StringBuilder("\"k0\":\"v\",\"bell\":\"\\u0007\",\"long\":\"" + "x".repeat(1_025) + "\"");
        for (int i = 1; i < 100_000; i++) {
            pairs.append(",\"k").append(i).append("\":\"v\"");
        }
        pairs.append(",\"k0\":\"last\"");
        Invocation call =
                invocation(counted("r").replace("\"modelId\"", "\"requestMetadata\":{" + pairs + "},\"modelId\""));
        assertThat(call.requestMetadata())
                .hasSize(64)
                .containsEntry("k0", "last")
                .containsEntry("k63", "v");
    }

    @Test
    void aMegabyteOfPathIsNoPlace() {
        Invocation call = invocation(record("r", "", "\"outputBodyS3Path\":\"s3://b/" + "x".repeat(1 << 20) + "\""));
        assertThat(call.outputBody()).isEqualTo(BodyLocation.OFFLOADED);
        assertThat(call.bodySeen()).isFalse();
    }

    @Test
    void wordsOfABodyAreBoundedAndQuantitiesBelievable() {
        Invocation call = invocation(withBodies(
                "{}",
                "{\"stopReason\":\"it said: hello\",\"serviceTier\":{\"type\":\"a tier\"},"
                        + "\"metrics\":{\"latencyMs\":9000000000000000000},\"usage\":{\"inputTokens\":1},"
                        + "\"trace\":{\"guardrail\":{\"a\":{\"topicPolicyUnits\":2000000000}}}}"));
        assertThat(call.stopReason()).isNull();
        assertThat(call.servedTier()).isEqualTo("other");
        assertThat(call.latencyMillis()).isNull();
        assertThat(call.guardrailUnits()).isNull();
        Invocation ranked = invocation(withBodies(
                "{}", "{\"results\":[],\"meta\":{\"billed_units\":{\"search_units\":9000000000000000000}}}"));
        assertThat(ranked.searchUnits()).isNull();
    }

    @Test
    void bytesThatAreNotUtf8AreNamedByFieldAndPlace() {
        String mine = "\"mine\":\"~\",\"operation\"";
        assertInvalid(
                counted("r").replace("\"operation\"", mine), "a field that AWS does not document: string of 1 bytes");
        assertInvalid(counted("~r"), "requestId: string of 2 bytes");
        assertInvalid(record("r", "\"inputBodyJson\":{\"~x\":1}", ""), "input: key of 2 bytes");
    }

    private static void assertInvalid(String record, String field) {
        byte[] bytes = Reading.utf8(record);
        int place = record.indexOf('~');
        bytes[place] = (byte) 0xC0;
        assertThat(Reading.records(bytes))
                .containsExactly(new Rejected(
                        1,
                        RejectReason.INVALID_UTF8,
                        "a record must be UTF-8",
                        field + ", at byte " + (place + 1) + " of the record"));
    }

    private static LogRecord in(FolderIdentity folder, String record) {
        return Reading.records(new ByteArrayInputStream(Reading.utf8(record)), folder, Limits.DEFAULT)
                .get(0);
    }
}
