package io.bedrockledger.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The tables of a page, found by their first line. */
final class MarkdownTable {

    private MarkdownTable() {}

    /** The rows below a heading of columns, each its cells without blanks and backquotes. */
    static List<List<String>> rows(Path page, String after, String... heading) throws IOException {
        List<String> lines = Files.readAllLines(page);
        int at = lines.indexOf(after.isEmpty() ? head(heading) : after);
        while (at >= 0 && at < lines.size() && !lines.get(at).equals(head(heading))) {
            at++;
        }
        if (at < 0 || at >= lines.size()) {
            throw new AssertionError(
                    "[" + page + "] there must be a table " + head(heading) + " after '" + after + "'");
        }
        List<List<String>> rows = new ArrayList<>();
        for (String line : lines.subList(at + 2, lines.size())) {
            if (!line.startsWith("|")) {
                break;
            }
            rows.add(Stream.of(line.substring(1, line.length() - 1).split("\\|"))
                    .map(cell -> cell.strip().replace("`", ""))
                    .toList());
        }
        return rows;
    }

    private static String head(String... heading) {
        return "| " + String.join(" | ", heading) + " |";
    }
}
