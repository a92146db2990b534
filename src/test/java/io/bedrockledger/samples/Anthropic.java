package io.bedrockledger.samples;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Anthropic's own forms under InvokeModel: messages, their stream, and the text completions of old models. */
final class Anthropic {

    static final String CALL = "InvokeModel";
    static final String STREAM = "InvokeModelWithResponseStream";

    private Anthropic() {}

    /** @param model as the body names it, without maker and version suffix */
    static Exchange call(Prompt prompt, Answer answer, String model) {
        Map<String, Object> response = Json.object(
                "id",
                messageId(prompt),
                "type",
                "message",
                "role",
                "assistant",
                "model",
                model,
                "content",
                content(answer.parts()),
                "stop_reason",
                answer.stop(),
                "stop_sequence",
                Json.NULL,
                "usage",
                usage(answer.usage(), answer.usage().output()));
        return new Exchange(CALL, request(prompt), response, Counts.withCache(answer.usage()));
    }

    static Exchange stream(Prompt prompt, Answer answer, String model) {
        List<Object> chunks = new ArrayList<>();
        chunks.add(Json.object(
                "type",
                "message_start",
                "message",
                Json.object(
                        "id",
                        messageId(prompt),
                        "type",
                        "message",
                        "role",
                        "assistant",
                        "model",
                        model,
                        "content",
                        List.of(),
                        "stop_reason",
                        Json.NULL,
                        "usage",
                        usage(answer.usage(), 1))));
        addText(answer.text(), chunks);
        chunks.add(Json.object(
                "type", "message_delta",
                "delta", Json.object("stop_reason", answer.stop(), "stop_sequence", Json.NULL),
                "usage", Json.object("output_tokens", answer.usage().output())));
        chunks.add(Json.object(
                "type", "message_stop", "amazon-bedrock-invocationMetrics", InvocationMetrics.withCache(answer)));
        return new Exchange(STREAM, request(prompt), chunks, Counts.withCache(answer.usage()));
    }

    /** A guardrail stopped the request: no counts at all, in body or envelope. */
    static Exchange blocked(Prompt prompt, String apology) {
        Map<String, Object> response = Json.object(
                "type", "message",
                "role", "assistant",
                "content", Json.array(Json.object("type", "text", "text", apology)),
                "stop_reason", "end_turn",
                "amazon-bedrock-guardrailAction", "INTERVENED",
                "amazon-bedrock-trace", Guardrail.invokeTrace(1));
        return new Exchange(CALL, request(prompt), response, Counts.NONE);
    }

    /** A guardrail stopped the request of a stream: zeros, and no metrics. */
    static Exchange blockedStream(Prompt prompt, String apology, String model) {
        List<Object> chunks = new ArrayList<>();
        chunks.add(Json.object(
                "type",
                "message_start",
                "message",
                Json.object(
                        "id",
                        messageId(prompt),
                        "type",
                        "message",
                        "role",
                        "assistant",
                        "model",
                        model,
                        "content",
                        List.of(),
                        "usage",
                        Json.object("input_tokens", 0, "output_tokens", 0))));
        addText(apology, chunks);
        chunks.add(Json.object(
                "type", "message_delta",
                "delta", Json.object("stop_reason", "end_turn"),
                "usage", Json.object("output_tokens", 0)));
        chunks.add(Json.object(
                "type", "message_stop",
                "amazon-bedrock-guardrailAction", "INTERVENED",
                "amazon-bedrock-trace", Guardrail.invokeTrace(2)));
        return new Exchange(STREAM, request(prompt), chunks, new Counts(0L, null, null, 0L));
    }

