package io.bedrockledger.warehouse;

import static io.bedrockledger.warehouse.ColumnSpec.optional;
import static io.bedrockledger.warehouse.ColumnSpec.required;

/**
 * The columns of {@code mails}, who was sent what.
 *
 * <p>Field ids are given once and never used again; a new column goes to the end and takes the next free number.
 */
@SuppressWarnings("ImmutableEnumChecker") // a record of immutable values
public enum MailColumn implements Column {
    MAIL_ID(required(
            1, ColumnType.STRING, "hash of kind, period and team: the same mail has the same, however often sent")),
    KIND(required(2, ColumnType.STRING, "WEEKLY_REPORT or ALERT")),
    MAIL_DATE(required(3, ColumnType.DATE, "the last day (UTC) of what it tells about: of a week its Sunday")),
    PERIOD(required(4, ColumnType.STRING, "what it tells about: an ISO week such as 2025-W45, or the id of an alert")),
    TEAM(optional(5, ColumnType.STRING, "the team that it is for; NULL for FinOps, and of an alert")),
    RECIPIENT(required(6, ColumnType.STRING, "the address that it goes to")),
    MESSAGE_ID(required(7, ColumnType.STRING, "its Message-ID, by which a mail program knows a repeat")),
    SUBJECT(required(8, ColumnType.STRING, "its subject")),
    CONTENT_SHA256(required(9, ColumnType.STRING, "hash of the bytes in the outbox, hexadecimal")),
    STATE(required(10, ColumnType.STRING, "PENDING, SENT or FAILED")),
    STATE_AT(required(11, ColumnType.TIMESTAMPTZ, "when it came into this state")),
    TRIES(required(12, ColumnType.INT, "how often it was handed to a mail server that answered")),
    REASON(optional(
            13,
            ColumnType.STRING,
            "what the mail server said when it is FAILED; of one that is SENT why it may have come twice; else NULL")),
    RUN_ID(required(14, ColumnType.STRING, "the run that wrote the row"));

    private final ColumnSpec spec;

    MailColumn(ColumnSpec spec) {
        this.spec = spec;
    }

    @Override
    public ColumnSpec spec() {
        return spec;
    }
}
