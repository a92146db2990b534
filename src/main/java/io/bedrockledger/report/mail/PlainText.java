package io.bedrockledger.report.mail;

import io.bedrockledger.report.content.Block;
import io.bedrockledger.report.content.Document;
import io.bedrockledger.report.content.Phrase;
import io.bedrockledger.report.content.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A letter in 72 columns, for those who read mail as text. It has the words and the numbers of the HTML part, all of them. */
final class PlainText {

    static final int COLUMNS = 72;

    private static final Pattern SPACES = Pattern.compile(" +");

    private final List<String> lines = new ArrayList<>();

    private PlainText() {}

    static String of(Document document) {
        PlainText text = new PlainText();
        text.paragraph("", document.masthead());
        text.gap();
        text.paragraph("", document.headline().plain());
        if (!document.cause().isEmpty()) {
            text.paragraph("", document.cause().plain());
        }
        document.sections().forEach(text::section);
        text.gap();
        text.lines.add("-- ");
        for (Phrase line : document.footer()) {
            text.paragraph("", line.plain());
        }
        return String.join("\n", text.lines) + "\n";
    }

    private void section(Section section) {
        gap();
        if (!section.heading().isEmpty()) {
            paragraph("", section.heading().plain());
            lines.add("-".repeat(COLUMNS));
        }
        section.blocks().forEach(this::block);
        section.aside().forEach(this::block);
    }

    private void block(Block block) {
        if (block instanceof Block.Text text) {
            paragraph("", text.phrase().plain());
        } else if (block instanceof Block.Note note) {
            paragraph("", note.phrase().plain());
        } else if (block instanceof Block.Callout callout) {
            lines.add(callout.label());
            callout.lines().forEach(line -> paragraph("  ", line.plain()));
        } else if (block instanceof Block.Picture picture) {
            picture.instead().forEach(this::block);
        } else if (block instanceof Block.Tasks tasks) {
            tasks(tasks);
        } else if (block instanceof Block.Table table) {
            lines.addAll(new TextTable(table).lines());
        }
    }

    private void tasks(Block.Tasks tasks) {
        int number = 1;
        for (Block.Task task : tasks.tasks()) {
            String worth = task.worth().isEmpty() ? "" : " (" + task.worth().plain() + " " + task.unit() + ")";
            paragraph(number + "  ", task.title().plain() + worth);
            paragraph("   ", task.evidence().plain());
            number++;
        }
    }

    private void gap() {
        if (!lines.isEmpty()) {
            lines.add("");
        }
    }

    /** A text in lines, each below the end of what stands before the first. */
    private void paragraph(String before, String text) {
        String indent = " ".repeat(before.length());
        String start = before;
        for (String line : wrapped(text, COLUMNS - before.length())) {
            lines.add((start + line).stripTrailing());
            start = indent;
        }
    }

    /** Lines of at most so many characters, broken at spaces; a longer word is cut. */
    static List<String> wrapped(String text, int most) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : SPACES.splitAsStream(text.strip()).toList()) {
            String left = word;
            if (length(line) + (line.isEmpty() ? 0 : 1) + length(left) > most && !line.isEmpty()) {
                lines.add(line.toString());
                line.setLength(0);
            }
            while (length(left) > most) {
                int end = left.offsetByCodePoints(0, most);
                lines.add(left.substring(0, end));
                left = left.substring(end);
            }
            line.append(line.isEmpty() ? "" : " ").append(left);
        }
        lines.add(line.toString());
        return lines;
    }

    /** Characters as a reader counts them. */
    static int length(CharSequence text) {
        return Character.codePointCount(text, 0, text.length());
    }
}
