package io.bedrockledger.cli;

import io.bedrockledger.job.WeeklyOutcome;
import io.bedrockledger.mail.DeliveryReport;
import io.bedrockledger.mail.DeliveryReport.Failure;
import io.bedrockledger.mail.DeliveryReport.Repeat;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/** What a person reads of a weekly report on the terminal: what it says in one line, where it lies, what was sent. */
final class ReportText {

    private static final int SHOWN = 10;

    private final WeeklyOutcome outcome;
    private final boolean sends;

    ReportText(WeeklyOutcome outcome, boolean sends) {
        this.outcome = outcome;
        this.sends = sends;
    }

    void print(PrintStream out) {
        out.println();
        out.println(outcome.headline());
        out.println();
        List<Path> pages = outcome.pages();
        out.println("  Page       " + pages.get(0));
        if (pages.size() > 1) {
            out.println("  Teams      " + Figures.counted(pages.size() - 1L, "page") + " team-*.html beside it");
        }
        out.println("  Numbers    " + Figures.counted(outcome.queries(), "table")
                + ", the SQL and the CSV of each in a folder beside its page");
        printMails(out);
        outcome.delivery().ifPresent(delivery -> printDelivery(out, delivery));
        printNotes(out);
    }

    private void printMails(PrintStream out) {
        List<Path> mails = outcome.mails();
        if (mails.isEmpty()) {
            out.println("  Mails      none: nobody is named to get them");
            return;
        }
        out.println("  Mails      " + Figures.counted(mails.size(), "mail") + " in "
                + mails.get(0).toAbsolutePath().getParent());
        if (!sends) {
            out.println("             nothing was sent; --send sends them");
        }
    }

    private static void printDelivery(PrintStream out, DeliveryReport delivery) {
        out.println("  Sent       " + Figures.counted(delivery.sent(), "mail") + " now, "
                + Figures.count(delivery.already()) + " before, "
                + Figures.count(delivery.failures().size()) + " failed (a mail to each recipient)");
        capped(delivery.repeated(), ReportText::repeat, out);
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

    private void printNotes(PrintStream out) {
        if (!outcome.nobody().isEmpty()) {
            out.println("  No mail    for " + String.join(", ", outcome.nobody().stream().map(Shown::name).toList())
                    + ": recipients stand in jobs/workflows.yaml");
        }
        if (!outcome.withoutCalls().isEmpty()) {
            out.println("  No calls   of " + String.join(", ", outcome.withoutCalls().stream().map(Shown::name).toList())
                    + " in this week or the one before: no report");
        }
        String withoutPictures = outcome.withoutPictures();
        if (withoutPictures != null) {
            out.println("! " + withoutPictures);
        }
    }
}
