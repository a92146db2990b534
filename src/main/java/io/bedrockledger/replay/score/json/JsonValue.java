package io.bedrockledger.replay.score.json;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value of JSON. Equal values are equal whatever the order of keys and however a number is written. */
public sealed interface JsonValue {

    /** How many leaves there are below and at this value: 1 for a plain value and for what is empty. */
    default long leaves() {
        return 1;
    }

    /**
     * Names and values.
     *
     * @param members in the order in which they were written
     */
    record Members(Map<String, JsonValue> members) implements JsonValue {

        public Members {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }

        @Override
        public long leaves() {
            return Math.max(
                    1, members.values().stream().mapToLong(JsonValue::leaves).sum());
        }
    }

    /** Values in their order. */
    record Elements(List<JsonValue> elements) implements JsonValue {

        public Elements {
            elements = List.copyOf(elements);
        }

        @Override
        public long leaves() {
            return Math.max(1, elements.stream().mapToLong(JsonValue::leaves).sum());
        }
    }

    /** A text. */
    record Text(String text) implements JsonValue {}

    /**
     * A number.
     *
     * @param number without trailing zeros, so that 1.0 is 1
     */
    record Numeral(BigDecimal number) implements JsonValue {

        public Numeral {
            number = number.stripTrailingZeros();
        }
    }

    /** True, false or null. */
    enum Literal implements JsonValue {
        TRUE,
        FALSE,
        NULL
    }
}
