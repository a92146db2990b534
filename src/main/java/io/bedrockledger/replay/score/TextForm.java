package io.bedrockledger.replay.score;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** What does not count when two texts are compared. */
public enum TextForm {
    /** White space at both ends, and how an accented letter is encoded (Unicode NFC). */
    WRITTEN {
        @Override
        public String of(String text) {
            return Normalizer.normalize(text, Normalizer.Form.NFC).strip();
        }
    },
    /** Case, all white space but that between words, and compatibility forms such as full-width letters (NFKC) too. */
    FOLDED {
        @Override
        public String of(String text) {
            String composed = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
            return SPACE.matcher(composed).replaceAll(" ").strip();
        }
    };

    private static final Pattern SPACE = Pattern.compile("\\s+");

    /** The text with nothing left that does not count. */
    public abstract String of(String text);
}
