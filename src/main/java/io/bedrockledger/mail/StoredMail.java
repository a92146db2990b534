package io.bedrockledger.mail;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code mails}: a mail to one recipient.
 *
 * @param mailId the mail's id
 * @param team null for FinOps, and of an alert
 * @param sha256 of the bytes in the outbox
 * @param tries how often it was handed to a server that answered
 * @param reason why it failed, or why it may have come twice; null otherwise
 */
record StoredMail(
        String mailId,
        MailKind kind,
        LocalDate date,
        String period,
        @Nullable String team,
        String recipient,
        String messageId,
        String subject,
        String sha256,
        MailState state,
        Instant stateAt,
        int tries,
        @Nullable String reason,
        String runId) {

    /** What is unique: a mail goes to a recipient once. */
    record Key(String mailId, String recipient) {}

    Key key() {
        return new Key(mailId, recipient);
    }

    /** The same mail in another state. */
    StoredMail in(MailState next, Instant at, int tried, @Nullable String why, String run) {
        return new StoredMail(
                mailId, kind, date, period, team, recipient, messageId, subject, sha256, next, at, tried, why, run);
    }

    /** The same mail with other bytes. */
    StoredMail with(String hash) {
        return new StoredMail(
                mailId, kind, date, period, team, recipient, messageId, subject, hash, state, stateAt, tries, reason,
                runId);
    }

    /** Whom it is for, in words. */
    String audience() {
        return kind.audience(team);
    }

    /** Whether a recipient has these bytes, or may have them. */
    boolean mayBeThere() {
        return state == MailState.SENT || isInDoubt();
    }

    /** Whether a run died between handing it over and noting what came of it; one that only waits was never handed over. */
    boolean isInDoubt() {
        return state == MailState.PENDING && tries > 0;
    }
}
