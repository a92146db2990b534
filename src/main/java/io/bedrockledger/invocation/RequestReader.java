package io.bedrockledger.invocation;

import io.bedrockledger.invocation.json.JsonTape;
import io.bedrockledger.invocation.json.Name;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Reads the body of a request, of any family, for its shape: fingerprints, counts and sizes, never a text.
 *
 * <p>Families differ little here: a list of messages, or one text under one of a few names. What has neither has no shape.
 */
final class RequestReader {

    private static final Name MESSAGES = Name.of("messages");
    private static final Name INPUT = Name.of("input");
    private static final Name CHAT_HISTORY = Name.of("chat_history");
    private static final Name MESSAGE = Name.of("message");
    private static final Name ROLE = Name.of("role");
    private static final Name CONTENT = Name.of("content");
    private static final Name TEXT = Name.of("text");
    private static final Name TYPE = Name.of("type");
    private static final Name GUARD_CONTENT = Name.of("guardContent");
    private static final Name TOOL_RESULT = Name.of("toolResult");
    private static final Name TOOL_CONFIG = Name.of("toolConfig");
    private static final Name TOOLS = Name.of("tools");
    private static final Name IMAGE = Name.of("image");
    private static final Name IMAGE_URL = Name.of("image_url");
    private static final Name INPUT_IMAGE = Name.of("input_image");
    private static final Name USER = Name.of("user");
    private static final Name COHERE_USER = Name.of("USER");
    private static final List<Name> SYSTEM_ROLES = List.of(Name.of("system"), Name.of("developer"), Name.of("SYSTEM"));

    /** Where families keep the system text outside the message list: Converse, Nova and Anthropic; Responses; Cohere. */
    private static final List<Name> SYSTEM_TEXTS =
            List.of(Name.of("system"), Name.of("instructions"), Name.of("preamble"));

    /** Where families without a message list keep their one text. */
    private static final List<Name> SINGLE_TEXTS = List.of(
            Name.of("prompt"), Name.of("inputText"), Name.of("query"), Name.of("texts"), Name.of("text_prompts"));

    private static final List<Name> IMAGE_TASKS = List.of(
            Name.of("textToImageParams"),
            Name.of("imageVariationParams"),
            Name.of("inPaintingParams"),
            Name.of("outPaintingParams"),
            Name.of("colorGuidedGenerationParams"));

    private static final List<Name> LIMITS = List.of(
            Name.of("max_tokens"),
            Name.of("max_completion_tokens"),
            Name.of("max_output_tokens"),
            Name.of("max_tokens_to_sample"),
            Name.of("max_gen_len"),
            Name.of("maxTokens"),
            Name.of("maxTokenCount"),
            Name.of("max_new_tokens"));

    private static final List<Name> LIMIT_OWNERS = List.of(
            Name.of("inferenceConfig"), Name.of("textGenerationConfig"), Name.of("additionalModelRequestFields"));

    private final NormalisedText system;
    private final NormalisedText user;
    private final PromptSketcher sketches;
    private final MessageHash messageHash;
    private final MessageChain chain;
    private final SentBackAnswer sentBack;
    private @Nullable Long systemHash;
    private @Nullable Long userHash;
    private boolean userSeen;
    private int images;

    RequestReader(FingerprintKey key) {
        this.system = new NormalisedText(key.hash());
        this.user = new NormalisedText(key.hash());
        this.sketches = new PromptSketcher(key);
        this.messageHash = new MessageHash(key.hash());
        this.chain = new MessageChain(key.hash());
        this.sentBack = new SentBackAnswer(key);
    }

    /** The shape of the call whose request has that body, {@link JsonTape#NONE} when it is not at hand. */
    Shape read(JsonTape json, int body, Answer answer) {
        clear();
        Integer outputChars = answer.seen() ? answer.characters() : null;
        boolean known = json.isObject(body) && conversation(json, body);
        if (!known) {
            return new Shape(
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    outputChars,
                    maxOutputTokens(json, body));
        }
        for (Name name : SYSTEM_TEXTS) {
            addTexts(json, json.find(body, name), system);
        }
        systemHash = system.fingerprint();
        userHash = user.fingerprint();
        return new Shape(
                systemHash,
                userHash,
                chain.fingerprint(),
                chain.parent(),
                answer.fingerprint(),
                sentBack.read(json, chain.parentAnswer(), chain.parentAnswerMessages()),
                chain.count(),
                tools(json, body),
                images,
                system.characters(),
                user.characters(),
                outputChars,
                maxOutputTokens(json, body));
    }

    /** What tells calls of one prompt, of the request that was read last; null when it has no text or is not at hand. */
    @Nullable
    PromptSketch sketch() {
        return sketches.of(systemHash, system, userHash, user);
    }

    private void clear() {
        system.clear();
        user.clear();
        chain.clear();
        systemHash = null;
        userHash = null;
        userSeen = false;
        images = 0;
    }

    private boolean conversation(JsonTape json, int body) {
        int messages = json.find(body, MESSAGES);
        if (json.isArray(messages)) {
            messages(json, messages);
            return true;
        }
        int input = json.find(body, INPUT);
        if (json.isArray(input)) {
            messages(json, input);
            return true;
        }
        if (json.isString(json.find(body, MESSAGE))) {
            history(json, json.find(body, CHAT_HISTORY));
            single(json, json.find(body, MESSAGE));
            return true;
        }
        return singleText(json, body, input);
    }

