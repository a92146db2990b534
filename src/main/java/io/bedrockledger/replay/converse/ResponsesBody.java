package io.bedrockledger.replay.converse;

import io.bedrockledger.replay.converse.ReplayRequest.Role;
import io.bedrockledger.replay.converse.ReplayRequest.ToolChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** OpenAI's Responses: one text, or items of which some are messages. */
final class ResponsesBody implements BodyFamily {

    private static final Set<String> KNOWN = Names.with(
            InferenceFields.NAMES, "input", "instructions", "tools", "tool_choice", "text", "model", "stream");

    /** What the provider keeps and the log does not hold. */
    private static final List<String> BLOCKERS = List.of("previous_response_id", "conversation", "prompt");

    @Override
    public boolean recognises(Field body) {
        return body.has("input")
                && (body.at("input").isText() || body.at("input").isArray());
    }

    @Override
    public void read(Field body, Draft draft) {
        Names.refuseAny(body, BLOCKERS);
        draft.dropOthers(body, KNOWN);
        if (body.has("instructions")) {
            draft.system(body.at("instructions"), body.at("instructions").text());
        }
        Field input = body.at("input");
        if (input.isText()) {
            draft.turn(input, Role.USER, blocks(input, draft));
        } else {
            input.items().forEach(item -> item(item.object(), draft));
        }
        draft.inference(InferenceFields.read(body, draft, Set.of()));
        if (body.has("tools")) {
            body.at("tools").items().forEach(tool -> tool(tool, draft));
        }
        if (body.has("tool_choice")) {
            choice(body.at("tool_choice"), draft);
        }
        if (body.at("text").has("format")) {
            format(body.at("text").at("format"), draft);
        }
    }

    private static void item(Field item, Draft draft) {
        String type = item.has("type") ? item.at("type").text() : "message";
        switch (type) {
            case "message" -> message(item, draft);
            case "function_call" ->
                draft.turn(
                        item,
                        Role.ASSISTANT,
                        List.of(draft.toolUse(
                                item, item.at("call_id"), item.at("name"), ChatBody.arguments(item.at("arguments")))));
            case "function_call_output" ->
                draft.turn(
                        item,
                        Role.USER,
                        List.of(draft.toolResult(item, item.at("call_id"), blocks(item.at("output"), draft), false)));
            case "reasoning" -> draft.drop(item);
            default -> throw item.at("type").refuse("must be a message, or a call or result of a function");
        }
    }

    private static void message(Field message, Draft draft) {
        Field role = message.at("role");
        List<Block> blocks = blocks(message.at("content"), draft);
        switch (role.text()) {
            case "system", "developer" -> {
                for (Block block : blocks) {
                    if (!(block instanceof Block.Text text)) {
                        throw message.at("content").refuse("must be text");
                    }
                    draft.system(message, text.text());
                }
            }
            case "user" -> draft.turn(role, Role.USER, blocks);
            case "assistant" -> draft.turn(role, Role.ASSISTANT, blocks);
            default -> throw role.refuse("must be system, developer, user or assistant");
        }
    }

    private static List<Block> blocks(Field content, Draft draft) {
        List<Block> blocks = new ArrayList<>();
        if (content.isText()) {
            draft.text(content, content.text(), blocks);
            return blocks;
        }
        for (Field part : content.items()) {
            switch (part.at("type").text()) {
                case "input_text", "output_text", "text" ->
                    draft.text(part, part.at("text").text(), blocks);
                case "input_image" -> blocks.add(MediaBlocks.imageOfUrl(part.at("image_url")));
                default -> throw part.at(part.blockingMember()).refuse("must be a text or an image");
            }
        }
        return blocks;
    }

    private static void tool(Field tool, Draft draft) {
        if (!tool.at("type").text().equals("function")) {
            throw tool.at("type").refuse("must be a function of the caller: others run at the provider");
        }
        draft.dropOthers(tool, Set.of("type", "name", "description", "parameters"));
        draft.tool(tool.at("name"), tool.textAt("description"), tool.find("parameters"));
    }

    private static void choice(Field choice, Draft draft) {
        if (choice.isObject()) {
            draft.toolChoice(ToolChoice.Kind.TOOL, choice.at("name"));
        } else {
            ChatBody.namedChoice(choice, draft);
        }
    }

    private static void format(Field format, Draft draft) {
        switch (format.at("type").text()) {
            case "text" -> {
                // What every model writes by itself.
            }
            case "json_schema" -> draft.outputSchema(format.textAt("name"), format.at("schema"));
            default -> throw format.at("type").refuse("must be text or json_schema");
        }
    }
}
