package io.bedrockledger.attribution;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A YAML file of mappings that are listed under one key, or under each of a few, read strictly: an unknown or repeated key
 * is an error.
 */
public final class YamlList {

    private static final YAMLMapper MAPPER = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            // Entries are read one by one from the middle of the file.
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final Path file;
    private final List<String> keys;
    private final String key;
    private final String text;

    /** What stands under a key. */
    enum Form {
        LIST,
        MAPPING
    }

    private YamlList(Path file, List<String> keys, String key, String text) {
        this.file = file;
        this.keys = List.copyOf(keys);
        this.key = key;
        this.text = text;
    }

    /**
     * Reads a file's list; empty when there is no file, or nothing in it.
     *
     * @throws IllegalArgumentException when the file says something else; the message names file and line
     */
    public static <T> List<Entry<T>> read(Path file, String key, Class<T> type) throws IOException {
        return read(file, List.of(key), key, Form.LIST, type);
    }

    /**
     * Reads what stands under one of the keys of a file; empty when there is no file, or no such key in it.
     *
     * @param keys all that the file may hold
     * @param form of a mapping, the mapping is the only entry
     * @throws IllegalArgumentException when the file says something else; the message names file and line
     */
    static <T> List<Entry<T>> read(Path file, List<String> keys, String key, Form form, Class<T> type)
            throws IOException {
        String text;
        try {
            text = Files.readString(file);
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("[" + file + "] the file must be UTF-8; it is not; save it as UTF-8", e);
        }
        return new YamlList(file, keys, key, text).entries(form, MAPPER.readerFor(type));
    }

    private <T> List<Entry<T>> entries(Form form, ObjectReader reader) {
        List<Entry<T>> entries = new ArrayList<>();
        try (JsonParser parser = MAPPER.createParser(text)) {
            if (parser.nextToken() == null) {
                return entries;
            }
            require(parser.currentToken() == JsonToken.START_OBJECT, parser);
            String name = parser.nextName();
            require(name != null, parser);
            while (name != null) {
                require(keys.contains(name), parser);
                parser.nextToken();
                if (name.equals(key)) {
                    read(form, reader, parser, entries);
                } else {
                    parser.skipChildren();
                }
                name = parser.nextName();
            }
            require(parser.currentToken() == JsonToken.END_OBJECT && parser.nextToken() == null, parser);
            return entries;
        } catch (DatabindException e) {
            throw wrongEntry(entries.size(), e);
        } catch (JacksonException e) {
            throw wrongYaml(e);
        }
    }

    private <T> void read(Form form, ObjectReader reader, JsonParser parser, List<Entry<T>> entries) {
        JsonToken value = parser.currentToken();
        if (value == JsonToken.VALUE_NULL) {
            return;
        }
        require(value == (form == Form.LIST ? JsonToken.START_ARRAY : JsonToken.START_OBJECT), parser);
        while (form == Form.MAPPING || parser.nextToken() != JsonToken.END_ARRAY) {
            require(parser.currentToken() == JsonToken.START_OBJECT, parser);
            entries.add(new Entry<>(file + ":" + line(parser), reader.readValue(parser)));
            if (form == Form.MAPPING) {
                return;
            }
        }
    }

    private void require(boolean holds, JsonParser parser) {
        if (!holds) {
            throw new IllegalArgumentException("[" + file + ":" + line(parser)
                    + "] the file must hold one list of mappings under the key " + key
                    + (keys.size() == 1 ? "" : ", and beside it what is documented under " + others())
                    + "; something else stands here; correct it");
        }
    }

    private String others() {
        return keys.stream().filter(other -> !other.equals(key)).collect(Collectors.joining(", "));
    }

    private IllegalArgumentException wrongEntry(int index, DatabindException e) {
        String where = "[" + file + ":" + lineOf(index, e.getPath()) + "] ";
        if (e instanceof UnrecognizedPropertyException unknown) {
            return new IllegalArgumentException(
                    where + "a key must be one of " + unknown.getKnownPropertyIds() + "; it is "
                            + unknown.getPropertyName() + "; correct or remove it",
                    e);
        }
        return new IllegalArgumentException(
                where + "a value must have the documented type; it has another one; correct it", e);
    }

    private IllegalArgumentException wrongYaml(JacksonException e) {
        TokenStreamLocation location = e.getLocation();
        return new IllegalArgumentException(
                "[" + file + ":" + (location == null ? 1 : location.getLineNr()) + "] the file must be YAML; "
                        + e.getOriginalMessage().lines().findFirst().orElse("it is not") + "; correct the line",
                e);
    }

    /**
     * The line of what a path leads to, found by reading the file again: an exception tells the path exactly, but as its
     * line the place up to which the file was read ahead.
     */
    private int lineOf(int index, List<JacksonException.Reference> path) {
        try (JsonParser parser = MAPPER.createParser(text)) {
            parser.nextToken();
            toProperty(parser, key);
            toElement(parser, index);
            int line = line(parser);
            for (JacksonException.Reference reference : path) {
                if (reference.getPropertyName() == null) {
                    toElement(parser, reference.getIndex());
                    line = line(parser);
                } else {
                    line = toProperty(parser, reference.getPropertyName());
                }
            }
            return line;
        }
    }

    /** Goes from a mapping's beginning to the value of a key and tells the line of the key. */
    private static int toProperty(JsonParser parser, String name) {
        while (!name.equals(parser.nextName())) {
            parser.nextToken();
            parser.skipChildren();
        }
        int line = line(parser);
        parser.nextToken();
        return line;
    }

    private static void toElement(JsonParser parser, int index) {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            return;
        }
        parser.nextToken();
        for (int skipped = 0; skipped < index; skipped++) {
            parser.skipChildren();
            parser.nextToken();
        }
    }

    private static int line(JsonParser parser) {
        return parser.currentTokenLocation().getLineNr();
    }

    /**
     * An entry of the list.
     *
     * @param where file and line where it begins
     */
    public record Entry<T>(String where, T value) {}
}