    private void messages(JsonTape json, int messages) {
        for (int m = json.firstChild(messages); m < json.end(messages); m = json.next(m)) {
            int role = json.find(m, ROLE);
            int content = json.find(m, CONTENT);
            if (json.isOneOf(role, SYSTEM_ROLES)) {
                addTexts(json, content, system);
                continue;
            }
            if (!userSeen && json.isText(role, USER)) {
                userSeen = true;
                addTexts(json, content, user);
            }
            countImages(json, content);
            chain.add(messageHash.of(json, m), SentBackAnswer.isFromModel(json, m), m);
        }
    }

    /** Cohere's list of what was said before; the message itself stands beside it. */
    private void history(JsonTape json, int history) {
        if (!json.isArray(history)) {
            return;
        }
        for (int m = json.firstChild(history); m < json.end(history); m = json.next(m)) {
            int role = json.find(m, ROLE);
            int text = json.find(m, MESSAGE);
            if (json.isOneOf(role, SYSTEM_ROLES)) {
                addTexts(json, text, system);
            } else if (json.isString(text) && json.isText(role, COHERE_USER)) {
                single(json, text);
            } else {
                chain.add(messageHash.of(json, m), SentBackAnswer.isFromModel(json, m), m);
            }
        }
    }

    private boolean singleText(JsonTape json, int body, int input) {
        if (json.isString(input)) {
            single(json, input);
            return true;
        }
        for (Name name : SINGLE_TEXTS) {
            int text = json.find(body, name);
            if (json.isString(text)) {
                countEmbedded(json, body);
                single(json, text);
                return true;
            }
            if (json.isArray(text)) {
                countEmbedded(json, body);
                addTexts(json, text, user);
                chain.add(messageHash.of(json, text), false, text);
                return true;
            }
        }
        return imageTask(json, body);
    }

    private boolean imageTask(JsonTape json, int body) {
        for (Name name : IMAGE_TASKS) {
            int text = json.find(json.find(body, name), TEXT);
            if (json.isString(text)) {
                single(json, text);
                return true;
            }
        }
        int novaText = EmbeddedImages.text(json, body);
        if (json.isString(novaText)) {
            single(json, novaText);
            return true;
        }
        return countEmbedded(json, body);
    }

    private boolean countEmbedded(JsonTape json, int body) {
        int embedded = EmbeddedImages.count(json, body);
        images += Math.max(0, embedded);
        return embedded != EmbeddedImages.UNKNOWN;
    }

    private void single(JsonTape json, int text) {
        if (!userSeen) {
            userSeen = true;
            user.add(json, text);
        }
        chain.add(messageHash.ofText(USER, json, text), false, text);
    }

    /** Adds a string, or the strings and text blocks of an array. */
    private static void addTexts(JsonTape json, int content, NormalisedText target) {
        if (json.isString(content)) {
            target.add(json, content);
        } else if (json.isArray(content)) {
            for (int block = json.firstChild(content); block < json.end(content); block = json.next(block)) {
                int text = json.isString(block) ? block : text(json, block);
                if (json.isString(text)) {
                    target.add(json, text);
                }
            }
        }
    }

    private static int text(JsonTape json, int block) {
        int text = json.find(block, TEXT);
        return json.isString(text) ? text : json.find(json.find(json.find(block, GUARD_CONTENT), TEXT), TEXT);
    }

    private void countImages(JsonTape json, int content) {
        if (!json.isArray(content)) {
            return;
        }
        for (int block = json.firstChild(content); block < json.end(content); block = json.next(block)) {
            int result = json.find(block, TOOL_RESULT);
            int inner = json.find(result == JsonTape.NONE ? block : result, CONTENT);
            images += isImage(json, block) ? 1 : 0;
            if (json.isArray(inner)) {
                for (int b = json.firstChild(inner); b < json.end(inner); b = json.next(b)) {
                    images += isImage(json, b) ? 1 : 0;
                }
            }
        }
    }

    private static boolean isImage(JsonTape json, int block) {
        int type = json.find(block, TYPE);
        return json.isObject(json.find(block, IMAGE))
                || json.isText(type, IMAGE)
                || json.isText(type, IMAGE_URL)
                || json.isText(type, INPUT_IMAGE);
    }

    private static int tools(JsonTape json, int body) {
        int config = json.find(body, TOOL_CONFIG);
        int tools = json.find(config == JsonTape.NONE ? body : config, TOOLS);
        int count = 0;
        if (json.isArray(tools)) {
            for (int tool = json.firstChild(tools); tool < json.end(tools); tool = json.next(tool)) {
                count += MessageHash.isCachePoint(json, tool) ? 0 : 1;
            }
        }
        return count;
    }

    private static @Nullable Integer maxOutputTokens(JsonTape json, int body) {
        Integer limit = limit(json, body);
        for (int i = 0; limit == null && i < LIMIT_OWNERS.size(); i++) {
            limit = limit(json, json.find(body, LIMIT_OWNERS.get(i)));
        }
        return limit;
    }

    private static @Nullable Integer limit(JsonTape json, int owner) {
        for (Name name : LIMITS) {
            int token = json.find(owner, name);
            OptionalLong value = json.isNumber(token) ? json.wholeNumber(token) : OptionalLong.empty();
            if (value.isPresent() && value.getAsLong() >= 0 && value.getAsLong() <= Integer.MAX_VALUE) {
                return (int) value.getAsLong();
            }
        }
        return null;
    }
}
