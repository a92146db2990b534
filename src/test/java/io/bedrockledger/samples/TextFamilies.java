package io.bedrockledger.samples;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The body forms of the other model families under InvokeModel; each method makes one exchange of one family. */
final class TextFamilies {

    private TextFamilies() {}

    static Exchange nova(Prompt prompt, Answer answer) {
        Map<String, Object> response = Json.object(
                "output", Json.object("message", novaMessage(answer.text())),
                "stopReason", answer.stop(),
                "usage", novaUsage(answer.usage()));
        return new Exchange(Anthropic.CALL, novaRequest(prompt), response, Counts.withCache(answer.usage()));
    }

    static Exchange novaStream(Prompt prompt, Answer answer) {
        List<Object> chunks = new ArrayList<>();
        chunks.add(Json.object("messageStart", Json.object("role", "assistant")));
        for (String piece : Anthropic.pieces(answer.text())) {
            chunks.add(Json.object(
                    "contentBlockDelta", Json.object("delta", Json.object("text", piece), "contentBlockIndex", 0)));
        }
        chunks.add(Json.object("contentBlockStop", Json.object("contentBlockIndex", 0)));
        chunks.add(Json.object("messageStop", Json.object("stopReason", answer.stop())));
        chunks.add(Json.object(
                "metadata", Json.object("usage", novaUsage(answer.usage()), "metrics", Json.object()),
                "amazon-bedrock-invocationMetrics", InvocationMetrics.withCache(answer)));
        return new Exchange(Anthropic.STREAM, novaRequest(prompt), chunks, Counts.withCache(answer.usage()));
    }

    static Exchange titanText(String question, String answer) {
        Usage usage = usage(question, answer);
        Map<String, Object> response = Json.object(
                "inputTextTokenCount", usage.input(),
                "results",
                        Json.array(Json.object(
                                "tokenCount", usage.output(), "outputText", answer, "completionReason", "FINISH")));
        return new Exchange(Anthropic.CALL, titanRequest(question), response, Counts.plain(usage));
    }

    static Exchange titanTextStream(String question, String answer) {
        Usage usage = usage(question, answer);
        List<Object> chunks = Json.array(Json.object(
                "outputText",
                answer,
                "index",
                0,
                "totalOutputTextTokenCount",
                usage.output(),
                "completionReason",
                "FINISH",
                "inputTextTokenCount",
                usage.input(),
                "amazon-bedrock-invocationMetrics",
                InvocationMetrics.plain(usage, 1840)));
        return new Exchange(Anthropic.STREAM, titanRequest(question), chunks, Counts.plain(usage));
    }

    /** Delivery of embeddings is off: the vector is not in the record. */
    static Exchange titanEmbedding(String text) {
        long tokens = Text.tokens(text);
        return new Exchange(
                Anthropic.CALL,
                Json.object("inputText", text, "dimensions", 512, "normalize", true),
                Json.object("inputTextTokenCount", tokens),
                Counts.inputOnly(tokens));
    }

    static Exchange llama(String question, String answer) {
        Usage usage = usage(question, answer);
        Map<String, Object> response = Json.object(
                "generation",
                answer,
                "prompt_token_count",
                usage.input(),
                "generation_token_count",
                usage.output(),
                "stop_reason",
                "stop");
        return new Exchange(Anthropic.CALL, llamaRequest(question), response, Counts.plain(usage));
    }

    static Exchange llamaStream(String question, String answer) {
        Usage usage = usage(question, answer);
        int half = answer.length() / 2;
        List<Object> chunks = Json.array(
                Json.object(
                        "generation",
                        answer.substring(0, half),
                        "prompt_token_count",
                        usage.input(),
                        "generation_token_count",
                        1,
                        "stop_reason",
                        Json.NULL),
                Json.object(
                        "generation", answer.substring(half),
                        "prompt_token_count", Json.NULL,
                        "generation_token_count", usage.output(),
                        "stop_reason", "stop",
                        "amazon-bedrock-invocationMetrics", InvocationMetrics.plain(usage, 1322)));
        return new Exchange(Anthropic.STREAM, llamaRequest(question), chunks, Counts.plain(usage));
    }

    /** The older text form of Mistral: no counts in the body. */
    static Exchange mistralText(String question, String answer) {
        return new Exchange(
                Anthropic.CALL,
                Json.object("prompt", "<s>[INST] " + question + " [/INST]", "max_tokens", 400, "temperature", 0),
                Json.object("outputs", Json.array(Json.object("text", answer, "stop_reason", "stop"))),
                Counts.plain(usage(question, answer)));
    }

    static Exchange cohereCommand(String question, String answer) {
        return new Exchange(
                Anthropic.CALL,
                Json.object("message", question, "max_tokens", 400, "temperature", 0),
                Json.object("response_id", "c0h3r3", "text", answer, "finish_reason", "COMPLETE"),
                Counts.plain(usage(question, answer)));
    }

    static Exchange cohereEmbedding(List<String> texts) {
        long tokens = texts.stream().mapToInt(Text::tokens).sum();
        return new Exchange(
                Anthropic.CALL,
                Json.object("texts", texts, "input_type", "search_document", "truncate", "END"),
                Json.object("response_type", "embeddings_floats"),
                Counts.inputOnly(tokens));
    }

