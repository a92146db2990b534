package io.bedrockledger.cli;

import io.bedrockledger.job.WeeklyOutcome;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/** What a person reads of a weekly report on the terminal: what it says in one line, where it lies, what was sent. */
final class ReportText {

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
        outcome.delivery().ifPresent(delivery -> MailLines.print(delivery, out));
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

    private void printNotes(PrintStream out) {
        if (!outcome.nobody().isEmpty()) {
            out.println("  No mail    for "
                    + String.join(
                            ", ", outcome.nobody().stream().map(Shown::name).toList())
                    + ": recipients stand in jobs/workflows.yaml");
        }
        if (!outcome.withoutCalls().isEmpty()) {
            out.println("  No calls   of "
                    + String.join(
                            ", ",
                            outcome.withoutCalls().stream().map(Shown::name).toList())
                    + " in this week or the one before: no report");
        }
        String withoutPictures = outcome.withoutPictures();
        if (withoutPictures != null) {
            out.println("! " + withoutPictures);
        }
    }
}
