package io.bedrockledger.warehouse;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Values of an answer as text. */
final class SqlText {

    private static final JsonMapper JSON = JsonMapper.shared();

    private SqlText() {}

    static String of(Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal.toPlainString();
        }
        if (value instanceof List<?> || value instanceof Map<?, ?>) {
            return JSON.writeValueAsString(value);
        }
        return value.toString();
    }
}