    /** Billed by the query; no tokens anywhere. */
    static Exchange cohereRerank(String question, int documents) {
        List<Object> results = new ArrayList<>();
        for (int i = 0; i < Math.min(3, documents); i++) {
            results.add(Json.object("index", (i * 2 + 1) % documents, "relevance_score", "0." + (93 - 17 * i)));
        }
        return new Exchange(
                Anthropic.CALL,
                Json.object("query", question, "documents", documents(documents), "top_n", 3, "api_version", 2),
                Json.object("results", results),
                Counts.NONE);
    }

    static Exchange ai21(String question, String answer) {
        return openAi(Anthropic.CALL, question, answer);
    }

    /** DeepSeek and others whose body has text and no counts. */
    static Exchange deepSeek(String question, String answer) {
        return new Exchange(
                Anthropic.CALL,
                Json.object("prompt", question, "max_tokens", 400),
                Json.object("choices", Json.array(Json.object("text", answer, "stop_reason", "stop"))),
                Counts.plain(usage(question, answer)));
    }

    /** The form of OpenAI, which Qwen, newer Mistral and AI21 share. */
    static Exchange openAi(String operation, String question, String answer) {
        Usage usage = usage(question, answer);
        Map<String, Object> response = Json.object(
                "id",
                "chatcmpl-" + Integer.toHexString(question.hashCode()),
                "object",
                "chat.completion",
                "choices",
                Json.array(Json.object(
                        "index",
                        0,
                        "message",
                        Json.object("role", "assistant", "content", answer),
                        "finish_reason",
                        "stop")),
                "usage",
                openAiUsage(usage));
        return new Exchange(operation, openAiRequest(question), response, Counts.plain(usage));
    }

    static Exchange openAiStream(String question, String answer) {
        Usage usage = usage(question, answer);
        List<Object> chunks = new ArrayList<>();
        for (String piece : Anthropic.pieces(answer)) {
            chunks.add(openAiChunk(Json.object("content", piece), Json.NULL));
        }
        chunks.add(openAiChunk(Json.object(), "stop"));
        chunks.add(Json.object(
                "object", "chat.completion.chunk",
                "choices", List.of(),
                "usage", openAiUsage(usage),
                "amazon-bedrock-invocationMetrics", InvocationMetrics.plain(usage, 904)));
        chunks.add("[DONE]");
        return new Exchange(Anthropic.STREAM, openAiRequest(question), chunks, Counts.plain(usage));
    }

    /** Billed by the picture; delivery of pictures is off, a placeholder stands for each. */
    static Exchange image(String text, int pictures) {
        List<Object> images = new ArrayList<>();
        for (int i = 0; i < pictures; i++) {
            images.add("");
        }
        Map<String, Object> request = Json.object(
                "taskType", "TEXT_IMAGE",
                "textToImageParams", Json.object("text", text),
                "imageGenerationConfig",
                        Json.object("numberOfImages", pictures, "width", 1024, "height", 1024, "quality", "standard"));
        return new Exchange(Anthropic.CALL, request, Json.object("images", images), Counts.NONE);
    }

    private static Usage usage(String question, String answer) {
        return Usage.of(Text.tokens(question), Text.tokens(answer));
    }

    private static Map<String, Object> novaRequest(Prompt prompt) {
        return Json.object(
                "schemaVersion", "messages-v1",
                "system", Json.array(Json.object("text", prompt.system())),
                "messages", Converse.request(prompt).get("messages"),
                "inferenceConfig", Json.object("maxTokens", prompt.maxTokens(), "temperature", 0));
    }

    private static Map<String, Object> novaMessage(String text) {
        return Json.object("role", "assistant", "content", Json.array(Json.object("text", text)));
    }

    private static Map<String, Object> novaUsage(Usage usage) {
        return Json.object(
                "inputTokens", usage.input(),
                "outputTokens", usage.output(),
                "totalTokens", usage.total(),
                "cacheReadInputTokenCount", usage.cacheRead(),
                "cacheWriteInputTokenCount", usage.cacheWrite());
    }

    private static Map<String, Object> titanRequest(String question) {
        return Json.object(
                "inputText",
                "User: " + question + "\nBot:",
                "textGenerationConfig",
                Json.object("maxTokenCount", 400, "temperature", 0));
    }

    private static Map<String, Object> llamaRequest(String question) {
        return Json.object("prompt", question, "max_gen_len", 400, "temperature", 0);
    }

    private static List<String> documents(int count) {
        return new Phrases(new Dice(count)).passages(count);
    }

    private static Map<String, Object> openAiRequest(String question) {
        return Json.object(
                "messages",
                Json.array(
                        Json.object("role", "system", "content", Prompts.KB_ANSWER),
                        Json.object("role", "user", "content", question)),
                "max_completion_tokens",
                400);
    }

    private static Map<String, Object> openAiChunk(Map<String, Object> delta, Object finish) {
        return Json.object(
                "object",
                "chat.completion.chunk",
                "choices",
                Json.array(Json.object("index", 0, "delta", delta, "finish_reason", finish)));
    }

    private static Map<String, Object> openAiUsage(Usage usage) {
        return Json.object(
                "prompt_tokens", usage.input(),
                "completion_tokens", usage.output(),
                "total_tokens", usage.total());
    }
}
