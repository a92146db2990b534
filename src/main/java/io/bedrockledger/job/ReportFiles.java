package io.bedrockledger.job;

import io.bedrockledger.mail.FileNames;
import io.bedrockledger.report.Query;
import io.bedrockledger.report.Scope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The files of a weekly report: a page a reader, and beside it a folder with the SQL and the rows behind its numbers. */
final class ReportFiles {

    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d+(\\.\\d+)?");

    /** What a spreadsheet takes for the beginning of a formula. */
    private static final Pattern FORMULA = Pattern.compile("(?s)[=+\\-@\\t\\r].*");

    private static final Pattern QUOTED = Pattern.compile("(?s).*[\",\\r\\n].*");

    private final Path folder;

    ReportFiles(Path folder) {
        this.folder = folder;
    }

    /** What a reader's files are called. */
    static String name(Scope scope) {
        String team = scope.team();
        return team == null ? "finops" : "team-" + FileNames.of(team);
    }

    /** Writes the page; returns its place. */
    Path page(Scope scope, String html) {
        return write(folder.resolve(name(scope) + ".html"), html);
    }

    /** Writes what is behind the numbers. */
    void queries(Scope scope, List<Query> queries) {
        Path beside = folder.resolve(name(scope));
        for (Query query : queries) {
            write(beside.resolve(query.name() + ".sql"), query.sql().strip() + "\n");
            write(beside.resolve(query.name() + ".csv"), csv(query));
        }
    }

    /** With a header; an absent value is empty, no row is left out. */
    static String csv(Query query) {
        return Stream.concat(Stream.of(query.columns()), query.rows().stream())
                .map(row -> row.stream().map(ReportFiles::cell).collect(Collectors.joining(",", "", "\n")))
                .collect(Collectors.joining());
    }

    private static String cell(@Nullable String value) {
        if (value == null) {
            return "";
        }
        boolean formula =
                FORMULA.matcher(value).matches() && !NUMBER.matcher(value).matches();
        String text = formula ? "'" + value : value;
        return QUOTED.matcher(text).matches() ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
    }

    /** Whole or not at all, so that who reads it while the report is made again reads one of the two. */
    private static Path write(Path file, String text) {
        try {
            Path parent = Files.createDirectories(file.toAbsolutePath().getParent());
            Path part = parent.resolve("." + file.getFileName() + ".part");
            Files.writeString(part, text, StandardCharsets.UTF_8);
            return Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "[" + file + "] a report's files must be written; see the cause, or name another folder with --out",
                    e);
        }
    }
}