    /** The text completions of Claude 2, streamed: counts only in the metrics of the last chunk. */
    static Exchange legacyStream(String question, String answer, int latencyMillis) {
        String prompt = "\n\nHuman: " + question + "\n\nAssistant:";
        Usage usage = Usage.of(Text.tokens(prompt), Text.tokens(answer));
        List<Object> chunks = new ArrayList<>();
        pieces(" " + answer)
                .forEach(piece ->
                        chunks.add(Json.object("completion", piece, "stop_reason", Json.NULL, "stop", Json.NULL)));
        chunks.add(Json.object(
                "completion", "",
                "stop_reason", "stop_sequence",
                "stop", "\n\nHuman:",
                "amazon-bedrock-invocationMetrics", InvocationMetrics.plain(usage, latencyMillis)));
        Map<String, Object> request = Json.object(
                "prompt",
                prompt,
                "max_tokens_to_sample",
                300,
                "temperature",
                0,
                "stop_sequences",
                Json.array("\n\nHuman:"),
                "anthropic_version",
                "bedrock-2023-05-31");
        return new Exchange(STREAM, request, chunks, Counts.plain(usage));
    }

    private static Map<String, Object> request(Prompt prompt) {
        return Json.object(
                "anthropic_version",
                "bedrock-2023-05-31",
                "max_tokens",
                prompt.maxTokens(),
                "temperature",
                0,
                "system",
                system(prompt),
                "messages",
                prompt.messages().stream()
                        .map(message -> Json.object("role", message.role(), "content", content(message.parts())))
                        .toList());
    }

    private static @Nullable Object system(Prompt prompt) {
        if (prompt.system().isEmpty()) {
            return null;
        }
        return switch (prompt.cache()) {
            case NONE -> prompt.system();
            case FIVE_MINUTES -> cached(prompt.system(), Json.object("type", "ephemeral"));
            case ONE_HOUR -> cached(prompt.system(), Json.object("type", "ephemeral", "ttl", "1h"));
        };
    }

    private static List<Object> cached(String system, Map<String, Object> control) {
        return Json.array(Json.object("type", "text", "text", system, "cache_control", control));
    }

    private static List<Object> content(List<Part> parts) {
        List<Object> blocks = new ArrayList<>();
        for (Part part : parts) {
            if (part instanceof Part.Text block) {
                blocks.add(Json.object("type", "text", "text", block.text()));
            } else if (part instanceof Part.ToolUse use) {
                blocks.add(Json.object("type", "tool_use", "id", use.id(), "name", use.tool(), "input", use.input()));
            } else if (part instanceof Part.ToolResult result) {
                blocks.add(Json.object(
                        "type", "tool_result", "tool_use_id", result.id(), "content", Json.write(result.result())));
            }
        }
        return blocks;
    }

    private static Map<String, Object> usage(Usage usage, long output) {
        return Json.object(
                "input_tokens", usage.input(),
                "cache_creation_input_tokens", usage.cacheWrite(),
                "cache_read_input_tokens", usage.cacheRead(),
                "cache_creation",
                        Json.object(
                                "ephemeral_5m_input_tokens",
                                usage.cacheWrite5m(),
                                "ephemeral_1h_input_tokens",
                                usage.cacheWrite1h()),
                "output_tokens", output);
    }

    private static void addText(String text, List<Object> chunks) {
        chunks.add(Json.object(
                "type", "content_block_start", "index", 0, "content_block", Json.object("type", "text", "text", "")));
        pieces(text)
                .forEach(piece -> chunks.add(Json.object(
                        "type",
                        "content_block_delta",
                        "index",
                        0,
                        "delta",
                        Json.object("type", "text_delta", "text", piece))));
        chunks.add(Json.object("type", "content_block_stop", "index", 0));
    }

    /** Pieces of about sixty characters: fewer chunks than a model sends, but as many kinds. */
    static List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        for (int start = 0; start < text.length(); start += 60) {
            pieces.add(text.substring(start, Math.min(text.length(), start + 60)));
        }
        return pieces;
    }

    private static String messageId(Prompt prompt) {
        return "msg_bdrk_" + Integer.toHexString(Json.write(request(prompt)).hashCode());
    }
}
