package io.bedrockledger.report;

import java.util.List;

/**
 * A mail before it has an address: the same thing twice, for those who see pictures and for those who read.
 *
 * @param subject one line of at most 120 characters without controls
 * @param text lines of at most 72 characters, ended by a newline each
 * @param html a whole page; its pictures are named {@code cid:} and the image's id
 * @param images what the page shows, in order; none where none can be drawn
 */
public record Letter(String subject, String text, String html, List<InlineImage> images) {

    public Letter {
        images = List.copyOf(images);
    }

    /**
     * A picture within a mail.
     *
     * @param cid its content id, without brackets, the same for the same picture of the same report
     * @param fileName such as {@code bridge-light.png}
     * @param png its bytes
     */
    public record InlineImage(String cid, String fileName, Png png) {}
}
