package io.bedrockledger.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Paths in the layout of AWS, and what a source says of them. */
final class LogTreeFixture {

    static final String ACCOUNT = "111122223333";
    static final LocalDate DAY = LocalDate.of(2025, 11, 3);
    static final LocalDate FIRST = LocalDate.of(2020, 1, 1);
    static final LocalDate LAST = LocalDate.of(2030, 12, 31);

    private LogTreeFixture() {}

    static String hour(String region, LocalDate day, int hour) {
        return "AWSLogs/%s/BedrockModelInvocationLogs/%s/%d/%02d/%02d/%02d/"
                .formatted(ACCOUNT, region, day.getYear(), day.getMonthValue(), day.getDayOfMonth(), hour);
    }

    static String log(LocalDate day) {
        return hour("us-east-1", day, 7) + "20251103T071500123Z_0a1b.json.gz";
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static Path write(Path root, String path, String content) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    static List<LogObject> list(LogSource source, LocalDate from, LocalDate to) throws IOException {
        List<LogObject> found = new ArrayList<>();
        source.list(from, to, found::add);
        return found;
    }

    static List<String> keys(LogSource source, LocalDate from, LocalDate to) throws IOException {
        return list(source, from, to).stream().map(LogObject::key).toList();
    }

    static String text(InputStream stream) throws IOException {
        try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
