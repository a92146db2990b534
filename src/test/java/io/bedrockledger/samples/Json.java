package io.bedrockledger.samples;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON whose keys stand in the order in which they were given, without white space. */
final class Json {

    /** The JSON null; a Java null leaves its key out. */
    static final Object NULL = new Object();

    private Json() {}

    /** An object; a key whose value is null is absent. */
    static Map<String, Object> object(@Nullable Object... keysAndValues) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            Object value = keysAndValues[i + 1];
            if (value != null) {
                fields.put(String.valueOf(keysAndValues[i]), value);
            }
        }
        return fields;
    }

    /** The two objects as one; the keys of the second stand last and win. */
    static Map<String, Object> merged(Map<String, ?> first, Map<String, ?> second) {
        Map<String, Object> fields = new LinkedHashMap<>(first);
        fields.putAll(second);
        return fields;
    }

    static List<Object> array(Object... elements) {
        List<Object> list = new ArrayList<>();
        for (Object element : elements) {
            list.add(element);
        }
        return list;
    }

    static String write(Object value) {
        StringBuilder out = new StringBuilder();
        append(value, out);
        return out.toString();
    }

    private static void append(@Nullable Object value, StringBuilder out) {
        if (value instanceof Map<?, ?> fields) {
            appendObject(fields, out);
        } else if (value instanceof List<?> elements) {
            appendArray(elements, out);
        } else if (value instanceof Number || value instanceof Boolean) {
            out.append(value);
        } else if (value == null || value == NULL) {
            out.append("null");
        } else {
            quote(value.toString(), out);
        }
    }

    private static void appendObject(Map<?, ?> fields, StringBuilder out) {
        out.append('{');
        String separator = "";
        for (Map.Entry<?, ?> field : fields.entrySet()) {
            out.append(separator);
            quote(String.valueOf(field.getKey()), out);
            out.append(':');
            append(field.getValue(), out);
            separator = ",";
        }
        out.append('}');
    }

    private static void appendArray(List<?> elements, StringBuilder out) {
        out.append('[');
        String separator = "";
        for (Object element : elements) {
            out.append(separator);
            append(element, out);
            separator = ",";
        }
        out.append(']');
    }

    private static void quote(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < ' ') {
                        throw new IllegalArgumentException("no control characters in sample text, but U+" + (int) c);
                    }
                    out.append(c);
                }
            }
        }
        out.append('"');
    }
}
