package io.bedrockledger.job;

import io.bedrockledger.settings.SettingsException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The secret key of the fingerprints that stand in a data folder's tables: the one that the settings give, or the
 * folder's own. It never changes, for under another one no text would be known again.
 */
final class FolderKey {

    /** Bytes of a key. */
    static final int BYTES = 16;

    /** Bytes of its digest that are kept: enough to tell keys apart, and not a key. */
    private static final int DIGEST_BYTES = 8;

    private static final String DIGEST_PURPOSE = "bedrock-ledger fingerprint key ";

    private FolderKey() {}

    /**
     * The key that the settings give, in hexadecimal digits.
     *
     * @throws SettingsException when it is none; the message does not repeat it
     */
    static Optional<byte[]> parse(Optional<String> set) {
        return set.map(FolderKey::parse);
    }

    private static byte[] parse(String set) {
        try {
            byte[] key = HexFormat.of().parseHex(set);
            if (key.length == BYTES) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            throw wrong();
        }
        throw wrong();
    }

    private static SettingsException wrong() {
        return new SettingsException("[settings] ledger.fingerprint-key must be " + 2 * BYTES
                + " hexadecimal digits; found something else; correct it, or remove it to use the data folder's own");
    }

    /** What tells whether two keys are the same one, without telling the key. */
    static String digest(byte[] key) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(DIGEST_PURPOSE.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha.digest(key), 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
