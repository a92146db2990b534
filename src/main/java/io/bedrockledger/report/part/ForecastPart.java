package io.bedrockledger.report.part;

import io.bedrockledger.report.MonthForecast;
import io.bedrockledger.report.MonthForecast.Expected;
import io.bedrockledger.report.MonthForecast.Spent;
import io.bedrockledger.report.MonthForecast.Threshold;
import io.bedrockledger.report.Query;
import io.bedrockledger.report.WeeklyReport;
import io.bedrockledger.report.chart.ForecastChart;
import io.bedrockledger.report.content.Block;
import io.bedrockledger.report.content.Block.Column;
import io.bedrockledger.report.content.Block.Row;
import io.bedrockledger.report.content.Ink;
import io.bedrockledger.report.content.Phrase;
import io.bedrockledger.report.content.Section;
import io.bedrockledger.report.words.Amounts;
import io.bedrockledger.report.words.Dates;
import io.bedrockledger.report.words.Names;
import io.bedrockledger.spend.Period;
import io.bedrockledger.spend.PeriodLength;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether the money will last. */
final class ForecastPart {

    /** Budgets in the table; the chart is of the one that is furthest over, or else nearest to its end. */
    private static final int MOST_ROWS = 10;

    private ForecastPart() {}

    static Optional<Section> section(WeeklyReport report) {
        List<MonthForecast> byUrgency = report.forecasts().stream()
                .sorted(Comparator.comparing(ForecastPart::share).reversed().thenComparing(MonthForecast::subject))
                .toList();
        if (byUrgency.isEmpty()) {
            return Optional.empty();
        }
        MonthForecast first = byUrgency.get(0);
        List<Block> blocks = new ArrayList<>();
        if (first.spent().isEmpty()) {
            blocks.add(table(List.of(first)));
        } else {
            blocks.add(new Block.Picture("forecast", alternative(first), chart(first), List.of(table(List.of(first)))));
        }
        List<Block> aside = new ArrayList<>(text(first));
        if (byUrgency.size() > 1) {
            aside.add(new Block.Text(others(byUrgency.subList(1, byUrgency.size()))));
        }
        aside.addAll(Wording.note(Phrase.EMPTY, report, Query.Section.FORECAST));
        return Optional.of(new Section("forecast", headline(first), blocks, aside));
    }

    /** What is expected at the end, as a share of the budget; what is spent where nobody can tell. */
    private static BigDecimal share(MonthForecast forecast) {
        return atEnd(forecast).divide(forecast.budgetUsd(), 9, RoundingMode.HALF_UP);
    }

    private static BigDecimal atEnd(MonthForecast forecast) {
        if (!forecast.forecast().isEmpty()) {
            return lastExpected(forecast).usd().expectedUsd();
        }
        return spent(forecast);
    }

    private static BigDecimal spent(MonthForecast forecast) {
        List<Spent> spent = forecast.spent();
        return spent.isEmpty() ? BigDecimal.ZERO : spent.get(spent.size() - 1).usd();
    }

    private static Expected lastExpected(MonthForecast forecast) {
        return forecast.forecast().get(forecast.forecast().size() - 1);
    }

    /** {@code November will end about $2,222 over budget}, with the subject of the budget. */
    static Phrase headline(MonthForecast forecast) {
        String period = period(forecast.period());
        Phrase subject = Phrase.EMPTY.name(Names.first(forecast.subject()));
        if (isTold(forecast)) {
            BigDecimal gap = atEnd(forecast).subtract(forecast.budgetUsd());
            boolean closed = forecast.forecast().isEmpty();
            return subject.text(closed ? " ended " + period + " " : " will end " + period + " about ")
                    .number(closed ? Amounts.usd(gap.abs()) : Amounts.wholeUsd(gap.abs()))
                    .text(gap.signum() > 0 ? " over budget" : " under budget");
        }
        return subject.text(": nobody can tell yet how " + period + " will end");
    }

    /** Whether the end is known or expected, so that it can be compared with the budget. */
    private static boolean isTold(MonthForecast forecast) {
        return !forecast.forecast().isEmpty() || isComplete(forecast);
    }

    private static boolean isComplete(MonthForecast forecast) {
        List<Spent> spent = forecast.spent();
        return !spent.isEmpty()
                && spent.get(spent.size() - 1).day().equals(forecast.period().lastDay());
    }

    private static String period(Period period) {
        return period.length() == PeriodLength.MONTH
                ? Dates.month(period)
                : period.length() == PeriodLength.WEEK ? Dates.week(period) : Dates.day(period.firstDay());
    }

