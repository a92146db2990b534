package io.bedrockledger.replay.converse;

import io.bedrockledger.replay.converse.ReplayRequest.Role;
import io.bedrockledger.replay.converse.ReplayRequest.ToolChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Converse's own bodies, and those that Nova takes from InvokeModel in the same shape. */
final class ConverseBody implements BodyFamily {

    private static final Set<String> KNOWN = Set.of(
            "messages",
            "system",
            "inferenceConfig",
            "toolConfig",
            "outputConfig",
            "additionalModelRequestFields",
            "schemaVersion",
            "modelId",
            "requestMetadata");
    private static final Set<String> TOOL_SPEC = Set.of("name", "description", "inputSchema");

    @Override
    public boolean recognises(Field body) {
        if (body.has("inferenceConfig") || body.has("toolConfig")) {
            return body.has("messages");
        }
        Field messages = body.at("messages");
        if (!messages.isArray() || messages.items().isEmpty()) {
            return false;
        }
        Field content = messages.items().get(0).at("content");
        return content.isArray()
                && !content.items().isEmpty()
                && !content.items().get(0).has("type");
    }

    @Override
    public void read(Field body, Draft draft) {
        draft.dropOthers(body, KNOWN);
        if (body.has("system")) {
            system(body.at("system"), draft);
        }
        for (Field message : body.at("messages").items()) {
            message(message, draft);
        }
        Field config = body.find("inferenceConfig");
        if (config != null) {
            draft.inference(InferenceFields.read(config.object(), draft, Set.of()));
            draft.dropOthers(config, InferenceFields.NAMES);
        }
        Field additional = body.find("additionalModelRequestFields");
        if (additional != null) {
            draft.dropOthers(additional, Set.of());
        }
        tools(body.at("toolConfig"), draft);
        output(body.at("outputConfig"), draft);
    }

    private static void system(Field system, Draft draft) {
        for (Field block : system.items()) {
            List<Block> texts = new ArrayList<>();
            block(block, draft, texts);
            for (Block each : texts) {
                if (!(each instanceof Block.Text text)) {
                    throw block.refuse("must be a text");
                }
                draft.system(block, text.text());
            }
        }
    }

    private static void message(Field message, Draft draft) {
        draft.dropOthers(message, Set.of("role", "content"));
        Role role = Roles.of(message.at("role"));
        draft.turn(message.at("role"), role, blocks(message.at("content"), draft));
    }

    private static List<Block> blocks(Field content, Draft draft) {
        List<Block> blocks = new ArrayList<>();
        for (Field block : content.items()) {
            block(block, draft, blocks);
        }
        return blocks;
    }

    /** A block is an object whose one member tells its kind. */
    private static void block(Field block, Draft draft, List<Block> target) {
        List<String> kinds = block.names();
        if (kinds.isEmpty()) {
            throw block.refuse("must hold a text, an image, a document or a tool's use or result");
        }
        for (String kind : kinds) {
            member(block.at(kind), kind, draft, target);
        }
    }

    private static void member(Field member, String kind, Draft draft, List<Block> target) {
        switch (kind) {
            case "text" -> draft.text(member, member.text(), target);
            case "image" ->
                target.add(MediaBlocks.image(
                        member.object().at("format"), MediaBlocks.source(member.at("source"), draft)));
            case "document" -> target.add(document(member.object(), draft));
            case "toolUse" ->
                target.add(
                        draft.toolUse(member.object(), member.at("toolUseId"), member.at("name"), member.at("input")));
            case "toolResult" -> target.add(toolResult(member.object(), draft));
            case "json" -> target.add(new Block.Json(member.json()));
            case "guardContent" -> guarded(member.object(), draft, target);
            case "citationsContent" -> target.addAll(blocks(member.object().at("content"), draft));
            case "cachePoint", "reasoningContent" -> draft.drop(member);
            default -> throw member.refuse("must be a kind of content that every model of Converse may be asked about");
        }
    }

    private static Block document(Field document, Draft draft) {
        draft.dropOthers(document, Set.of("name", "format", "source", "context"));
        Field format = document.has("format") ? document.at("format") : document.at("source");
        String name = document.has("format") ? format.text() : "txt";
        MediaBlocks.Format bytes =
                new MediaBlocks.Format(format, name, MediaBlocks.source(document.at("source"), draft));
        return MediaBlocks.document(document, document.find("name"), bytes, draft);
    }

    private static Block toolResult(Field result, Draft draft) {
        List<Block> content = blocks(result.at("content"), draft);
        return draft.toolResult(result, result.at("toolUseId"), content, "error".equals(result.textAt("status")));
    }

    private static void guarded(Field guard, Draft draft, List<Block> target) {
        Field text = guard.at("text").at("text");
        if (!text.isText()) {
            throw guard.refuse("must hold a text");
        }
        draft.depart(guard, Departure.Kind.GUARDED_TEXT_UNMARKED);
        draft.text(text, text.text(), target);
    }

    private static void tools(Field config, Draft draft) {
        if (!config.isObject()) {
            return;
        }
        for (Field tool : config.at("tools").items()) {
            Field spec = tool.find("toolSpec");
            if (spec != null) {
                draft.dropOthers(spec, TOOL_SPEC);
                Field schema = spec.at("inputSchema").find("json");
                draft.tool(spec.at("name"), spec.textAt("description"), schema);
            } else if (tool.has("cachePoint")) {
                draft.drop(tool);
            } else {
                throw tool.refuse("must be a tool of the caller: one that the provider runs cannot be replayed");
            }
        }
        Field choice = config.find("toolChoice");
        if (choice != null) {
            choice(choice, draft);
        }
    }

    private static void choice(Field choice, Draft draft) {
        if (choice.has("auto")) {
            draft.toolChoice(ToolChoice.Kind.AUTO, null);
        } else if (choice.has("any")) {
            draft.toolChoice(ToolChoice.Kind.ANY, null);
        } else if (choice.has("tool")) {
            draft.toolChoice(ToolChoice.Kind.TOOL, choice.at("tool").at("name"));
        } else {
            throw choice.refuse("must be auto, any or tool");
        }
    }

    private static void output(Field config, Draft draft) {
        if (!config.isObject()) {
            return;
        }
        draft.dropOthers(config, Set.of("textFormat"));
        Field format = config.find("textFormat");
        if (format != null) {
            Field schema = format.at("structure").at("jsonSchema");
            draft.outputSchema(
                    schema.textAt("name"),
                    new Field(
                            schema.pointer() + "/schema",
                            schema.at("schema").parsed().node()));
        }
    }
}
