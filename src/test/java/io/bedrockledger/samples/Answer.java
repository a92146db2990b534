package io.bedrockledger.samples;

import java.util.List;

/**
 * What a model answers.
 *
 * @param stop why it stopped, in the words of Anthropic and of Converse
 * @param latencyMillis from request to last byte
 */
record Answer(List<Part> parts, String stop, Usage usage, int latencyMillis) {

    Answer {
        parts = List.copyOf(parts);
    }

    static Answer text(String text, Usage usage, int latencyMillis) {
        return new Answer(List.of(new Part.Text(text)), "end_turn", usage, latencyMillis);
    }

    /** An answer to a prompt that is not cached, at the speed of a middling model. */
    static Answer to(Prompt prompt, String text, Dice dice) {
        int output = Text.tokens(text);
        return text(text, Usage.of(prompt.inputTokens(), output), 350 + output * dice.between(11, 17));
    }

    /** The same answer after so many tokens of thought, which are billed as output and not delivered. */
    Answer thought(int tokens) {
        Usage more = new Usage(
                usage.input(), usage.cacheRead(), usage.cacheWrite5m(), usage.cacheWrite1h(), usage.output() + tokens);
        return new Answer(parts, stop, more, latencyMillis + tokens * 13);
    }

    Answer stopped(String reason) {
        return new Answer(parts, reason, usage, latencyMillis);
    }

    /** All of its text. */
    String text() {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            if (part instanceof Part.Text block) {
                text.append(block.text());
            }
        }
        return text.toString();
    }
}
