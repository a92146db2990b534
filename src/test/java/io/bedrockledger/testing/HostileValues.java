package io.bedrockledger.testing;

import static io.bedrockledger.invocation.RejectReason.BAD_TEXT;
import static io.bedrockledger.invocation.RejectReason.BAD_TIMESTAMP;
import static io.bedrockledger.invocation.RejectReason.INVALID_UTF8;
import static io.bedrockledger.invocation.RejectReason.MISPLACED;
import static io.bedrockledger.invocation.RejectReason.MISSING_FIELD;
import static io.bedrockledger.invocation.RejectReason.NEGATIVE_TOKENS;
import static io.bedrockledger.invocation.RejectReason.NOT_AN_INVOCATION;
import static io.bedrockledger.invocation.RejectReason.NUMBER_OUT_OF_RANGE;
import static io.bedrockledger.invocation.RejectReason.WRONG_TYPE;

import io.bedrockledger.invocation.RejectReason;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Log objects whose lines are JSON, of values that no honest writer sends. */
public final class HostileValues {

    private static final String TIME = HostileLog.DAY + "T12:00:00Z";

    private HostileValues() {}

    /** One object for each kind of value. */
    public static List<HostileLog> all() {
        List<HostileLog> logs =
                new ArrayList<>(List.of(counts(), keys(), missing(), times(), places(), texts(), bodies()));
        logs.add(utf8());
        logs.add(depths());
        return logs;
    }

    private static HostileLog counts() {
        HostileLog log = HostileLog.named("counts");
        for (String whole : List.of("1000.0", "1e3", "1.0E+3", "10000e-1")) {
            log.call(input(whole));
        }
        log.call(0L, 100L, input("-0")).call(0L, 100L, input("0e999999999")).call(null, 100L, input("null"));
        log.call(1_000_000_000L, 100L, input("1000000000"));
        for (String number : List.of(
                "1.5",
                "1e999",
                "-1e999",
                "1e-999",
                "1e2147483648",
                "1000000001",
                "9223372036854775807",
                "9223372036854775808",
                "1234567890123456789012345",
                "0." + "1".repeat(300),
                "1" + "0".repeat(5_000))) {
            log.reject(NUMBER_OUT_OF_RANGE, input(number));
        }
        log.reject(NEGATIVE_TOKENS, input("-1")).reject(NEGATIVE_TOKENS, input("-1000.0"));
        for (String other : List.of("\"12\"", "true", "[]", "{}", "\"\"", "[12]")) {
            log.reject(WRONG_TYPE, input(other));
        }
        return log.call();
    }

    private static HostileLog keys() {
        return HostileLog.named("keys")
                .call(7L, 100L, with("\"inputTokenCount\":1000", "\"inputTokenCount\":1000,\"inputTokenCount\":7"))
                .call(7L, 100L, with("\"inputTokenCount\":1000", "\"inputTokenCount\":-1,\"input\\u0054okenCount\":7"))
                .reject(
                        NEGATIVE_TOKENS,
                        with("\"inputTokenCount\":1000", "\"inputTokenCount\":7,\"\\u0069nputTokenCount\":-1"))
                .call(with("\"input\":", "\"\\u0069nput\":"))
                .call(with("\"requestId\"", "\"\\u0072\\u0065\\u0071\\u0075\\u0065\\u0073\\u0074\\u0049\\u0064\""))
                .call(null, 100L, with("\"output\":", "\"input\":{},\"output\":"))
                .call(with("\"requestId\"", "\"" + "k".repeat(1 << 20) + "\":1,\"requestId\""))
                .call(with("\"requestId\"", "\"" + "\\u006b".repeat(1 << 18) + "\":1,\"requestId\""))
                .call(with("\"requestId\"", "\"\":{\"\":[]},\"requestId\""))
                .call(with("\"requestId\"", "\"RequestId\":7,\"requestid\":8,\"requestId\""));
    }

    private static HostileLog missing() {
        HostileLog log = HostileLog.named("missing");
        for (String field : List.of("requestId", "modelId", "timestamp")) {
            log.reject(MISSING_FIELD, with("\"" + field + "\"", "\"x" + field + "\""));
            log.reject(MISSING_FIELD, with("\"schemaType\"", "\"" + field + "\":null,\"schemaType\""));
            log.reject(MISSING_FIELD, with("\"schemaType\"", "\"" + field + "\":\"\",\"schemaType\""));
            log.reject(WRONG_TYPE, with("\"schemaType\"", "\"" + field + "\":{},\"schemaType\""));
        }
        return log.reject(NOT_AN_INVOCATION, with("ModelInvocationLog", "AnotherLog"))
                .call(with("\"schemaType\"", "\"x\""))
                .call(with("\"identity\":{", "\"identity\":null,\"x\":{"))
                .call(with(
                        "\"schemaType\"", "\"identity\":7,\"requestMetadata\":[],\"operation\":false,\"schemaType\""))
                .call(null, null, with("\"schemaType\"", "\"input\":null,\"output\":null,\"schemaType\""))
                .reject(WRONG_TYPE, with("\"schemaType\"", "\"input\":\"x\",\"schemaType\""))
                .reject(WRONG_TYPE, with("\"schemaType\"", "\"output\":[],\"schemaType\""));
    }

