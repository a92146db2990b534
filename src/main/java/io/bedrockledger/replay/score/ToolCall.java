package io.bedrockledger.replay.score;

import io.bedrockledger.replay.score.json.JsonValue;

/**
 * A tool that a model wants called. Its id is left out: each answer has other ones.
 *
 * @param name of the tool
 * @param arguments an object as a rule; equal whatever the order of its keys
 */
public record ToolCall(String name, JsonValue arguments) {

    /** The name alone: arguments are text of an answer. */
    @Override
    public String toString() {
        return "ToolCall[" + name + "]";
    }
}
