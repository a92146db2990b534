package io.bedrockledger.report.content;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A sentence or the text of a cell.
 *
 * @param spans in the order of reading, with the spaces between them
 */
public record Phrase(List<Span> spans) {

    /** Nothing. */
    public static final Phrase EMPTY = new Phrase(List.of());

    /** Longest name that may not be broken: a longer one would not fit beside numbers on a phone. */
    private static final int LONGEST_WHOLE = 18;

    public Phrase {
        spans = List.copyOf(spans);
    }

    /** Plain text. */
    public static Phrase of(String text) {
        return EMPTY.text(text);
    }

    /** With text behind it. */
    public Phrase text(String text) {
        return with(new Span(text, Ink.INK, false, false, false, ""));
    }

    /** With bold text behind it. */
    public Phrase bold(String text) {
        return with(new Span(text, Ink.INK, true, false, false, ""));
    }

    /** With a name behind it, which no line breaks unless it is long. */
    public Phrase name(String name) {
        return with(new Span(name, Ink.INK, false, name.length() <= LONGEST_WHOLE, false, ""));
    }

    /** With a number behind it, which no line breaks. */
    public Phrase number(String number) {
        return with(new Span(number, Ink.INK, false, true, false, ""));
    }

    /** With a number behind it, coloured. */
    public Phrase number(String number, Ink ink) {
        return with(new Span(number, ink, false, true, false, ""));
    }

    /** With what is typed behind it. */
    public Phrase code(String text) {
        return with(new Span(text, Ink.INK, false, false, true, ""));
    }

    /** With the name of a file behind it that lies beside the page. */
    public Phrase file(String name) {
        return with(new Span(name, Ink.INK, false, true, true, name));
    }

    /** With another phrase behind it. */
    public Phrase then(Phrase other) {
        List<Span> both = new ArrayList<>(spans);
        both.addAll(other.spans);
        return new Phrase(both);
    }

    /** All of it bold. */
    public Phrase bold() {
        return new Phrase(spans.stream()
                .map(span -> new Span(span.text(), span.ink(), true, span.whole(), span.code(), span.link()))
                .toList());
    }

    /** All that has no colour in this one. */
    public Phrase in(Ink ink) {
        return new Phrase(spans.stream()
                .map(span -> span.ink() == Ink.INK
                        ? new Span(span.text(), ink, span.bold(), span.whole(), span.code(), span.link())
                        : span)
                .toList());
    }

    /** Whether there is nothing to read. */
    public boolean isEmpty() {
        return spans.stream().allMatch(span -> span.text().isEmpty());
    }

    /** The words alone. */
    public String plain() {
        return spans.stream().map(Span::text).collect(Collectors.joining());
    }

    private Phrase with(Span span) {
        List<Span> more = new ArrayList<>(spans);
        more.add(span);
        return new Phrase(more);
    }
}
