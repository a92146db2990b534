package io.bedrockledger.mail;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Names of files from names that people chose: small letters, digits, dots, dashes; different names stay different. */
public final class FileNames {

    private static final int LONGEST = 60;
    private static final int HASH_DIGITS = 8;

    private FileNames() {}

    /** The name itself when it is of these characters; else what is left of it, and a hash of the whole. */
    public static String of(String name) {
        String plain =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]+", "-").replaceAll("^[.-]+", "");
        if (plain.equals(name) && plain.length() <= LONGEST) {
            return plain;
        }
        String cut = plain.substring(0, Math.min(plain.length(), LONGEST - HASH_DIGITS - 1));
        return cut + "-"
                + Envelope.sha256(name.getBytes(StandardCharsets.UTF_8)).substring(0, HASH_DIGITS);
    }
}
