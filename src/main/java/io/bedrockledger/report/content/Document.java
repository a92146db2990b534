package io.bedrockledger.report.content;

import java.util.List;

/**
 * A whole letter.
 *
 * @param subject one line: the answer
 * @param preview what a list of mails shows behind the subject
 * @param masthead whose it is, and when
 * @param headline the answer as a sentence
 * @param cause the second line of the headline: why; empty when unknown
 * @param rows sections below each other; those of a row beside each other where there is room, one or two
 * @param footer small print at the end
 */
public record Document(
        String subject,
        String preview,
        String masthead,
        Phrase headline,
        Phrase cause,
        List<List<Section>> rows,
        List<Phrase> footer) {

    public Document {
        rows = rows.stream().map(List::copyOf).toList();
        footer = List.copyOf(footer);
    }

    /** All sections, in the order of reading. */
    public List<Section> sections() {
        return rows.stream().flatMap(List::stream).toList();
    }
}
