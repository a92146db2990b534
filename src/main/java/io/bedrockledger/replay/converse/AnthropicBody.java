package io.bedrockledger.replay.converse;

import io.bedrockledger.replay.converse.ReplayRequest.ToolChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Anthropic's messages, which name their version on Bedrock. */
final class AnthropicBody implements BodyFamily {

    private static final Set<String> KNOWN = known();
    private static final Set<String> TOOL = Set.of("type", "name", "description", "input_schema");
    private static final Set<String> TOOL_USE = Set.of("type", "id", "name", "input");
    private static final Set<String> TOOL_RESULT = Set.of("type", "tool_use_id", "content", "is_error");

    /** What changes the answer and has no word in Converse. */
    private static final List<String> BLOCKERS = List.of("mcp_servers", "container", "output_format");

    private static Set<String> known() {
        return Names.with(
                InferenceFields.NAMES,
                "anthropic_version",
                "messages",
                "system",
                "tools",
                "tool_choice",
                "output_config",
                "stream");
    }

    @Override
    public boolean recognises(Field body) {
        return body.has("anthropic_version") && body.has("messages");
    }

    @Override
    public void read(Field body, Draft draft) {
        Names.refuseAny(body, BLOCKERS);
        draft.dropOthers(body, KNOWN);
        Field system = body.find("system");
        if (system != null) {
            system(system, draft);
        }
        for (Field message : body.at("messages").items()) {
            draft.dropOthers(message, Set.of("role", "content"));
            draft.turn(message.at("role"), Roles.of(message.at("role")), blocks(message.at("content"), draft));
        }
        draft.inference(InferenceFields.read(body, draft, Set.of()));
        if (body.has("tools")) {
            body.at("tools").items().forEach(tool -> tool(tool, draft));
        }
        Field choice = body.find("tool_choice");
        if (choice != null) {
            choice(choice, draft);
        }
        Field output = body.find("output_config");
        if (output != null) {
            output(output, draft);
        }
    }

    private static void system(Field system, Draft draft) {
        if (system.isText()) {
            draft.system(system, system.text());
            return;
        }
        for (Field block : system.items()) {
            draft.dropOthers(block, Set.of("type", "text"));
            draft.system(block, block.at("text").text());
        }
    }

    private static List<Block> blocks(Field content, Draft draft) {
        List<Block> blocks = new ArrayList<>();
        if (content.isText()) {
            draft.text(content, content.text(), blocks);
            return blocks;
        }
        for (Field block : content.items()) {
            block(block, draft, blocks);
        }
        return blocks;
    }

    private static void block(Field block, Draft draft, List<Block> target) {
        switch (block.at("type").text()) {
            case "text" -> {
                draft.dropOthers(block, Set.of("type", "text"));
                draft.text(block, block.at("text").text(), target);
            }
            case "image" -> {
                draft.dropOthers(block, Set.of("type", "source"));
                target.add(image(block.at("source")));
            }
            case "document" -> {
                draft.dropOthers(block, Set.of("type", "source", "title", "context"));
                target.add(document(block, draft));
            }
            case "tool_use" -> {
                draft.dropOthers(block, TOOL_USE);
                target.add(draft.toolUse(block, block.at("id"), block.at("name"), block.at("input")));
            }
            case "tool_result" -> {
                draft.dropOthers(block, TOOL_RESULT);
                target.add(toolResult(block, draft));
            }
            case "thinking", "redacted_thinking" -> draft.drop(block);
            default -> throw block.at("type").refuse("must be a kind of content that Converse knows");
        }
    }

    private static Block image(Field source) {
        if (!source.at("type").text().equals("base64")) {
            throw source.at("type").refuse("must be base64: nothing is fetched from elsewhere");
        }
        return MediaBlocks.imageOfType(source.at("media_type"), source.at("data"));
    }

    private static Block document(Field block, Draft draft) {
        Field source = block.at("source");
        Field data = source.at("data");
        MediaBlocks.Format format = switch (source.at("type").text()) {
            case "base64" ->
                new MediaBlocks.Format(
                        source.at("media_type"), pdf(source.at("media_type")), MediaBlocks.base64(data, data.text()));
            case "text" -> new MediaBlocks.Format(source, "txt", MediaBlocks.encoded(data.text()));
            default -> throw source.at("type").refuse("must be base64 or text");
        };
        return MediaBlocks.document(block, block.find("title"), format, draft);
    }

    private static String pdf(Field mediaType) {
        if (!mediaType.text().equals("application/pdf")) {
            throw mediaType.refuse("must be application/pdf");
        }
        return "pdf";
    }

    private static Block toolResult(Field block, Draft draft) {
        List<Block> content = block.has("content") ? blocks(block.at("content"), draft) : List.of();
        boolean failed = block.at("is_error").node().asBoolean(false);
        return draft.toolResult(block, block.at("tool_use_id"), content, failed);
    }

    private static void tool(Field tool, Draft draft) {
        Field type = tool.find("type");
        if (type != null && !type.text().equals("custom")) {
            throw type.refuse("must be a tool of the caller: one that the provider defines has no word in Converse");
        }
        draft.dropOthers(tool, TOOL);
        draft.tool(tool.at("name"), tool.textAt("description"), tool.find("input_schema"));
    }

    private static void choice(Field choice, Draft draft) {
        draft.dropOthers(choice, Set.of("type", "name"));
        switch (choice.at("type").text()) {
            case "auto" -> draft.toolChoice(ToolChoice.Kind.AUTO, null);
            case "any" -> draft.toolChoice(ToolChoice.Kind.ANY, null);
            case "tool" -> draft.toolChoice(ToolChoice.Kind.TOOL, choice.at("name"));
            default -> throw choice.at("type").refuse("must be auto, any or tool");
        }
    }

    private static void output(Field output, Draft draft) {
        draft.dropOthers(output, Set.of("format"));
        Field format = output.find("format");
        if (format != null) {
            draft.outputSchema(null, format.at("schema"));
        }
    }
}
