package io.bedrockledger.report.mail;

import io.bedrockledger.report.content.Ink;
import io.bedrockledger.report.content.Span;

/**
 * How words are set in HTML: every colour and size stands in the element, since mail programs drop style sheets; the class is for dark
 * paper alone.
 */
final class Css {

    private Css() {}

    /** The class of a colour. */
    static String name(Ink ink) {
        return switch (ink) {
            case INK -> "k";
            case SECOND -> "s";
            case THIRD -> "t";
            case UP -> "u";
            case DOWN -> "d";
        };
    }

    /** The attributes of an element around some words, with a space before; empty when they need none. */
    static String attributes(Span span) {
        String style = (span.ink() == Ink.INK ? "" : "color:" + colour(span.ink()) + ";")
                + (span.bold() ? "font-weight:700;" : "")
                + (span.whole() ? "white-space:nowrap;" : "");
        String css = span.ink() == Ink.INK ? "" : " class=\"" + name(span.ink()) + "\"";
        return style.isEmpty() ? "" : css + " style=\"" + style.substring(0, style.length() - 1) + "\"";
    }

    private static String colour(Ink ink) {
        return switch (ink) {
            case INK -> "#16202B";
            case SECOND -> "#4A5663";
            case THIRD -> "#636E7A";
            case UP -> "#A8410C";
            case DOWN -> "#175E99";
        };
    }
}
