package io.bedrockledger.mail;

import java.util.List;

/**
 * What a mail says, the same thing twice.
 *
 * @param text the plain text
 * @param html the HTML, which names its pictures as {@code cid:}
 * @param pictures the pictures that the HTML names; may be empty
 */
public record MailBody(String text, String html, List<Picture> pictures) {

    public MailBody {
        pictures = List.copyOf(pictures);
    }

    /** A picture of the HTML. */
    public static final class Picture {

        private final String cid;
        private final byte[] png;

        /**
         * A picture.
         *
         * @param cid the name that the HTML calls it by: letters, digits, dots and dashes
         * @param png its bytes
         */
        public Picture(String cid, byte[] png) {
            if (!cid.matches("[A-Za-z0-9.@_-]{1,100}")) {
                throw new IllegalArgumentException(
                        "[mail] a picture's name must be of letters, digits, dots and dashes but was of " + cid.length()
                                + " other characters; name it so");
            }
            this.cid = cid;
            this.png = png.clone();
        }

        String cid() {
            return cid;
        }

        byte[] png() {
            return png.clone();
        }
    }
}