    private static HostileLog times() {
        HostileLog log = HostileLog.named("times");
        for (String time : List.of(
                "2026-11-10T12:00:00",
                "2026-11-10",
                "2016-12-31T23:59:60Z",
                "0000-01-01T00:00:00Z",
                "-0001-01-01T00:00:00Z",
                "9999-12-31T23:59:59Z",
                "+10000-01-01T00:00:00Z",
                "1970-01-01T00:00:00Z",
                "2026-02-30T00:00:00Z",
                "2026-11-10T24:00:01Z",
                "2026-11-12T00:00:00Z",
                "now",
                "1762164000",
                " 2026-11-10T12:00:00Z",
                "2026-11-10T12:00:00Z" + "0".repeat(1 << 20))) {
            log.reject(BAD_TIMESTAMP, with(TIME, time));
        }
        for (String time : List.of(
                "2026-11-11T23:59:59Z",
                "2026-11-10T12:00:00.123456789Z",
                "2026-11-10T12:00:00+14:00",
                "2026-11-09T00:00:00Z",
                "2023-01-01T00:00:00Z")) {
            log.call(with(TIME, time));
        }
        return log;
    }

    private static HostileLog places() {
        return HostileLog.named("places")
                .reject(MISPLACED, with("\"" + LogCall.ACCOUNT + "\"", "\"999999999999\""))
                .reject(MISPLACED, with("\"us-east-1\"", "\"eu-west-1\""))
                .reject(WRONG_TYPE, with("\"" + LogCall.ACCOUNT + "\"", LogCall.ACCOUNT))
                .reject(BAD_TEXT, with("\"us-east-1\"", "\"" + "us-east-1".repeat(1_000) + "\""))
                .call(with("\"us-east-1\"", "null"));
    }

    private static HostileLog texts() {
        return HostileLog.named("texts")
                .reject(BAD_TEXT, with("\"texts-1\"", "\"a\\u0000b\""))
                .reject(BAD_TEXT, with("\"texts-2\"", "\"\\u001b[31mred\""))
                .reject(BAD_TEXT, with("\"texts-3\"", "\"" + "x".repeat(1 << 20) + "\""))
                .reject(BAD_TEXT, with("amazon.nova-lite-v1:0", "m".repeat(1 << 20)))
                .reject(BAD_TEXT, with("amazon.nova-lite-v1:0", "amazon.nova-lite\\n"))
                .call(with("\"Converse\"", "\"" + "o".repeat(1 << 20) + "\""))
                .call(with("assumed-role/caller", "assumed-role/" + "c".repeat(1 << 20)))
                .call(with("\"schemaType\"", "\"errorCode\":\"\",\"schemaType\""))
                .reject(WRONG_TYPE, with("\"schemaType\"", "\"errorCode\":false,\"schemaType\""))
                .call(with("\"schemaType\"", "\"requestMetadata\":{" + pairs(100_000) + "\"z\":1},\"schemaType\""))
                .call(with(
                        "\"schemaType\"",
                        "\"requestMetadata\":{\"big\":\"" + "v".repeat(1 << 20) + "\"},\"schemaType\""))
                .call(with(
                        "\"schemaType\"", "\"requestMetadata\":{\"" + "k".repeat(1 << 20) + "\":\"v\"},\"schemaType\""))
                .call(with(
                        "\"schemaType\"", "\"requestMetadata\":{\"workflow\":\"\\u001b]0;x\\u0007\"},\"schemaType\""))
                .call(with(
                        "\"schemaType\"",
                        "\"requestMetadata\":{\"o\":{},\"a\":[1],\"n\":null,\"e\":\"\"},\"schemaType\""));
    }

    private static String pairs(int count) {
        StringBuilder pairs = new StringBuilder();
        for (int i = 0; i < count; i++) {
            pairs.append("\"k").append(i).append("\":\"v\",");
        }
        return pairs.toString();
    }

