package io.bedrockledger.samples;

/** Counting of text. */
final class Text {

    private Text() {}

    /** About four characters a token; never zero. */
    static int tokens(String text) {
        return text.length() / 4 + 1;
    }
}
