package io.bedrockledger.testing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A record of a Converse call with its message list, of which a test names only what matters to it.
 *
 * @param said what stands in the list: the user's words and the model's in turn
 * @param principal a role of the usual account
 * @param errorCode null when the call was answered
 * @param answer its text; null when the log has no body of it
 */
public record Conversation(
        String requestId,
        Instant invokedAt,
        String region,
        String principal,
        List<String> said,
        @Nullable String errorCode,
        @Nullable String answer) {

    private static final JsonMapper JSON = new JsonMapper();

    public Conversation {
        said = List.copyOf(said);
    }

    /** A call of the usual role and region. */
    public static Conversation of(String requestId, String invokedAt, String... said) {
        return new Conversation(
                requestId, Instant.parse(invokedAt), LogCall.REGION, "agent", List.of(said), null, null);
    }

    /** The same call in another region. */
    public Conversation in(String otherRegion) {
        return new Conversation(requestId, invokedAt, otherRegion, principal, said, errorCode, answer);
    }

    /** The same call by another role. */
    public Conversation by(String otherPrincipal) {
        return new Conversation(requestId, invokedAt, region, otherPrincipal, said, errorCode, answer);
    }

    /** The same call, throttled. */
    public Conversation failed() {
        return new Conversation(requestId, invokedAt, region, principal, said, "ThrottlingException", null);
    }

    /** The same call with the body of its answer. */
    public Conversation answered(String text) {
        return new Conversation(requestId, invokedAt, region, principal, said, errorCode, text);
    }

    /** The record's line. */
    public String line() {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("timestamp", invokedAt.toString());
        line.put("accountId", LogCall.ACCOUNT);
        line.put("region", region);
        line.put("requestId", requestId);
        line.put("operation", "Converse");
        line.put("modelId", "amazon.nova-lite-v1:0");
        if (errorCode != null) {
            line.put("errorCode", errorCode);
        }
        line.put("identity", Map.of("arn", "arn:aws:sts::111122223333:assumed-role/" + principal + "/" + requestId));
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("inputContentType", "application/json");
        input.put("inputTokenCount", 1_000);
        input.put("inputBodyJson", Map.of("messages", messages()));
        line.put("input", input);
        if (errorCode == null) {
            line.put("output", output());
        }
        line.put("schemaType", "ModelInvocationLog");
        line.put("schemaVersion", "1.0");
        return JSON.writeValueAsString(line);
    }

    private Map<String, Object> output() {
        Map<String, Object> output = new LinkedHashMap<>();
        output.put("outputContentType", "application/json");
        output.put("outputTokenCount", 100);
        if (answer != null) {
            Map<String, Object> message = Map.of("role", "assistant", "content", List.of(Map.of("text", answer)));
            output.put("outputBodyJson", Map.of("output", Map.of("message", message), "stopReason", "end_turn"));
        }
        return output;
    }

    private List<Map<String, Object>> messages() {
        List<Map<String, Object>> messages = new ArrayList<>();
        for (int i = 0; i < said.size(); i++) {
            messages.add(
                    Map.of("role", i % 2 == 0 ? "user" : "assistant", "content", List.of(Map.of("text", said.get(i)))));
        }
        return messages;
    }
}
