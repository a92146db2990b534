package io.bedrockledger.report.part;

import io.bedrockledger.report.MonthForecast;
import io.bedrockledger.report.WeeklyReport;
import io.bedrockledger.report.content.Block;
import io.bedrockledger.report.content.Phrase;
import io.bedrockledger.report.content.Section;
import io.bedrockledger.report.words.Amounts;
import java.util.ArrayList;
import java.util.List;

/** A week without news, in five lines: the headline, what it is compared with, the budgets, the data, where the rest is. */
final class QuietPart {

    private QuietPart() {}

    static List<List<Section>> rows(WeeklyReport report) {
        List<Block> lines = new ArrayList<>();
        lines.add(new Block.Text(moved(report)));
        lines.add(new Block.Text(budgets(report)));
        lines.add(new Block.Text(data(report)));
        lines.add(new Block.Text(Phrase.of("Everything else is on the page of this report.")));
        return List.of(List.of(Section.of("quiet", Phrase.EMPTY, lines)));
    }

    private static Phrase moved(WeeklyReport report) {
        Phrase phrase = Phrase.of("Nothing moved by more than ")
                .number(Amounts.wholeUsd(report.materialUsd()))
                .text(" on " + Wording.weekBefore(report));
        return report.figures().cost().median() == null
                ? phrase.text(".")
                : phrase.text("; the median of four weeks is ")
                        .number(Amounts.usd(report.figures().cost().median()))
                        .text(".");
    }

    private static Phrase budgets(WeeklyReport report) {
        if (report.forecasts().isEmpty()) {
            return Phrase.of("No budget is set.");
        }
        Phrase phrase = Phrase.EMPTY;
        for (MonthForecast forecast : report.forecasts()) {
            phrase = phrase.text(phrase.isEmpty() ? "" : " ")
                    .then(ForecastPart.headline(forecast))
                    .text(".");
        }
        return phrase;
    }

    private static Phrase data(WeeklyReport report) {
        return HealthPart.headline(report).text(". ").then(FiguresPart.certainty(report.figures()));
    }
}
