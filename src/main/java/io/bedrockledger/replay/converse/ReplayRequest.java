package io.bedrockledger.replay.converse;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A conversation as Converse takes it, for whatever model.
 *
 * @param system texts that stand before the conversation
 * @param turns user and assistant by turns, a user first; never empty
 * @param tools what the model may call
 * @param toolChoice which tool it must call; null when the caller did not say
 * @param outputSchema what the answer must look like; null when the caller did not say
 */
public record ReplayRequest(
        List<Block.Text> system,
        List<Turn> turns,
        List<Tool> tools,
        @Nullable ToolChoice toolChoice,
        @Nullable OutputSchema outputSchema,
        Inference inference) {

    /** Copies the lists. */
    public ReplayRequest {
        system = List.copyOf(system);
        turns = List.copyOf(turns);
        tools = List.copyOf(tools);
    }

    /** The same conversation with what a candidate's parameters state in place of what was logged. */
    public ReplayRequest with(Inference parameters) {
        return new ReplayRequest(system, turns, tools, toolChoice, outputSchema, inference.overriddenBy(parameters));
    }

    /** Who speaks. */
    public enum Role {
        /** Whoever asks, and the tools. */
        USER,
        /** The model. */
        ASSISTANT
    }

    /**
     * What one side said.
     *
     * @param blocks never empty
     */
    public record Turn(Role role, List<Block> blocks) {

        /** Copies the list. */
        public Turn {
            blocks = List.copyOf(blocks);
        }
    }

    /**
     * A tool on offer.
     *
     * @param description null when the caller gave none
     * @param schema JSON schema of the arguments, an object
     */
    public record Tool(String name, @Nullable String description, String schema) {
        @Override
        public String toString() {
            return "Tool[name=" + name + "]";
        }
    }

    /**
     * Which tool the model must call.
     *
     * @param tool its name where the kind is TOOL, else null
     */
    public record ToolChoice(Kind kind, @Nullable String tool) {

        /** How free the model is. */
        public enum Kind {
            /** The model decides whether it calls one. */
            AUTO,
            /** It calls one of them. */
            ANY,
            /** It calls the named one. */
            TOOL
        }
    }

    /**
     * What the answer must look like.
     *
     * @param name null when the caller gave none
     * @param schema JSON schema, an object
     */
    public record OutputSchema(@Nullable String name, String schema) {
        @Override
        public String toString() {
            return "OutputSchema[chars=" + schema.length() + "]";
        }
    }
}
