package io.bedrockledger.mail;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a mail is for; the name is part of its identity, for good. */
public enum MailKind {
    /** The report of one week, to a team or to FinOps. */
    WEEKLY_REPORT,
    /** A budget that was crossed, or a spike. */
    ALERT;

    /** Whom one is for, in words. */
    String audience(@Nullable String team) {
        return switch (this) {
            case WEEKLY_REPORT -> team == null ? "FinOps" : "team " + HeaderText.of(team);
            case ALERT -> "those whom an alert tells";
        };
    }

    /** The name of its file in the outbox, without the ending. */
    String fileName(@Nullable String team) {
        return switch (this) {
            case WEEKLY_REPORT -> team == null ? "finops" : "team-" + FileNames.of(team);
            case ALERT -> "alert";
        };
    }

    /** The name of its folder in the outbox. */
    String folder() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
