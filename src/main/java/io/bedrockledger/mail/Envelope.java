package io.bedrockledger.mail;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a mail but for what it says: who gets it, about what. Kind, period and team are its identity: the same ones give the same id and the same
 * Message-ID, whatever it says, so that who gets it twice sees it once.
 *
 * @param kind what it is for
 * @param date the last day (UTC) of what it tells about, by which it is found again
 * @param period what it tells about: an ISO week such as {@code 2025-W45}, or the id of an alert
 * @param team whom it is for; null for FinOps, and for an alert, which has recipients of its own
 * @param sender who sends it
 * @param recipients the addresses that it goes to, at least one; each once, whatever the case of its letters
 * @param subject what it says in one line; what cannot stand in a header is taken out
 */
public record Envelope(
        MailKind kind,
        LocalDate date,
        String period,
        @Nullable String team,
        MailSender sender,
        List<String> recipients,
        String subject) {

    private static final int ID_DIGITS = 32;

    /** It becomes the name of a folder. */
    private static final Pattern PERIOD = Pattern.compile("[A-Za-z0-9-]{1,60}");

    public Envelope {
        if (!PERIOD.matcher(period).matches()) {
            throw new IllegalArgumentException("[mail] a period must be of letters, digits and dashes but is of "
                    + period.length() + " other characters; name it so");
        }
        subject = HeaderText.of(subject);
        recipients = recipients.stream().map(MailAddresses::checked).distinct().toList();
        if (recipients.isEmpty()) {
            throw new IllegalArgumentException("[mail] a mail must have a recipient; that of " + period
                    + " has none; name one in workflows.yaml or in the settings");
        }
    }

    /** Its identity: a hash of kind, period and team, 32 hexadecimal digits. */
    public String id() {
        // A name cannot hold the separator: control characters are refused in files that people own.
        String identity = kind + "\0" + period + "\0" + (team == null ? "" : "team\0" + team);
        return sha256(identity.getBytes(StandardCharsets.UTF_8)).substring(0, ID_DIGITS);
    }

    /** Its Message-ID, in angle brackets. */
    public String messageId() {
        return "<" + kind.folder() + "." + id() + "@" + sender.domain() + ">";
    }

    /** Whom it is for, in words. */
    public String audience() {
        return kind.audience(team);
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes))
                    .toLowerCase(Locale.ROOT);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("[mail] every Java must have SHA-256; this one has not; use another", e);
        }
    }
}
