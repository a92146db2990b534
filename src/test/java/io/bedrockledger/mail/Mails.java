package io.bedrockledger.mail;

import io.bedrockledger.mail.MailBody.Picture;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Mails of tests. */
final class Mails {

    static final LocalDate SUNDAY = LocalDate.of(2025, 11, 9);
    static final String WEEK = "2025-W45";
    static final MailSender SENDER = new MailSender("Bedrock Ledger <ledger@acme.example>", "finops@acme.example");
    static final String SUBJECT = "Bedrock week 45: $4,584.98 (+9.0 %), 1 alert · Support";
    static final MailBody BODY = new MailBody(
            "SUPPORT SPENT $4,584.98\nmore calls = longer answers · so it is\n.\nFrom here on\n",
            "<p>Support spent <b>$4,584.98</b> · so it is</p><img src=\"cid:bridge\" alt=\"\">\n",
            List.of(new Picture("bridge", new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 1, 2, 3})));

    private Mails() {}

    static Mail of(@Nullable String team, String... recipients) {
        return of(team, SUBJECT, BODY, recipients);
    }

    static Mail of(@Nullable String team, String subject, MailBody body, String... recipients) {
        return new Mail(
                new Envelope(MailKind.WEEKLY_REPORT, SUNDAY, WEEK, team, SENDER, List.of(recipients), subject), body);
    }
}
