package io.bedrockledger.samples;

import java.util.ArrayList;
import java.util.List;

/**
 * What is sent to a model, whatever the form in which it is sent.
 *
 * @param system empty when there is none
 * @param tools empty when none is offered
 */
record Prompt(String system, List<Message> messages, int maxTokens, List<Tool> tools, Cache cache) {

    /** Whether the system text is marked to be cached, and for how long. */
    enum Cache {
        NONE,
        FIVE_MINUTES,
        ONE_HOUR
    }

    Prompt {
        messages = List.copyOf(messages);
        tools = List.copyOf(tools);
    }

    static Prompt of(String system, String user, int maxTokens) {
        return new Prompt(system, List.of(Message.user(user)), maxTokens, List.of(), Cache.NONE);
    }

    /** The same question, with documents behind it. */
    Prompt with(List<Part.Document> documents) {
        List<Part> parts = new ArrayList<>(messages.get(0).parts());
        parts.addAll(documents);
        return new Prompt(system, List.of(new Message("user", parts)), maxTokens, tools, cache);
    }

    Prompt cached(Cache lifetime) {
        return new Prompt(system, messages, maxTokens, tools, lifetime);
    }

    /** Tokens of system text and tools: what a cache mark covers. */
    int prefixTokens() {
        int toolCharacters = tools.stream()
                .mapToInt(tool -> tool.name().length()
                        + tool.description().length()
                        + Json.write(tool.schema()).length())
                .sum();
        return system.isEmpty() ? 0 : (system.length() + toolCharacters) / 4 + 3;
    }

    int messageTokens() {
        return messages.stream().mapToInt(Message::tokens).sum();
    }

    /** Input of a call that neither reads nor writes a cache. */
    int inputTokens() {
        return prefixTokens() + messageTokens();
    }
}
