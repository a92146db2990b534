package io.bedrockledger.replay.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A scorer that the plan asks for.
 *
 * @param parameters by name, in the order of the plan; what they mean, and their defaults, the scorer says
 */
public record ScorerSpec(Type type, Map<String, PlanValue> parameters) {

    public ScorerSpec {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /** The kinds of scorers; in a plan by name in lower case. */
    public enum Type {
        /** The answer is the expected one. */
        EXACT("extract ignore_case"),
        /** Its number is the expected one. */
        NUMERIC("extract tolerance relative_tolerance"),
        /** A pattern is found in it. */
        REGEX("pattern extract"),
        /** It is JSON. */
        JSON_VALID("lenient"),
        /** It is JSON of a schema. */
        JSON_SCHEMA("schema lenient"),
        /** Its fields are the expected ones: the share that is. */
        JSON_FIELDS("fields ignore tolerance lenient"),
        /** It contains the expected text, or given ones. */
        CONTAINS("texts ignore_case"),
        /** It is about as long as the expected one. */
        LENGTH("least most"),
        /** It is no refusal. */
        REFUSAL("patterns"),
        /** It was not cut off. */
        TRUNCATION(""),
        /** It calls the tools that were expected, in the same way. */
        TOOL_CALLS("any_order arguments"),
        /** A program of one's own says. */
        COMMAND("command timeout_seconds");

        private final String parameters;

        /** @param parameters names with a space between two */
        Type(String parameters) {
            this.parameters = parameters;
        }

        /** The names that its parameters may have. */
        public Set<String> parameters() {
            return parameters.isEmpty() ? Set.of() : Set.of(parameters.split(" "));
        }
    }
}
