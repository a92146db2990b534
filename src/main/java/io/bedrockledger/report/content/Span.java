package io.bedrockledger.report.content;

/**
 * Words in one style.
 *
 * @param text what is read, without markup
 * @param ink its colour
 * @param bold whether it stands out
 * @param whole whether no line may end within it: an amount, a short name
 * @param code whether it is typed or is the name of a file
 * @param link the file that it is the name of, as it lies beside the page; empty for none
 */
public record Span(String text, Ink ink, boolean bold, boolean whole, boolean code, String link) {}