    private static List<Block> text(MonthForecast forecast) {
        List<Block> text = new ArrayList<>();
        Phrase first = Phrase.EMPTY;
        if (!forecast.forecast().isEmpty()) {
            Expected end = lastExpected(forecast);
            first = first.text("Forecast for " + Dates.dayOfMonth(end.day()) + ": ")
                    .then(Phrase.EMPTY
                            .number(Amounts.usd(end.usd().expectedUsd()))
                            .bold())
                    .text(", 95\u00a0% between ")
                    .number(Amounts.usd(end.usd().lowUsd()))
                    .text(" and ")
                    .number(Amounts.usd(end.usd().highUsd()))
                    .text(". ");
        }
        text.add(new Block.Text(
                first.text("Budget: ").number(Amounts.usd(forecast.budgetUsd())).text(".")));
        Phrase second = Phrase.EMPTY;
        if (!forecast.spent().isEmpty()) {
            second = second.text("Spent up to " + Dates.day(lastDay(forecast)) + ": ")
                    .number(Amounts.usd(spent(forecast)))
                    .text(", ")
                    .number(Amounts.share(spent(forecast), forecast.budgetUsd()))
                    .text(" of the budget. ");
        }
        if (forecast.expected() != null) {
            second = second.text("Runs out on " + Dates.longDay(forecast.expected()) + between(forecast) + ". ");
        }
        for (Threshold threshold : forecast.thresholds()) {
            if (threshold.crossedOn() != null) {
                second = second.number(Amounts.wholeShare(threshold.share(), BigDecimal.ONE))
                        .text(" crossed on " + Dates.day(threshold.crossedOn()) + ". ");
            }
        }
        if (!second.isEmpty()) {
            text.add(new Block.Text(second.in(Ink.SECOND)));
        }
        return text;
    }

    private static LocalDate lastDay(MonthForecast forecast) {
        return forecast.spent().get(forecast.spent().size() - 1).day();
    }

    private static String between(MonthForecast forecast) {
        return forecast.earliest() != null
                        && forecast.latest() != null
                        && !forecast.earliest().equals(forecast.latest())
                ? " (95\u00a0%: " + Dates.dayOfMonth(forecast.earliest()) + " to " + Dates.dayOfMonth(forecast.latest())
                        + ")"
                : "";
    }

    private static Phrase others(List<MonthForecast> others) {
        Phrase phrase = Phrase.of("Other budgets: ");
        String before = "";
        for (MonthForecast other : others.subList(0, Math.min(MOST_ROWS, others.size()))) {
            phrase = phrase.text(before)
                    .name(Names.shown(other.subject()))
                    .text(" ")
                    .number(
                            Amounts.wholeShare(atEnd(other), other.budgetUsd()),
                            atEnd(other).compareTo(other.budgetUsd()) > 0 ? Ink.UP : Ink.INK)
                    .text(isTold(other) ? "" : " used");
            before = ", ";
        }
        int hidden = others.size() - MOST_ROWS;
        return phrase.text(hidden > 0 ? " and " + hidden + " more." : ".");
    }

    private static ForecastChart chart(MonthForecast forecast) {
        @Nullable
        BigDecimal threshold = forecast.thresholds().stream()
                .filter(each -> each.crossedOn() != null)
                .map(Threshold::share)
                .max(Comparator.naturalOrder())
                .orElse(null);
        return new ForecastChart(
                Names.first(forecast.subject()) + ": spent since "
                        + Dates.dayOfMonth(forecast.period().firstDay()) + ", US dollars",
                forecast.period(),
                forecast.budgetUsd(),
                threshold,
                forecast.spent(),
                forecast.forecast(),
                forecast.earliest(),
                forecast.expected(),
                forecast.latest());
    }

    private static String alternative(MonthForecast forecast) {
        String text =
                Names.first(forecast.subject()) + ", US dollars: spent " + Amounts.usd(spent(forecast)) + " up to "
                        + Dates.day(lastDay(forecast)) + " of a budget of " + Amounts.usd(forecast.budgetUsd()) + ".";
        if (!forecast.forecast().isEmpty()) {
            Expected end = lastExpected(forecast);
            text += " Forecast for " + Dates.dayOfMonth(end.day()) + ": "
                    + Amounts.usd(end.usd().expectedUsd()) + " ("
                    + Amounts.usd(end.usd().lowUsd()) + " to "
                    + Amounts.usd(end.usd().highUsd()) + ").";
        }
        return forecast.expected() == null ? text : text + " Runs out on " + Dates.day(forecast.expected()) + ".";
    }

    private static Block table(List<MonthForecast> forecasts) {
        List<Row> rows = new ArrayList<>();
        for (MonthForecast forecast : forecasts) {
            rows.add(Row.of(
                    Phrase.EMPTY.name(Names.shown(forecast.subject())),
                    Phrase.EMPTY.number(Amounts.bare(spent(forecast))),
                    forecast.forecast().isEmpty()
                            ? Phrase.of("unknown").in(Ink.THIRD)
                            : Phrase.EMPTY.number(Amounts.bare(atEnd(forecast))),
                    Phrase.EMPTY.number(Amounts.bare(forecast.budgetUsd()))));
        }
        return new Block.Table(
                List.of(
                        Column.words("US dollars"),
                        Column.numbers("Spent"),
                        Column.numbers("Forecast"),
                        Column.numbers("Budget")),
                rows,
                List.of(),
                false);
    }
}
