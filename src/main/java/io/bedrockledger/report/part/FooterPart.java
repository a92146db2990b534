package io.bedrockledger.report.part;

import io.bedrockledger.report.WeeklyReport;
import io.bedrockledger.report.content.Phrase;
import io.bedrockledger.report.words.Dates;
import java.util.List;

/** What holds for the whole report. */
final class FooterPart {

    private FooterPart() {}

    static List<Phrase> lines(WeeklyReport report) {
        String reader = report.scope().isFinops()
                ? "You get this because jobs/workflows.yaml names you for FinOps."
                : "You get this because jobs/workflows.yaml names you for this team.";
        return List.of(
                Phrase.of(Wording.weekHead(report) + " is "
                        + Dates.longDay(report.week().firstDay()) + " to "
                        + Dates.longDayOfYear(report.week().lastDay())
                        + "; days are UTC. List prices in US dollars, before discounts and tax."),
                Phrase.of("Run " + report.origin().runId() + ". " + reader));
    }
}
