package io.bedrockledger.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;

/** Words that exist nowhere else, each planted in one place, and the search for them afterwards. */
public final class PlantedText {

    private final String beginning;
    private final Map<String, String> placesByWord = new LinkedHashMap<>();

    /** @param beginning of every word, a few lower case letters */
    public PlantedText(String beginning) {
        this.beginning = beginning;
    }

    /** A word for a place: short enough for the bounds of a data file's columns. */
    public String in(String place) {
        String word = beginning + placesByWord.size() + "plant";
        placesByWord.put(word, place);
        return word;
    }

    /** Every place that a word was planted in. */
    public SortedSet<String> places() {
        return new TreeSet<>(placesByWord.values());
    }

    /** The places whose words stand in a text. */
    public SortedSet<String> foundIn(String text) {
        SortedSet<String> found = new TreeSet<>();
        String lower = text.toLowerCase(Locale.ROOT);
        placesByWord.forEach((word, place) -> {
            if (lower.contains(word)) {
                found.add(place);
            }
        });
        return found;
    }

    /** The places whose words stand in any file below a folder: in its name, its bytes, or what its compression hides. */
    public SortedSet<String> foundBelow(Path folder) throws IOException {
        SortedSet<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                found.addAll(foundIn(folder.relativize(file).toString()));
                byte[] bytes = Files.readAllBytes(file);
                found.addAll(foundIn(new String(bytes, ISO_8859_1)));
                found.addAll(foundIn(new String(bytes, UTF_8)));
                if (file.toString().endsWith(".avro")) {
                    found.addAll(foundIn(avro(file.toFile())));
                } else if (file.toString().endsWith(".parquet")) {
                    found.addAll(foundIn(parquet(file)));
                }
            }
        }
        return found;
    }

    private static String parquet(Path file) {
        StringBuilder text = new StringBuilder();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select * from read_parquet('" + file + "')")) {
            while (rows.next()) {
                for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                    text.append(rows.getObject(column)).append('\n');
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return text.toString();
    }

    private static String avro(File file) throws IOException {
        StringBuilder text = new StringBuilder();
        try (DataFileReader<GenericRecord> reader = new DataFileReader<>(file, new GenericDatumReader<>())) {
            for (GenericRecord record : reader) {
                text.append(record);
                appendBytes(record, text);
            }
        }
        return text.toString();
    }

    /** The bounds of columns are bytes, which a record's own text shows as numbers. */
    private static void appendBytes(Object value, StringBuilder text) {
        if (value instanceof GenericRecord record) {
            record.getSchema().getFields().stream()
                    .map(field -> record.get(field.pos()))
                    .filter(Objects::nonNull)
                    .forEach(inner -> appendBytes(inner, text));
        } else if (value instanceof Iterable<?> values) {
            values.forEach(inner -> appendBytes(inner, text));
        } else if (value instanceof ByteBuffer bytes) {
            text.append(ISO_8859_1.decode(bytes.duplicate()));
        }
    }
}
