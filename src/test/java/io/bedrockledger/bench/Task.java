package io.bedrockledger.bench;

/**
 * What one team calls a model for: the traffic of one prompt.
 *
 * @param name of the workflow, sent with most requests
 * @param family the form of the bodies
 * @param modelId as called
 * @param system the text that every request of it begins with, JSON-escaped
 */
record Task(String name, Family family, String modelId, String system) {

    /** The forms that bodies have. */
    enum Family {
        CONVERSE,
        CONVERSE_STREAM,
        ANTHROPIC,
        ANTHROPIC_STREAM,
        NOVA,
        CHAT,
        CHAT_STREAM,
        RESPONSES,
        COHERE,
        LLAMA,
        MISTRAL_TEXT,
        TITAN_TEXT,
        EMBEDDING,
        RERANK,
        IMAGE
    }
}
