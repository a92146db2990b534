package io.bedrockledger.invocation;

import io.bedrockledger.invocation.json.JsonTape;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads the metadata that callers send with a request: the pairs whose values are scalars, the last of several with one key.
 *
 * <p>AWS takes at most 16 pairs of 256 characters a key and a value. What is far beyond that, or has control characters, is
 * no metadata; the call stands without it.
 */
final class RequestMetadata {

    static final int MOST_PAIRS = 64;

    /** Bytes, as written, of a key and of a value. */
    static final int LONGEST = 1_024;

    private RequestMetadata() {}

    static Map<String, String> read(JsonTape json, int metadata) {
        if (!json.isObject(metadata) || json.firstChild(metadata) == json.end(metadata)) {
            return Map.of();
        }
        Map<String, String> pairs = new HashMap<>();
        for (int key = json.firstChild(metadata); key < json.end(metadata); key = json.next(key + 1)) {
            switch (json.kind(key + 1)) {
                case STRING, NUMBER, TRUE, FALSE -> put(json, key, pairs);
                case OBJECT, ARRAY, NULL, KEY, END -> {}
            }
        }
        return pairs;
    }

    private static void put(JsonTape json, int key, Map<String, String> pairs) {
        String name = PlainText.of(json, key, LONGEST);
        String value = PlainText.of(json, key + 1, LONGEST);
        if (name != null && value != null && (pairs.size() < MOST_PAIRS || pairs.containsKey(name))) {
            pairs.put(name, value);
        }
    }
}
