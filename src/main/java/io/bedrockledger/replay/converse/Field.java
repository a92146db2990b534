package io.bedrockledger.replay.converse;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A value of a body with its place in it.
 *
 * @param pointer JSON pointer (RFC 6901); long names are cut, and control characters replaced, since both go into messages
 */
record Field(String pointer, JsonNode node) {

    private static final int LONGEST_NAME = 64;

    /** Exact decimals: a schema or an argument of a tool goes out as it came in. Nesting ends at Jackson's 500. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** The body. */
    static Field body(byte[] json) {
        try {
            return new Field("", JSON.readTree(json)).object();
        } catch (JacksonException | NumberFormatException notJson) {
            throw unreadable("");
        }
    }

    /** The JSON that stands inside this text. */
    Field parsed() {
        try {
            return new Field(pointer, JSON.readTree(text()));
        } catch (JacksonException | NumberFormatException notJson) {
            throw unreadable(pointer);
        }
    }

    /** Without the parser's message, which quotes the text. An exponent beyond a decimal's range is no error of syntax. */
    private static Untranslatable unreadable(String pointer) {
        return new Untranslatable(pointer, "must be one JSON value, nested at most 500 deep");
    }

    /** The member of that name; it may be absent. */
    Field at(String name) {
        return new Field(pointer + "/" + step(name), node.path(name));
    }

    /** The member of an object that is there and not null; null when there is none. */
    @Nullable
    Field find(String name) {
        return has(name) ? at(name) : null;
    }

    boolean has(String name) {
        return node.has(name) && !node.path(name).isNull();
    }

    boolean isText() {
        return node.isString();
    }

    boolean isArray() {
        return node.isArray();
    }

    boolean isObject() {
        return node.isObject();
    }

    String text() {
        if (!node.isString()) {
            throw refuse("must be a text");
        }
        return node.stringValue();
    }

    /** The text of a member; null when the member is absent. */
    @Nullable
    String textAt(String name) {
        Field member = find(name);
        return member == null ? null : member.text();
    }

    Field object() {
        if (!node.isObject()) {
            throw refuse("must be an object");
        }
        return this;
    }

    List<Field> items() {
        if (!node.isArray()) {
            throw refuse("must be a list");
        }
        List<Field> items = new ArrayList<>(node.size());
        for (JsonNode item : node) {
            items.add(new Field(pointer + "/" + items.size(), item));
        }
        return items;
    }

    /** The names of an object's members that are not null, in their order. */
    List<String> names() {
        return object().node.propertyNames().stream().filter(this::has).toList();
    }

    /** An empty object in this place. */
    Field empty() {
        return new Field(pointer, JSON.createObjectNode());
    }

    /** The member that holds what the type of a content part announces: it bears the type's name, or the type blocks. */
    String blockingMember() {
        String type = at("type").text();
        return has(type) ? type : "type";
    }

    /** The value as JSON. */
    String json() {
        return JSON.writeValueAsString(node);
    }

    Untranslatable refuse(String rule) {
        return new Untranslatable(pointer, rule);
    }

    private static String step(String name) {
        String cut = name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "...";
        return cut.replaceAll("\\p{Cntrl}", "?").replace("~", "~0").replace("/", "~1");
    }
}
