package io.bedrockledger.replay.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A map of a plan with the keys that it may have, read strictly. */
final class PlanFields {

    /** As many as an amount of dollars has; a longer number is a slip, and one of millions of digits an attack. */
    private static final int MOST_DECIMALS = 12;

    private final PlanNode.Mapping map;

    private PlanFields(PlanNode.Mapping map) {
        this.map = map;
    }

    /** @param keys every key that the map may have; another one is an error */
    static PlanFields of(PlanNode node, Set<String> keys) {
        PlanFields fields = new PlanFields(mapping(node));
        fields.map.entries().forEach((key, value) -> {
            if (!keys.contains(key)) {
                throw PlanNode.wrong(value.where(), "a key must be one of " + new TreeSet<>(keys), "it is " + key);
            }
        });
        return fields;
    }

    /** A map whose keys the plan does not check. */
    static PlanNode.Mapping mapping(PlanNode node) {
        if (node instanceof PlanNode.Mapping mapping) {
            return mapping;
        }
        throw PlanNode.wrong(node.where(), "a map must stand here", node.described());
    }

    /** The items of a list, one at least. */
    static List<PlanNode> items(PlanNode node) {
        if (node instanceof PlanNode.Sequence sequence && !sequence.items().isEmpty()) {
            return sequence.items();
        }
        String found = node instanceof PlanNode.Sequence ? "it is an empty list" : node.described();
        throw PlanNode.wrong(node.where(), "a list must stand here, of one item at least", found);
    }

    /** A text that is not blank; a number is one, too. */
    static String text(PlanNode node) {
        if (node instanceof PlanNode.Scalar scalar && !scalar.text().isBlank()) {
            return scalar.text();
        }
        throw PlanNode.wrong(node.where(), "a text must stand here", node.described());
    }

    String where() {
        return map.where();
    }

    @Nullable
    PlanNode node(String key) {
        return map.entries().get(key);
    }

    boolean has(String key) {
        return map.entries().containsKey(key);
    }

    /** The file and line of a key's value; of the map where it is absent. */
    String where(String key) {
        PlanNode node = node(key);
        return node == null ? where() : node.where();
    }

    PlanNode required(String key) {
        PlanNode node = node(key);
        if (node == null) {
            throw PlanNode.wrong(where(), key + " must be given", "it is absent");
        }
        return node;
    }

    /** What a reader makes of a key's value; the default where it is absent. */
    <T> T or(String key, T usual, Function<PlanNode, T> reader) {
        PlanNode node = node(key);
        return node == null ? usual : reader.apply(node);
    }

    @Nullable
    String textOrNull(String key) {
        PlanNode node = node(key);
        return node == null ? null : text(node);
    }

    List<PlanNode> listOrNone(String key) {
        return or(key, List.of(), PlanFields::items);
    }

    /** A map whose values go on as they stand; empty where the key is absent. */
    Map<String, PlanValue> valuesOrNone(String key) {
        return or(key, Map.of(), node -> ((PlanValue.Fields) mapping(node).value()).fields());
    }

    boolean flag(String key, boolean usual) {
        return or(key, usual, node -> {
            if (node.value() instanceof PlanValue.Flag value) {
                return value.flag();
            }
            throw PlanNode.wrong(node.where(), key + " must be true or false", node.described());
        });
    }

    @Nullable
    LocalDate dayOrNull(String key) {
        PlanNode node = node(key);
        return node == null ? null : day(node, key);
    }

    LocalDate day(String key) {
        return day(required(key), key);
    }

    private static LocalDate day(PlanNode node, String key) {
        try {
            return LocalDate.parse(text(node));
        } catch (DateTimeParseException e) {
            throw PlanNode.wrong(node.where(), key + " must be a day as in 2026-11-22", node.described());
        }
    }

    /** A whole number within bounds, both inclusive. */
    int whole(String key, int usual, int least, int most) {
        BigDecimal number = number(key, BigDecimal.valueOf(usual), BigDecimal.valueOf(least), BigDecimal.valueOf(most));
        if (number.stripTrailingZeros().scale() > 0) {
            throw PlanNode.wrong(
                    where(key), key + " must be a whole number", required(key).described());
        }
        return number.intValueExact();
    }

    /** A number within bounds, both inclusive. */
    BigDecimal number(String key, BigDecimal usual, BigDecimal least, BigDecimal most) {
        return or(key, usual, node -> {
            if (node.value() instanceof PlanValue.Decimal value
                    && value.number().scale() > MOST_DECIMALS) {
                throw PlanNode.wrong(
                        node.where(), key + " must have at most " + MOST_DECIMALS + " decimals", node.described());
            }
            if (node.value() instanceof PlanValue.Decimal value
                    && value.number().compareTo(least) >= 0
                    && value.number().compareTo(most) <= 0) {
                return value.number();
            }
            throw PlanNode.wrong(
                    node.where(),
                    key + " must be a number from " + least.toPlainString() + " to " + most.toPlainString(),
                    node.described());
        });
    }

    @Nullable
    BigDecimal numberOrNull(String key, BigDecimal least, BigDecimal most) {
        return has(key) ? number(key, least, least, most) : null;
    }

    /** A constant by its name in lower case. */
    static <E extends Enum<E>> E constant(PlanNode node, E[] constants) {
        return Stream.of(constants)
                .filter(constant -> label(constant).equals(text(node)))
                .findFirst()
                .orElseThrow(() -> PlanNode.wrong(
                        node.where(),
                        "a value must be one of "
                                + Stream.of(constants).map(PlanFields::label).toList(),
                        node.described()));
    }

    static String label(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
