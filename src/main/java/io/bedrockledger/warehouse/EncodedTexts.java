package io.bedrockledger.warehouse;

import java.nio.charset.StandardCharsets;
import org.apache.parquet.io.api.Binary;
import org.jspecify.annotations.Nullable;

/**
 * Texts in UTF-8, where one that was met a short while ago is not encoded again; for one column of one file.
 *
 * <p>A text has one place by its hash; another one of the same place takes it over.
 */
final class EncodedTexts {

    /** Of what repeats most columns have a handful: models, workflows, callers, reasons. A power of two. */
    private static final int PLACES = 64;

    private final @Nullable String[] texts;
    private final @Nullable Binary[] encoded;

    private EncodedTexts(int places) {
        this.texts = new String[places];
        this.encoded = new Binary[places];
    }

    /** For the texts of a column; those of one where every row has its own are not remembered. */
    static EncodedTexts of(Column column) {
        return new EncodedTexts(column.spec().dictionary() ? PLACES : 0);
    }

    /** The text in UTF-8; half of a surrogate pair, which has none, as a question mark. */
    Binary of(String text) {
        if (texts.length == 0) {
            return encode(text);
        }
        int hash = text.hashCode();
        int place = (hash ^ hash >>> 16) & (texts.length - 1);
        Binary known = encoded[place];
        if (known == null || !text.equals(texts[place])) {
            known = encode(text);
            texts[place] = text;
            encoded[place] = known;
        }
        return known;
    }

    private static Binary encode(String text) {
        return Binary.fromConstantByteArray(text.getBytes(StandardCharsets.UTF_8));
    }
}
