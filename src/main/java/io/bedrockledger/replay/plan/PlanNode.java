package io.bedrockledger.replay.plan;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
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

/** A value of a plan and where it stands, so that a complaint can name the line. */
sealed interface PlanNode {

    /** {@code file:line}, lines counted from 1. */
    String where();

    /** The same without its place. */
    PlanValue value();

    /** As a complaint shows it. */
    String described();

    /**
     * Text, a number, true or false.
     *
     * @param text as it is written; empty where nothing is
     */
    record Scalar(String where, String text, PlanValue value) implements PlanNode {
        @Override
        public String described() {
            return text.isBlank() ? "it is empty" : "it is " + text;
        }
    }

    /** A list. */
    record Sequence(String where, List<PlanNode> items) implements PlanNode {
        @Override
        public PlanValue value() {
            return new PlanValue.Items(items.stream().map(PlanNode::value).toList());
        }

        @Override
        public String described() {
            return "it is a list";
        }
    }

    /** A map, in the order of the file. */
    record Mapping(String where, Map<String, PlanNode> entries) implements PlanNode {
        @Override
        public PlanValue value() {
            Map<String, PlanValue> values = new LinkedHashMap<>();
            entries.forEach((key, node) -> values.put(key, node.value()));
            return new PlanValue.Fields(values);
        }

        @Override
        public String described() {
            return "it is a map";
        }
    }

    /** A complaint in the form of all others. */
    static IllegalArgumentException wrong(String where, String rule, String found) {
        return new IllegalArgumentException("[" + where + "] " + rule + "; " + found + "; correct the plan");
    }

    /** Reads the one document of a file. */
    static PlanNode read(Path file) throws IOException {
        String text;
        try {
            text = Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("[" + file + "] the file must be UTF-8; it is not; save it as UTF-8", e);
        }
        try (JsonParser parser = new YAMLFactory().createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() == null) {
                throw wrong(file + ":1", "a plan must hold a map", "it is empty");
            }
            PlanNode node = node(parser, file.toString());
            if (parser.nextToken() != null) {
                throw wrong(
                        file + ":" + parser.currentTokenLocation().getLineNr(),
                        "a file must hold one plan",
                        "another document begins");
            }
            return node;
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            String problem = e.getOriginalMessage().lines().findFirst().orElse("it is not");
            throw new IllegalArgumentException(
                    "[" + file + ":" + line + "] a plan must be YAML; " + problem + "; correct the line", e);
        }
    }

    private static PlanNode node(JsonParser parser, String file) {
        String where = file + ":" + parser.currentTokenLocation().getLineNr();
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            return mapping(parser, file, where);
        }
        if (token == JsonToken.START_ARRAY) {
            List<PlanNode> items = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(node(parser, file));
            }
            return new Sequence(where, List.copyOf(items));
        }
        return scalar(parser, where);
    }

    private static PlanNode scalar(JsonParser parser, String where) {
        JsonToken token = parser.currentToken();
        String text = token == JsonToken.VALUE_NULL ? "" : parser.getString();
        if (token.isBoolean()) {
            return new Scalar(where, text, new PlanValue.Flag(token == JsonToken.VALUE_TRUE));
        }
        // YAML counts .nan and .inf among the numbers.
        if (token.isNumeric() && text.chars().anyMatch(Character::isDigit)) {
            return new Scalar(where, text, new PlanValue.Decimal(parser.getDecimalValue()));
        }
        return new Scalar(where, text, new PlanValue.Text(text));
    }

    private static PlanNode mapping(JsonParser parser, String file, String where) {
        Map<String, PlanNode> entries = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            parser.nextToken();
            PlanNode value = node(parser, file);
            if (entries.put(key, value) != null) {
                throw wrong(value.where(), "a key must stand once in a map", key + " is there twice");
            }
        }
        return new Mapping(where, entries);
    }
}
