package io.bedrockledger.attribution;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The edition of what decides attributions: a hash that changes exactly when a decision could. */
final class Edition {

    /** 48 bits: enough to tell apart the editions that one project ever has, short enough to read. */
    private static final int DIGITS = 12;

    private static final int ABSENT = -1;

    private final MessageDigest digest;

    private Edition() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("[rules] Java must have SHA-256; it does not", e);
        }
    }

    /** The edition of the given rules; comments, spelling of the files, owners and purposes do not count. */
    static String of(MetadataKeys keys, RuleBook book) {
        Edition edition = new Edition();
        edition.add(keys.workflow(), keys.team(), keys.environment());
        for (Workflow workflow : book.workflows()) {
            edition.add("workflow", workflow.name(), workflow.team(), workflow.environment());
        }
        for (Rule rule : book.rules()) {
            edition.add("rule", rule.label(), pattern(rule.principal()), pattern(rule.session()));
            edition.add(rule.account(), rule.region(), rule.environment());
            new TreeMap<>(rule.metadata()).forEach((key, glob) -> edition.add("metadata", key, glob.pattern()));
        }
        for (Map.Entry<String, Profile> entry : new TreeMap<>(book.profiles()).entrySet()) {
            Profile profile = entry.getValue();
            edition.add("profile", profile.arn(), profile.model(), profile.workflow());
            edition.add(profile.team(), profile.environment());
        }
        return HexFormat.of().formatHex(edition.digest.digest()).substring(0, DIGITS);
    }

    private static @Nullable String pattern(@Nullable Glob glob) {
        return glob == null ? null : glob.pattern();
    }

    /** Adds texts with their lengths, so that no two lists of texts read alike. */
    private void add(@Nullable String... texts) {
        for (String text : texts) {
            byte[] bytes = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
            digest.update(ByteBuffer.allocate(Integer.BYTES)
                    .putInt(text == null ? ABSENT : bytes.length)
                    .array());
            digest.update(bytes);
        }
    }
}
