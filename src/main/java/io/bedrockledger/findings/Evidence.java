package io.bedrockledger.findings;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** Further figures of a finding as JSON: numbers bare, everything else as text. */
final class Evidence {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private Evidence() {}

    /** The object; null when there is nothing in it. */
    static @Nullable String json(Map<String, Object> values) {
        Map<String, Object> known = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            if (value != Sighting.Absent.VALUE) {
                boolean number = value instanceof Long || value instanceof Integer || value instanceof BigDecimal;
                known.put(name, number ? value : value.toString());
            }
        });
        return known.isEmpty() ? null : JSON.writeValueAsString(known);
    }
}
