package io.bedrockledger.replay.converse;

import io.bedrockledger.replay.converse.ReplayRequest.OutputSchema;
import io.bedrockledger.replay.converse.ReplayRequest.Role;
import io.bedrockledger.replay.converse.ReplayRequest.Tool;
import io.bedrockledger.replay.converse.ReplayRequest.ToolChoice;
import io.bedrockledger.replay.converse.ReplayRequest.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A request while its body is read: what Converse asks of every conversation is checked here, once for all families. */
final class Draft {

    /** Names of tools and ids of calls: Converse's own pattern (API reference, ToolSpecification and ToolUseBlock). */
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]{1,64}");

    private final String modelId;
    private final LoggedMedia media;
    private final List<Departure> departures = new ArrayList<>();
    private final List<Block.Text> system = new ArrayList<>();
    private final List<Turn> turns = new ArrayList<>();
    private final List<Tool> tools = new ArrayList<>();
    private @Nullable ToolChoice toolChoice;
    private @Nullable OutputSchema outputSchema;
    private @Nullable String firstToolBlock;
    private String lastTurn = "";
    private Inference inference = Inference.DEFAULT;

    Draft(String modelId, LoggedMedia media) {
        this.modelId = modelId;
        this.media = media;
    }

    /** The model that was called, as the log names it. */
    String modelId() {
        return modelId;
    }

    LoggedMedia media() {
        return media;
    }

    void depart(Field where, Departure.Kind kind) {
        departures.add(new Departure(where.pointer(), kind));
    }

    void drop(Field field) {
        depart(field, Departure.Kind.DROPPED);
    }

    /** Drops and names every member that is not known. */
    void dropOthers(Field owner, Set<String> known) {
        for (String name : owner.names()) {
            if (!known.contains(name)) {
                drop(owner.at(name));
            }
        }
    }

    void system(Field where, String text) {
        if (text.isBlank()) {
            depart(where, Departure.Kind.BLANK_TEXT_DROPPED);
            return;
        }
        if (!turns.isEmpty()) {
            depart(where, Departure.Kind.SYSTEM_TEXT_MOVED);
        }
        system.add(new Block.Text(text));
    }

    /** Adds a text to the blocks of a turn. */
    void text(Field where, String text, List<Block> blocks) {
        if (text.isBlank()) {
            depart(where, Departure.Kind.BLANK_TEXT_DROPPED);
        } else {
            blocks.add(new Block.Text(text));
        }
    }

    /** Adds a turn; one of the role that spoke last continues its turn, and one without blocks is none. */
    void turn(Field where, Role role, List<Block> blocks) {
        if (blocks.isEmpty()) {
            return;
        }
        if (turns.isEmpty() && role == Role.ASSISTANT) {
            throw where.refuse("must not be the model's, since a conversation of Converse begins with the user");
        }
        if (blocks.stream().anyMatch(Block.Json.class::isInstance)) {
            throw where.refuse("must not have a JSON value as content: only a tool returns one");
        }
        List<Block> all = new ArrayList<>();
        if (!turns.isEmpty() && turns.get(turns.size() - 1).role() == role) {
            all.addAll(turns.remove(turns.size() - 1).blocks());
        }
        all.addAll(blocks);
        turns.add(new Turn(role, all));
        lastTurn = where.pointer();
    }

    Block.ToolUse toolUse(Field where, Field id, Field name, Field arguments) {
        toolBlock(where);
        return new Block.ToolUse(named(id), named(name), arguments.object().json());
    }

    Block.ToolResult toolResult(Field where, Field id, List<Block> content, boolean failed) {
        toolBlock(where);
        if (content.stream().anyMatch(block -> block instanceof Block.ToolUse || block instanceof Block.ToolResult)) {
            throw where.refuse("must hold texts, JSON values, images and documents only");
        }
        return new Block.ToolResult(named(id), content, failed);
    }

    private void toolBlock(Field where) {
        if (firstToolBlock == null) {
            firstToolBlock = where.pointer();
        }
    }

    /** Adds a tool; the schema may be null where the tool takes no arguments. */
    void tool(Field name, @Nullable String description, @Nullable Field schema) {
        String text = description == null || description.isBlank() ? null : description;
        String arguments = schema == null
                ? "{\"type\":\"object\",\"properties\":{}}"
                : schema.object().json();
        tools.add(new Tool(named(name), text, arguments));
    }

    private static String named(Field name) {
        if (!NAME.matcher(name.text()).matches()) {
            throw name.refuse("must be 1 to 64 letters, digits, underscores and hyphens");
        }
        return name.text();
    }

    void toolChoice(ToolChoice.Kind kind, @Nullable Field tool) {
        toolChoice = new ToolChoice(kind, tool == null ? null : named(tool));
    }

    void outputSchema(@Nullable String name, Field schema) {
        outputSchema = new OutputSchema(name, schema.object().json());
    }

    void inference(Inference found) {
        inference = inference.overriddenBy(found);
    }

    Translation.Translated finish() {
        if (turns.isEmpty()) {
            throw new Untranslatable("", "must hold a text, an image or a document of the user");
        }
        if (tools.isEmpty() && firstToolBlock != null) {
            throw new Untranslatable(firstToolBlock, "must not stand in a request that offers no tools");
        }
        if (turns.get(turns.size() - 1).role() == Role.ASSISTANT) {
            departures.add(new Departure(lastTurn, Departure.Kind.ENDS_WITH_ANSWER));
        }
        return new Translation.Translated(
                new ReplayRequest(system, turns, tools, tools.isEmpty() ? null : toolChoice, outputSchema, inference),
                departures);
    }
}
