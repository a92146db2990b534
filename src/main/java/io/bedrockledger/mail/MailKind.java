package io.bedrockledger.mail;

import java.util.Locale;

/** What a mail is for; the name is part of its identity, for good. */
public enum MailKind {
    /** The report of one week, to a team or to FinOps. */
    WEEKLY_REPORT,
    /** A budget that was crossed, or a spike. */
    ALERT;

    /** The name of its folder in the outbox. */
    String folder() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
