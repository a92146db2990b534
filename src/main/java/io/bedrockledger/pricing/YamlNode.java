package io.bedrockledger.pricing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.dataformat.yaml.YAMLFactory;

/** A value of a YAML file and where it stands, so that a complaint can name the line. */
sealed interface YamlNode {

    /** {@code file:line}, lines counted from 1. */
    String where();

    /** Text, a number or a date, as it is written. */
    record Scalar(String where, String text) implements YamlNode {}

    /** A list. */
    record Sequence(String where, List<YamlNode> items) implements YamlNode {}

    /** A map, in the order of the file. */
    record Mapping(String where, Map<String, YamlNode> entries) implements YamlNode {}

    /** Reads the one document of a file. */
    static YamlNode read(Path file) {
        String name = String.valueOf(file.getFileName());
        try (JsonParser parser = new YAMLFactory().createParser(ObjectReadContext.empty(), file)) {
            if (parser.nextToken() == null) {
                throw new PriceBookException(name, "a file must hold a map", "nothing", "fill it or delete it");
            }
            return node(parser, name);
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new PriceBookException(
                    name + ":" + line, "a file must be YAML", "'" + problem(e) + "'", "correct it", e);
        }
    }

    /** The parser's message shows excerpts, indented, below the context and below the problem: the last of the rest. */
    private static String problem(JacksonException e) {
        return e.getOriginalMessage()
                .lines()
                .filter(text -> !text.isBlank() && !text.startsWith(" "))
                .reduce((context, problem) -> problem)
                .orElse("no reason");
    }

    private static YamlNode node(JsonParser parser, String file) {
        String where = file + ":" + parser.currentTokenLocation().getLineNr();
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            return mapping(parser, file, where);
        }
        if (token == JsonToken.START_ARRAY) {
            List<YamlNode> items = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(node(parser, file));
            }
            return new Sequence(where, List.copyOf(items));
        }
        return new Scalar(where, token == JsonToken.VALUE_NULL ? "" : parser.getString());
    }

    private static Mapping mapping(JsonParser parser, String file, String where) {
        Map<String, YamlNode> entries = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            parser.nextToken();
            YamlNode value = node(parser, file);
            if (entries.put(key, value) != null) {
                throw new PriceBookException(
                        value.where(), "a key must stand once in a map", "'" + key + "' again", "delete one");
            }
        }
        return new Mapping(where, entries);
    }
}
