package io.bedrockledger.samples;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The Converse API: one form for every model; a stream is logged in the same assembled form. */
final class Converse {

    static final String CALL = "Converse";
    static final String STREAM = "ConverseStream";

    /** Stands for the place of a request's media until the request has its id. */
    static final String MEDIA = "media:";

    private Converse() {}

    static Exchange exchange(String operation, Prompt prompt, Answer answer) {
        return exchange(operation, prompt, answer, Map.of());
    }

    /** @param more keys of the response beyond the usual ones, such as a trace or the service tier */
    static Exchange exchange(String operation, Prompt prompt, Answer answer, Map<String, Object> more) {
        return new Exchange(
                operation, request(prompt), Json.merged(response(answer), more), Counts.withCache(answer.usage()));
    }

    static Map<String, Object> request(Prompt prompt) {
        return Json.object(
                "messages", prompt.messages().stream().map(Converse::message).toList(),
                "system", system(prompt),
                "inferenceConfig", Json.object("maxTokens", prompt.maxTokens(), "temperature", 0),
                "toolConfig", toolConfig(prompt.tools()));
    }

    private static @Nullable List<Object> system(Prompt prompt) {
        if (prompt.system().isEmpty()) {
            return null;
        }
        List<Object> blocks = Json.array(Json.object("text", prompt.system()));
        switch (prompt.cache()) {
            case NONE -> {}
            case FIVE_MINUTES -> blocks.add(Json.object("cachePoint", Json.object("type", "default")));
            case ONE_HOUR -> blocks.add(Json.object("cachePoint", Json.object("type", "default", "ttl", "1h")));
        }
        return blocks;
    }

    private static @Nullable Object toolConfig(List<Tool> tools) {
        if (tools.isEmpty()) {
            return null;
        }
        return Json.object(
                "tools",
                tools.stream()
                        .map(tool -> Json.object(
                                "toolSpec",
                                Json.object(
                                        "name",
                                        tool.name(),
                                        "description",
                                        tool.description(),
                                        "inputSchema",
                                        Json.object("json", tool.schema()))))
                        .toList());
    }

    private static Map<String, Object> message(Message message) {
        return Json.object("role", message.role(), "content", content(message.parts()));
    }

    private static List<Object> content(List<Part> parts) {
        List<Object> blocks = new ArrayList<>();
        int documents = 0;
        for (Part part : parts) {
            if (part instanceof Part.Text block) {
                blocks.add(Json.object("text", block.text()));
            } else if (part instanceof Part.Document document) {
                blocks.add(document(document, documents++));
            } else if (part instanceof Part.ToolUse use) {
                blocks.add(Json.object(
                        "toolUse", Json.object("toolUseId", use.id(), "name", use.tool(), "input", use.input())));
            } else if (part instanceof Part.ToolResult result) {
                blocks.add(Json.object(
                        "toolResult",
                        Json.object(
                                "toolUseId",
                                result.id(),
                                "content",
                                Json.array(Json.object("json", result.result())),
                                "status",
                                "success")));
            }
        }
        return blocks;
    }

    private static Object document(Part.Document document, int index) {
        String place = String.format("%s%02d.%s", MEDIA, index, document.format());
        return Json.object(
                "document",
                Json.object(
                        "format", document.format(), "name", document.name(), "source", Json.object("s3Uri", place)));
    }

    private static Map<String, Object> response(Answer answer) {
        return Json.object(
                "output", Json.object("message", message(Message.assistant(answer.parts()))),
                "stopReason", answer.stop(),
                "metrics", Json.object("latencyMs", answer.latencyMillis()),
                "usage", usage(answer.usage()));
    }

    static Map<String, Object> usage(Usage usage) {
        return Json.object(
                "inputTokens", usage.input(),
                "outputTokens", usage.output(),
                "totalTokens", usage.total(),
                "cacheReadInputTokens", usage.cacheRead(),
                "cacheWriteInputTokens", usage.cacheWrite(),
                "cacheDetails", cacheDetails(usage));
    }

    private static @Nullable List<Object> cacheDetails(Usage usage) {
        List<Object> details = new ArrayList<>();
        if (usage.cacheWrite1h() > 0) {
            details.add(Json.object("ttl", "1h", "inputTokens", usage.cacheWrite1h()));
        }
        if (usage.cacheWrite5m() > 0) {
            details.add(Json.object("ttl", "5m", "inputTokens", usage.cacheWrite5m()));
        }
        return details.isEmpty() ? null : details;
    }
}
