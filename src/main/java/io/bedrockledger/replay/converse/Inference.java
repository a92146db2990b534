package io.bedrockledger.replay.converse;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a model is to answer. Null is "as the model does by itself".
 *
 * @param maxTokens the longest answer in tokens, at least 1
 * @param temperature from 0 to 1
 * @param topP from 0 to 1
 * @param stopSequences texts that end the answer; empty when there are none
 */
public record Inference(
        @Nullable Integer maxTokens,
        @Nullable Double temperature,
        @Nullable Double topP,
        List<String> stopSequences) {

    /** Everything as the model does by itself. */
    public static final Inference DEFAULT = new Inference(null, null, null, List.of());

    /** Copies the list. */
    public Inference {
        stopSequences = List.copyOf(stopSequences);
    }

    /** This, with each value that the other one states in place of its own. */
    public Inference overriddenBy(Inference other) {
        return new Inference(
                other.maxTokens != null ? other.maxTokens : maxTokens,
                other.temperature != null ? other.temperature : temperature,
                other.topP != null ? other.topP : topP,
                other.stopSequences.isEmpty() ? stopSequences : other.stopSequences);
    }

    @Override
    public String toString() {
        return "Inference[maxTokens=" + maxTokens + ", temperature=" + temperature + ", topP=" + topP
                + ", stopSequences=" + stopSequences.size() + "]";
    }
}
