package io.bedrockledger.replay.converse;

import io.bedrockledger.replay.converse.ReplayRequest.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Bodies with one text: Llama, Mistral, DeepSeek, older Claude, Titan, Cohere's Command, AI21's Jurassic, Qwen. */
final class PromptBody implements BodyFamily {

    private static final Set<String> KNOWN = Names.with(
            InferenceFields.NAMES, "prompt", "inputText", "textGenerationConfig", "anthropic_version", "stream");

    /** Models that do not answer with text though they are asked with one. */
    private static final Pattern NOT_TEXT =
            Pattern.compile("embed|rerank|image|canvas|stability|stable-|luma\\.|nova-reel|twelvelabs|sonic");

    /** Models that answer a text that embeds alike under the same name. */
    private static final Pattern TITAN_TEXT = Pattern.compile("titan-t(ext|g1)");

    /** Texts and pictures beside the prompt, and what only models of pictures and vectors know. */
    private static final List<String> BLOCKERS = List.of(
            "system",
            "suffix",
            "images",
            "image",
            "aspect_ratio",
            "mode",
            "inputImage",
            "embeddingConfig",
            "normalize");

    @Override
    public boolean recognises(Field body) {
        return body.at("prompt").isText() || body.at("inputText").isText();
    }

    @Override
    public void read(Field body, Draft draft) {
        Field prompt = body.at("prompt").isText() ? body.at("prompt") : body.at("inputText");
        Names.refuseAny(body, BLOCKERS);
        if (NOT_TEXT.matcher(draft.modelId()).find() || mayEmbed(body, draft)) {
            throw prompt.refuse("must be meant for a model that answers with text");
        }
        draft.dropOthers(body, KNOWN);
        PromptTurns turns = PromptTurns.parse(prompt.text());
        if (turns == null) {
            draft.depart(prompt, Departure.Kind.PROMPT_AS_ONE_TEXT);
            draft.turn(prompt, Role.USER, texts(prompt, prompt.text(), draft));
        } else {
            turns.system().forEach(text -> draft.system(prompt, text));
            turns.turns().forEach(turn -> draft.turn(prompt, turn.role(), texts(prompt, turn.text(), draft)));
        }
        Set<String> marks = turns == null ? Set.of() : turns.marks();
        draft.inference(InferenceFields.read(body, draft, marks));
        Field config = body.find("textGenerationConfig");
        if (config != null) {
            draft.dropOthers(config, InferenceFields.NAMES);
            draft.inference(InferenceFields.read(config, draft, marks));
        }
    }

    private static boolean mayEmbed(Field body, Draft draft) {
        return !body.has("prompt")
                && !body.has("textGenerationConfig")
                && !TITAN_TEXT.matcher(draft.modelId()).find();
    }

    private static List<Block> texts(Field where, @Nullable String text, Draft draft) {
        List<Block> blocks = new ArrayList<>();
        draft.text(where, text == null ? "" : text, blocks);
        return blocks;
    }
}
