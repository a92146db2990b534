package io.bedrockledger.pricing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A map of the price book's files with the keys that it may have, read strictly. */
final class Fields {

    private final YamlNode.Mapping map;

    private Fields(YamlNode.Mapping map) {
        this.map = map;
    }

    /** @param keys every key that the map may have; another one is an error */
    static Fields of(YamlNode node, Set<String> keys) {
        Fields fields = new Fields(mapping(node));
        fields.map.entries().forEach((key, value) -> {
            if (!keys.contains(key)) {
                List<String> sorted = keys.stream().sorted().toList();
                throw new PriceBookException(
                        value.where(), "a key must be one of " + sorted, "'" + key + "'", "correct its spelling");
            }
        });
        return fields;
    }

    /** A map whose keys are names that the file chooses. */
    static Map<String, YamlNode> names(YamlNode node) {
        return mapping(node).entries();
    }

    String where() {
        return map.where();
    }

    YamlNode node(String key) {
        YamlNode node = map.entries().get(key);
        if (node == null) {
            throw new PriceBookException(where(), "'" + key + "' must be given", "no such key", "add it");
        }
        return node;
    }

    @Nullable
    YamlNode nodeOrNull(String key) {
        return map.entries().get(key);
    }

    String text(String key) {
        return text(node(key));
    }

    Optional<String> optionalText(String key) {
        return Optional.ofNullable(nodeOrNull(key)).map(Fields::text);
    }

    List<YamlNode> items(String key) {
        return sequence(node(key));
    }

    /** Texts of a list; empty when the key is absent. */
    List<String> texts(String key) {
        YamlNode node = nodeOrNull(key);
        List<String> texts = new ArrayList<>();
        if (node != null) {
            sequence(node).forEach(item -> texts.add(text(item)));
        }
        return texts;
    }

    LocalDate date(String key) {
        YamlNode node = node(key);
        try {
            return LocalDate.parse(text(node));
        } catch (DateTimeParseException e) {
            throw wrong(node, "'" + key + "' must be a date such as 2026-11-24");
        }
    }

    /** A UTC instant, or a date that stands for its first instant. */
    Instant instant(String key) {
        YamlNode node = node(key);
        String text = text(node);
        try {
            return text.length() == "2026-11-24".length()
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw wrong(node, "'" + key + "' must be a date or a UTC instant such as 2026-07-30T00:00:00Z");
        }
    }

    static String text(YamlNode node) {
        if (node instanceof YamlNode.Scalar scalar && !scalar.text().isBlank()) {
            return scalar.text();
        }
        throw wrong(node, "a text must stand here");
    }

    private static YamlNode.Mapping mapping(YamlNode node) {
        if (node instanceof YamlNode.Mapping mapping) {
            return mapping;
        }
        throw wrong(node, "a map must stand here");
    }

    private static List<YamlNode> sequence(YamlNode node) {
        if (node instanceof YamlNode.Sequence sequence && !sequence.items().isEmpty()) {
            return sequence.items();
        }
        throw wrong(node, "a list must stand here, of one item at least");
    }

    static PriceBookException wrong(YamlNode node, String rule) {
        return new PriceBookException(node.where(), rule, described(node), "correct it");
    }

    private static String described(YamlNode node) {
        if (node instanceof YamlNode.Scalar scalar) {
            return scalar.text().isEmpty() ? "nothing" : "'" + scalar.text() + "'";
        }
        return node instanceof YamlNode.Mapping ? "a map" : "a list";
    }
}
