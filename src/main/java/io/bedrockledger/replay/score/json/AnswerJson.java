package io.bedrockledger.replay.score.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** Reads JSON out of answers. What is read was written by a model: nothing in it can throw, or take long. */
public final class AnswerJson {

    /** Places where JSON may begin that are tried at most: a megabyte of brackets is not read a million times. */
    private static final int MOST_STARTS = 100;

    private static final String FENCE = "```";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();

    private static final ObjectReader STRICT =
            MAPPER.readerFor(JsonNode.class).with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** Models write line breaks into strings as they are; everything else must be JSON for this reader too. */
    private static final ObjectReader FORGIVING = MAPPER.readerFor(JsonNode.class)
            .without(
                    DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .with(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS);

    private AnswerJson() {}

    /** The value of a text that is JSON and nothing else, but for white space around it. */
    public static Optional<JsonValue> whole(String text) {
        return text.isBlank() ? Optional.empty() : read(STRICT, text);
    }

    /**
     * The first object or list in a text, whatever stands around it. A text that is JSON as a whole may be any value. Line
     * breaks within strings are forgiven, and said.
     */
    public static Optional<FoundJson> find(String text) {
        String bare = text.strip();
        Optional<FoundJson> whole =
                found(bare, FoundJson.Surroundings.NONE).or(() -> found(unfenced(bare), FoundJson.Surroundings.FENCE));
        return whole.isPresent() ? whole : inProse(bare);
    }

    private static Optional<FoundJson> found(String text, FoundJson.Surroundings surroundings) {
        Optional<JsonValue> strict = whole(text);
        if (strict.isPresent()) {
            return Optional.of(new FoundJson(strict.get(), surroundings, FoundJson.Form.VALID));
        }
        boolean closed = (text.startsWith("{") && text.endsWith("}")) || (text.startsWith("[") && text.endsWith("]"));
        return closed
                ? read(FORGIVING.with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS), text)
                        .map(value -> new FoundJson(value, surroundings, FoundJson.Form.FORGIVEN))
                : Optional.empty();
    }

    /** What stands in a fence that is all of a text; nothing where it is not. */
    private static String unfenced(String text) {
        int content = text.indexOf('\n');
        boolean fenced = text.startsWith(FENCE) && text.endsWith(FENCE) && content > 0;
        int end = text.length() - FENCE.length();
        return fenced && content < end ? text.substring(content, end).strip() : "";
    }

    private static Optional<FoundJson> inProse(String text) {
        int tried = 0;
        for (int at = 0; at < text.length() && tried < MOST_STARTS; at++) {
            char sign = text.charAt(at);
            if (sign == '{' || sign == '[') {
                tried++;
                Optional<JsonValue> value = prefix(text, at);
                if (value.isPresent()) {
                    return Optional.of(new FoundJson(value.get(), FoundJson.Surroundings.PROSE, form(text, at)));
                }
            }
        }
        return Optional.empty();
    }

    /** The value that begins at a place; a list of a single number, such as a footnote's mark, is none. */
    private static Optional<JsonValue> prefix(String text, int at) {
        return read(FORGIVING, text.substring(at))
                .filter(value -> value instanceof JsonValue.Members members
                        ? !members.members().isEmpty()
                        : value instanceof JsonValue.Elements list
                                && list.elements().size() > 1);
    }

    private static FoundJson.Form form(String text, int at) {
        ObjectReader open = STRICT.without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        return read(open, text.substring(at)).isPresent() ? FoundJson.Form.VALID : FoundJson.Form.FORGIVEN;
    }

    private static Optional<JsonValue> read(ObjectReader reader, String text) {
        try (JsonParser parser = reader.createParser(text)) {
            JsonNode node = reader.readValue(parser);
            return node == null || node.isMissingNode() ? Optional.empty() : Optional.of(value(node));
        } catch (JacksonException notJson) {
            return Optional.empty();
        }
    }

    private static JsonValue value(JsonNode node) {
        if (node.isObject()) {
            Map<String, JsonValue> members = new LinkedHashMap<>();
            node.properties().forEach(each -> members.put(each.getKey(), value(each.getValue())));
            return new JsonValue.Members(members);
        }
        if (node.isArray()) {
            List<JsonValue> elements = new ArrayList<>();
            node.forEach(each -> elements.add(value(each)));
            return new JsonValue.Elements(elements);
        }
        if (node.isNumber()) {
            return new JsonValue.Numeral(node.decimalValue());
        }
        if (node.isBoolean()) {
            return node.booleanValue() ? JsonValue.Literal.TRUE : JsonValue.Literal.FALSE;
        }
        return node.isNull() ? JsonValue.Literal.NULL : new JsonValue.Text(node.asString());
    }

    /** An object of texts as JSON, in the order of its keys. */
    public static String write(Map<String, String> texts) {
        return MAPPER.writeValueAsString(texts);
    }
}
