package io.bedrockledger.replay.converse;

import io.bedrockledger.replay.converse.ReplayRequest.Role;
import io.bedrockledger.replay.converse.ReplayRequest.ToolChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Chat completions: OpenAI's, Qwen's, DeepSeek's, Mistral's chat, AI21's Jamba, Cohere's newer chat, and others. */
final class ChatBody implements BodyFamily {

    private static final Set<String> KNOWN =
            Names.with(InferenceFields.NAMES, "messages", "tools", "tool_choice", "response_format", "model", "stream");
    private static final Set<String> ANSWER = Set.of("role", "content", "tool_calls");
    private static final Set<String> RESULT = Set.of("role", "content", "tool_call_id", "name");
    private static final Set<String> FUNCTION = Set.of("name", "description", "parameters");

    /** What changes the answer and has no word in Converse. */
    private static final List<String> BLOCKERS =
            List.of("system", "functions", "function_call", "documents", "web_search_options", "prediction", "audio");

    @Override
    public boolean recognises(Field body) {
        return body.has("messages");
    }

    @Override
    public void read(Field body, Draft draft) {
        Names.refuseAny(body, BLOCKERS);
        draft.dropOthers(body, KNOWN);
        for (Field message : body.at("messages").items()) {
            message(message.object(), draft);
        }
        draft.inference(InferenceFields.read(body, draft, Set.of()));
        if (body.has("tools")) {
            body.at("tools").items().forEach(tool -> tool(tool, draft));
        }
        if (body.has("tool_choice")) {
            choice(body.at("tool_choice"), draft);
        }
        if (body.has("response_format")) {
            format(body.at("response_format"), draft);
        }
    }

    private static void message(Field message, Draft draft) {
        Field role = message.at("role");
        switch (role.text()) {
            case "system", "developer" -> {
                draft.dropOthers(message, Set.of("role", "content"));
                system(message.at("content"), draft);
            }
            case "user" -> {
                draft.dropOthers(message, Set.of("role", "content"));
                draft.turn(role, Role.USER, blocks(message.at("content"), draft));
            }
            case "assistant" -> draft.turn(role, Role.ASSISTANT, answer(message, draft));
            case "tool" -> draft.turn(role, Role.USER, List.of(result(message, draft)));
            default -> throw role.refuse("must be system, developer, user, assistant or tool");
        }
    }

    private static void system(Field content, Draft draft) {
        for (Block block : blocks(content, draft)) {
            if (!(block instanceof Block.Text text)) {
                throw content.refuse("must be text");
            }
            draft.system(content, text.text());
        }
    }

    private static List<Block> answer(Field message, Draft draft) {
        Names.refuseAny(message, List.of("function_call", "audio"));
        draft.dropOthers(message, ANSWER);
        List<Block> blocks = new ArrayList<>();
        if (message.has("content")) {
            blocks.addAll(blocks(message.at("content"), draft));
        }
        if (message.has("tool_calls")) {
            for (Field call : message.at("tool_calls").items()) {
                Field function = call.at("function");
                blocks.add(
                        draft.toolUse(call, call.at("id"), function.at("name"), arguments(function.at("arguments"))));
            }
        }
        return blocks;
    }

    /** Arguments are JSON in a text; a tool without arguments may be called with a blank one, Mistral writes an object. */
    static Field arguments(Field arguments) {
        if (arguments.isObject()) {
            return arguments;
        }
        return arguments.text().isBlank() ? arguments.empty() : arguments.parsed();
    }

    private static Block result(Field message, Draft draft) {
        draft.dropOthers(message, RESULT);
        return draft.toolResult(message, message.at("tool_call_id"), blocks(message.at("content"), draft), false);
    }

    private static List<Block> blocks(Field content, Draft draft) {
        List<Block> blocks = new ArrayList<>();
        if (content.isText()) {
            draft.text(content, content.text(), blocks);
            return blocks;
        }
        for (Field part : content.items()) {
            part(part, draft, blocks);
        }
        return blocks;
    }

    private static void part(Field part, Draft draft, List<Block> target) {
        switch (part.at("type").text()) {
            case "text" -> draft.text(part, part.at("text").text(), target);
            case "image_url" -> {
                Field url = part.at("image_url");
                target.add(MediaBlocks.imageOfUrl(url.isText() ? url : url.at("url")));
            }
            default -> throw part.at(part.blockingMember()).refuse("must be a text or an image");
        }
    }

    private static void tool(Field tool, Draft draft) {
        Field function = tool.find("function");
        if (function == null) {
            throw tool.refuse("must be a function of the caller: one that the provider runs cannot be replayed");
        }
        draft.dropOthers(function, FUNCTION);
        draft.tool(function.at("name"), function.textAt("description"), function.find("parameters"));
    }

    private static void choice(Field choice, Draft draft) {
        if (choice.isObject()) {
            draft.toolChoice(ToolChoice.Kind.TOOL, choice.at("function").at("name"));
        } else {
            namedChoice(choice, draft);
        }
    }

    /** A choice that is one word. */
    static void namedChoice(Field choice, Draft draft) {
        switch (choice.text()) {
            case "auto" -> draft.toolChoice(ToolChoice.Kind.AUTO, null);
            case "any", "required" -> draft.toolChoice(ToolChoice.Kind.ANY, null);
            default -> throw choice.refuse("must be auto, any, required or a function");
        }
    }

    private static void format(Field format, Draft draft) {
        switch (format.at("type").text()) {
            case "text" -> {
                // What every model writes by itself.
            }
            case "json_schema" -> {
                Field schema = format.at("json_schema");
                draft.outputSchema(schema.textAt("name"), schema.at("schema"));
            }
            default -> throw format.at("type").refuse("must be text or json_schema");
        }
    }
}
