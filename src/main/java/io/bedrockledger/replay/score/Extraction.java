package io.bedrockledger.replay.score;

import io.bedrockledger.replay.score.json.JsonField;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where in an answer that stands which counts. */
public sealed interface Extraction {

    /** The part of a text; empty where it has none. */
    Optional<String> from(String text);

    /** All of it. */
    record Whole() implements Extraction {

        @Override
        public Optional<String> from(String text) {
            return Optional.of(text);
        }
    }

    /** A field at the top of an answer that is one JSON object and nothing else. */
    record Field(String name) implements Extraction {

        @Override
        public Optional<String> from(String text) {
            return JsonField.strict(text, name);
        }
    }

    /** The last field of that name, whatever stands around it. */
    record LastField(String name) implements Extraction {

        @Override
        public Optional<String> from(String text) {
            return JsonField.last(text, name);
        }
    }

    /** The first group of the last match, or all of the match where the pattern has no group. */
    record LastMatch(Pattern pattern) implements Extraction {

        @Override
        public Optional<String> from(String text) {
            return PatternBudget.last(pattern, text);
        }
    }
}
