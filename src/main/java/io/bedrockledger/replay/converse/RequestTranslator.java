package io.bedrockledger.replay.converse;

import java.util.List;

/** Logged request bodies as requests of Converse. Never throws on a body, whatever it holds. */
public final class RequestTranslator {

    /** The first that recognises a body reads it; chat completions stand behind those that also have messages. */
    private static final List<BodyFamily> FAMILIES = List.of(
            new AnthropicBody(),
            new ConverseBody(),
            new ChatBody(),
            new CohereBody(),
            new PromptBody(),
            new ResponsesBody());

    /** Where bodies that are no conversation say what they are: embeddings, ranking, pictures, stored prompts. */
    private static final List<String> OTHERS = List.of(
            "texts",
            "query",
            "taskType",
            "text_prompts",
            "inputImage",
            "inputText",
            "prompt",
            "promptVariables",
            "modelInput");

    private final LoggedMedia media;

    /** A translator that takes images and documents from there where the log put them beside the body. */
    public RequestTranslator(LoggedMedia media) {
        this.media = media;
    }

    /**
     * The translation of a body.
     *
     * @param json the request body as logged
     * @param modelId the model that was called, as logged
     */
    public Translation translate(byte[] json, String modelId) {
        try {
            Field body = Field.body(json);
            Draft draft = new Draft(modelId, media);
            family(body).read(body, draft);
            return draft.finish();
        } catch (Untranslatable e) {
            return e.refused();
        }
    }

    private static BodyFamily family(Field body) {
        for (BodyFamily family : FAMILIES) {
            if (family.recognises(body)) {
                return family;
            }
        }
        for (String name : OTHERS) {
            if (body.has(name)) {
                throw body.at(name).refuse("must be a conversation with a model that answers with text");
            }
        }
        throw body.refuse("must hold messages, input, a message, a prompt or inputText");
    }
}
