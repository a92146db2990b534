package io.bedrockledger.cli;

import io.bedrockledger.warehouse.SqlColumn;
import io.bedrockledger.warehouse.SqlResult;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** How an answer is written. */
enum SqlFormat {
    /** For people: aligned columns, numbers to the right, and how many rows there are. */
    TABLE {
        @Override
        void write(SqlResult result, Writer out) throws IOException {
            TextTable.Align[] align = result.columns().stream()
                    .map(column -> isNumber(column) ? TextTable.Align.RIGHT : TextTable.Align.LEFT)
                    .toArray(TextTable.Align[]::new);
            TextTable table = TextTable.dense(align);
            table.row(result.columns().stream().map(SqlColumn::name).toArray(String[]::new));
            long rows = 0;
            while (result.next()) {
                table.row(cells(result, "NULL"));
                rows++;
            }
            for (String line : table.lines("")) {
                out.write(line);
                out.write('\n');
            }
            out.write("(" + Figures.counted(rows, "row") + ")\n");
        }
    },
    /** As RFC 4180 with a header, but a plain newline ends a row, since shells read it; NULL is empty, an empty text is quoted. */
    CSV {
        @Override
        void write(SqlResult result, Writer out) throws IOException {
            List<String> names = result.columns().stream().map(SqlColumn::name).toList();
            out.write(String.join(",", names.stream().map(SqlFormat::quoted).toList()));
            out.write('\n');
            while (result.next()) {
                List<String> cells = new ArrayList<>(names.size());
                for (int column = 0; column < names.size(); column++) {
                    cells.add(result.text(column).map(SqlFormat::quoted).orElse(""));
                }
                out.write(String.join(",", cells));
                out.write('\n');
            }
        }
    },
    /** An array of objects, one a line; decimals keep all of their digits. */
    JSON {
        @Override
        void write(SqlResult result, Writer out) throws IOException {
            JsonMapper mapper = JsonMapper.builder()
                    .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                    .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .build();
            out.write('[');
            boolean empty = true;
            while (result.next()) {
                out.write(empty ? "\n" : ",\n");
                empty = false;
                try (JsonGenerator json = mapper.createGenerator(out)) {
                    json.writeStartObject();
                    for (int column = 0; column < result.columns().size(); column++) {
                        json.writeName(result.columns().get(column).name());
                        writeValue(json, result, column);
                    }
                    json.writeEndObject();
                }
            }
            out.write(empty ? "]\n" : "\n]\n");
        }
    };

    /** Writes all rows of an answer. */
    abstract void write(SqlResult result, Writer out) throws IOException;

    private static boolean isNumber(SqlColumn column) {
        return switch (column.kind()) {
            case INTEGER, DECIMAL, FLOATING -> true;
            case TEXT, BOOLEAN, DATE, TIMESTAMP, NESTED -> false;
        };
    }

    private static String[] cells(SqlResult result, String absent) {
        String[] cells = new String[result.columns().size()];
        for (int column = 0; column < cells.length; column++) {
            cells[column] = result.text(column).orElse(absent);
        }
        return cells;
    }

    private static String quoted(String text) {
        boolean plain = !text.isEmpty() && text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    private static void writeValue(JsonGenerator json, SqlResult result, int column) {
        Optional<Object> value = result.value(column);
        if (value.isEmpty()) {
            json.writeNull();
            return;
        }
        switch (result.columns().get(column).kind()) {
            case TEXT, DATE, TIMESTAMP -> json.writeString(result.text(column).orElse(""));
            case INTEGER, DECIMAL, FLOATING, BOOLEAN, NESTED -> json.writePOJO(value.get());
        }
    }
}
