package io.bedrockledger.cli;

import io.bedrockledger.mail.DeliveryReport;
import io.bedrockledger.mail.DeliveryReport.Failure;
import io.bedrockledger.mail.DeliveryReport.Repeat;
import java.io.PrintStream;
import java.util.List;
import java.util.function.Function;

/** What became of the mails of a run, on the terminal: how many went, and every one that did not or may come twice. */
final class MailLines {

    private static final int SHOWN = 10;

    private MailLines() {}

    static void print(DeliveryReport delivery, PrintStream out) {
        out.println("  Sent       " + Figures.counted(delivery.sent(), "mail") + " now, "
                + Figures.count(delivery.already()) + " before, "
                + Figures.count(delivery.failures().size()) + " failed (a mail to each recipient)");
        capped(delivery.repeated(), MailLines::repeat, out);
        capped(delivery.failures(), failure -> "! " + failure(failure) + "; the next run tries again", out);
        capped(delivery.abandoned(), failure -> "! " + failure(failure) + "; nobody tries again", out);
    }

    /** The first ones; of the others how many there are, and where they stand. */
    private static <T> void capped(List<T> things, Function<T, String> line, PrintStream out) {
        things.stream().limit(SHOWN).map(line).forEach(out::println);
        if (things.size() > SHOWN) {
            out.println("! " + Figures.count(things.size() - SHOWN) + " more: ./ledger sql \"select * from mails where"
                    + " state <> 'SENT' or reason is not null\"");
        }
    }

    private static String failure(Failure failure) {
        return failure.period() + " for " + Shown.name(failure.audience()) + " to " + failure.recipient()
                + " was not sent: " + Shown.name(failure.reason());
    }

    private static String repeat(Repeat repeat) {
        return "! " + repeat.period() + " for " + Shown.name(repeat.audience()) + " to " + repeat.recipient()
                + " may come twice, with one Message-ID: run " + repeat.runId() + " died at "
                + Figures.moment(repeat.at()) + " while it sent it";
    }
}