    private static HostileLog bodies() {
        HostileLog log = HostileLog.named("bodies");
        for (String body : List.of(
                "\"text\"",
                "7",
                "true",
                "[]",
                "{}",
                "[[[]]]",
                "[{\"type\":7},\"[DONE]\",null]",
                "{\"usage\":7}",
                "{\"usage\":{\"inputTokens\":-5,\"outputTokens\":1e999}}",
                "{\"images\":[" + "0,".repeat(1_000_001) + "0]}",
                "{\"results\":[],\"meta\":{\"billed_units\":{\"search_units\":9223372036854775807}}}",
                "{\"stopReason\":\"" + "s".repeat(1 << 20) + "\",\"serviceTier\":{\"type\":\"t t\"}}",
                "{\"stopReason\":\"x\",\"metrics\":{\"latencyMs\":9223372036854775807}}",
                "{\"output\":{},\"trace\":{\"guardrail\":{\"a\":[" + "{\"topicPolicyUnits\":2147483647},".repeat(1_000)
                        + "0]}}}",
                "{\"type\":\"message\",\"model\":\"" + "m".repeat(1 << 20) + "\"}")) {
            log.call(with("\"outputTokenCount\"", "\"outputBodyJson\":" + body + ",\"outputTokenCount\""));
            log.call(with("\"inputTokenCount\"", "\"inputBodyJson\":" + body + ",\"inputTokenCount\""));
        }
        for (String path : List.of(
                "s3://another-bucket/x",
                "s3://b/../../etc/passwd",
                "s3://b/..%2f..%2fetc",
                "file:///etc/passwd",
                "/etc/passwd",
                "s3://",
                "s3://b",
                "http://127.0.0.1/",
                "s3://b/a/./b",
                "s3://b//x",
                "s3://b/" + "x".repeat(1 << 20),
                "s3://b/\\u0000",
                "..\\\\..\\\\x",
                "")) {
            log.call(with("\"outputTokenCount\"", "\"outputBodyS3Path\":\"" + path + "\",\"outputTokenCount\""));
            log.call(with("\"inputTokenCount\"", "\"inputBodyS3Path\":\"" + path + "\",\"inputTokenCount\""));
        }
        return log.call(with("\"outputTokenCount\"", "\"outputBodyS3Path\":{},\"outputTokenCount\""));
    }

    /** Bytes that are not UTF-8: overlong, surrogates, above the last code point, cut short, alone. */
    private static HostileLog utf8() {
        HostileLog log = HostileLog.named("utf8");
        for (String bytes : List.of(
                "\u00C0\u00AF",
                "\u00ED\u00A0\u0080",
                "\u00F5\u0080\u0080\u0080",
                "\u00F4\u0090\u0080\u0080",
                "\u00E2\u0082",
                "\u0080",
                "\u00FF")) {
            log.reject(INVALID_UTF8, latin(with("\"Converse\"", "\"" + bytes + "\"")));
            log.reject(INVALID_UTF8, latin(with("\"schemaType\"", "\"" + bytes + "\":1,\"schemaType\"")));
            log.reject(
                    INVALID_UTF8,
                    latin(with(
                            "\"inputTokenCount\"",
                            "\"inputBodyJson\":{\"messages\":[{\"role\":\"user\"," + "\"content\":\"" + bytes
                                    + "\"}]},\"inputTokenCount\"")));
        }
        return log.call()
                .call(with("\"Converse\"", "\"\u00E9\u20AC\uD83D\uDE00\""))
                .call(with("\"Converse\"", "\"\\ud800\\udc00\\ud800\""));
    }

    private static HostileLog depths() {
        int depth = 100_000;
        String deep = "[".repeat(depth) + "]".repeat(depth);
        return HostileLog.named("depths")
                .call(with("\"schemaType\"", "\"x\":" + deep + ",\"schemaType\""))
                .call(with(
                        "\"inputTokenCount\"", "\"inputBodyJson\":{\"messages\":[" + deep + "]},\"inputTokenCount\""))
                .call(with(
                        "\"outputTokenCount\"",
                        "\"outputBodyJson\":" + "{\"output\":".repeat(depth) + "1" + "}".repeat(depth)
                                + ",\"outputTokenCount\""))
                .reject(RejectReason.NOT_AN_INVOCATION, deep)
                .reject(RejectReason.MALFORMED_JSON, "[".repeat(depth) + "{}" + "]".repeat(depth - 1))
                .call();
    }

    private static UnaryOperator<String> input(String count) {
        return with("\"inputTokenCount\":1000", "\"inputTokenCount\":" + count);
    }

    /** What the change does not find is a mistake of the test. */
    private static UnaryOperator<String> with(String found, String instead) {
        return record -> {
            if (!record.contains(found)) {
                throw new IllegalArgumentException("the record has no " + found + ": " + record);
            }
            return record.replace(found, instead);
        };
    }

    private static byte[] latin(UnaryOperator<String> change) {
        return change.apply(LogCall.of("not-utf8", TIME).line()).getBytes(StandardCharsets.ISO_8859_1);
    }
}
