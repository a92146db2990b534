package io.bedrockledger.report.data;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Something that could be done, as the rows of one week show it.
 *
 * @param kind of waste, and with the subject its identity
 * @param subject what it is about, such as a workflow and a model
 * @param workflow whose it is; null when it is about no single one
 * @param owner who can do it; null when nobody is declared
 * @param title an order
 * @param evidence whole sentences
 * @param usdAWeek what it wastes in the week; null when it is not about money
 */
record Proposal(
        Kind kind,
        String subject,
        @Nullable String workflow,
        @Nullable String owner,
        String title,
        String evidence,
        @Nullable BigDecimal usdAWeek) {

    private static final int ID_DIGITS = 16;

    /** What can be proposed. The constant's name is part of an identity and never changes. */
    enum Kind {
        /** A prompt cache that costs more than it saves. */
        CACHE_LOSES,
        /** Answers that were paid for and cut off. */
        CUT_ANSWERS,
        /** The same messages, asked again within minutes. */
        REPEATED_CALLS,
        /** A prompt's text that changed without a version, and costs more. */
        DEARER_PROMPT,
        /** A finding that is about no saving. */
        FINDING
    }

    /** Its id: a hash of kind and subject, without dates; of a finding, the finding's own. */
    String id() {
        if (kind == Kind.FINDING || kind == Kind.DEARER_PROMPT) {
            return subject;
        }
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((kind.name() + "\n" + subject).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, ID_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("[report] Java must have SHA-256; it does not", e);
        }
    }
}
