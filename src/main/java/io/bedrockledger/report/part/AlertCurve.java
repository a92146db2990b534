package io.bedrockledger.report.part;

import io.bedrockledger.report.MonthForecast.Expected;
import io.bedrockledger.report.MonthForecast.Spent;
import io.bedrockledger.report.chart.ForecastChart;
import io.bedrockledger.report.content.Block;
import io.bedrockledger.report.content.Block.Column;
import io.bedrockledger.report.content.Block.Row;
import io.bedrockledger.report.content.Ink;
import io.bedrockledger.report.content.Phrase;
import io.bedrockledger.report.words.Amounts;
import io.bedrockledger.report.words.Dates;
import io.bedrockledger.report.words.Names;
import io.bedrockledger.spend.budget.Estimate;
import io.bedrockledger.spend.budget.Outlook;
import io.bedrockledger.spend.watch.AlertKind;
import io.bedrockledger.spend.watch.AlertNotice;
import io.bedrockledger.spend.watch.AlertNotice.OfBudget;
import io.bedrockledger.spend.watch.CurvePoint;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The three numbers and the picture of an alert about a budget. */
final class AlertCurve {

    private AlertCurve() {}

    static Block table(AlertNotice notice, OfBudget budget) {
        BigDecimal spent = budget.spent().floorUsd();
        List<Row> rows = new ArrayList<>();
        rows.add(new Row(
                List.of(
                        Phrase.of("Spent, up to " + Dates.longDay(notice.asOf())),
                        Phrase.EMPTY.number(Amounts.usd(spent), over(spent, budget)),
                        share(spent, budget)),
                certainty(budget)));
        Estimate end = atEnd(budget);
        if (end != null) {
            rows.add(new Row(
                    List.of(
                            Phrase.of(
                                    "Forecast, " + Dates.longDay(budget.period().lastDay())),
                            Phrase.EMPTY.number(Amounts.usd(end.expectedUsd()), over(end.expectedUsd(), budget)),
                            share(end.expectedUsd(), budget)),
                    Phrase.of("95\u00a0%: " + Amounts.usd(end.lowUsd()) + " to " + Amounts.usd(end.highUsd()))
                            .in(Ink.SECOND)));
        } else {
            rows.add(Row.of(Phrase.of("Forecast"), Phrase.of("unknown").in(Ink.THIRD), Phrase.EMPTY));
        }
        rows.add(Row.of(
                Phrase.of("Budget ").name(Names.shown(budget.budget())),
                Phrase.EMPTY.number(Amounts.usd(budget.amountUsd())),
                share(budget.amountUsd(), budget)));
        return new Block.Table(
                List.of(Column.words(""), Column.numbers("US dollars"), Column.numbers("of budget")),
                rows,
                List.of(),
                true);
    }

    private static Phrase certainty(OfBudget budget) {
        BigDecimal more = budget.spent().ceilingUsd().subtract(budget.spent().floorUsd());
        Phrase phrase = more.signum() == 0
                ? Phrase.EMPTY
                : Phrase.of("a floor: at most ").number(Amounts.usd(more)).text(" more");
        long open = budget.spent().unboundedCalls();
        return open == 0
                ? phrase.in(Ink.SECOND)
                : phrase.text((phrase.isEmpty() ? "a floor: " : ", and ") + Wording.counted(open, "call", "calls")
                                + " of which nobody knows how much more")
                        .in(Ink.SECOND);
    }

    private static Ink over(BigDecimal usd, OfBudget budget) {
        return usd.compareTo(budget.amountUsd()) > 0 ? Ink.UP : Ink.INK;
    }

    private static Phrase share(BigDecimal usd, OfBudget budget) {
        return Phrase.EMPTY.number(Amounts.share(usd, budget.amountUsd()), over(usd, budget));
    }

    private static @Nullable Estimate atEnd(OfBudget budget) {
        return budget.outlook() instanceof Outlook.Forecast forecast ? forecast.atEnd() : null;
    }

    /** The picture; empty when no day is known. */
    static Optional<ForecastChart> chart(AlertNotice notice, OfBudget budget) {
        List<Spent> spent = budget.curve().stream()
                .filter(point -> !point.forecast())
                .map(point -> new Spent(point.day(), point.expectedUsd()))
                .toList();
        if (spent.isEmpty()) {
            return Optional.empty();
        }
        List<Expected> expected = budget.curve().stream()
                .filter(CurvePoint::forecast)
                .map(point ->
                        new Expected(point.day(), new Estimate(point.lowUsd(), point.expectedUsd(), point.highUsd())))
                .toList();
        Outlook.@Nullable Forecast outlook = budget.outlook() instanceof Outlook.Forecast forecast ? forecast : null;
        return Optional.of(new ForecastChart(
                Names.shown(notice.subject().name()) + ": spent since "
                        + Dates.dayOfMonth(budget.period().firstDay()) + ", US dollars",
                budget.period(),
                budget.amountUsd(),
                notice.kind() == AlertKind.SPENT && budget.percent() < 100
                        ? BigDecimal.valueOf(budget.percent(), 2)
                        : null,
                spent,
                expected,
                outlook == null ? null : outlook.earliest(),
                outlook == null ? null : outlook.expected(),
                outlook == null ? null : outlook.latest()));
    }

    static String alternative(OfBudget budget, ForecastChart chart) {
        Spent last = chart.spent().get(chart.spent().size() - 1);
        String text = "US dollars: " + Amounts.usd(last.usd()) + " spent up to " + Dates.day(last.day())
                + " of a budget of " + Amounts.usd(budget.amountUsd()) + ".";
        return chart.expected() == null ? text : text + " Used up on " + Dates.day(chart.expected()) + ".";
    }
}
