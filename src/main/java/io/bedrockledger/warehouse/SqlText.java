package io.bedrockledger.warehouse;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Values of an answer as text. */
final class SqlText {

    private SqlText() {}

    static String of(Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal.toPlainString();
        }
        if (value instanceof List<?> || value instanceof Map<?, ?>) {
            return Json.MAPPER.writeValueAsString(value);
        }
        return value.toString();
    }

    /** Loaded by the first list or map alone: most answers have none. */
    private static final class Json {
        static final JsonMapper MAPPER = JsonMapper.shared();
    }
}
