package io.bedrockledger.report.part;

import io.bedrockledger.report.chart.ForecastChart;
import io.bedrockledger.report.content.Block;
import io.bedrockledger.report.content.Block.Column;
import io.bedrockledger.report.content.Block.Row;
import io.bedrockledger.report.content.Document;
import io.bedrockledger.report.content.Ink;
import io.bedrockledger.report.content.Phrase;
import io.bedrockledger.report.content.Section;
import io.bedrockledger.report.words.Amounts;
import io.bedrockledger.report.words.Dates;
import io.bedrockledger.report.words.Names;
import io.bedrockledger.report.words.Reasons;
import io.bedrockledger.report.words.Rounding;
import io.bedrockledger.spend.watch.AlertEvent;
import io.bedrockledger.spend.watch.AlertNotice;
import io.bedrockledger.spend.watch.AlertNotice.OfBudget;
import io.bedrockledger.spend.watch.AlertNotice.OfSpike;
import io.bedrockledger.spend.watch.Cause;
import io.bedrockledger.spend.watch.CauseTerm;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** An alert as a letter: what crossed, why, three numbers, what to do today. */
public final class AlertDocument {

    /** Longest text that another part wrote, in characters. */
    private static final int LONGEST = 600;

    /** Longest subject, in characters. */
    private static final int LONGEST_SUBJECT = 120;

    private final AlertNotice notice;
    private final String first;
    private final String rest;

    private AlertDocument(AlertNotice notice) {
        this.notice = notice;
        String headline = Names.cut(Names.clean(notice.headline()).strip(), LONGEST);
        int end = headline.indexOf(". ");
        this.first = end < 0 ? headline : headline.substring(0, end + 1);
        this.rest = end < 0 ? "" : headline.substring(end + 2);
    }

    /** The letter. */
    public static Document of(AlertNotice notice) {
        return new AlertDocument(notice).document();
    }

    private Document document() {
        List<List<Section>> rows = new ArrayList<>();
        rows.add(List.of(figures()));
        if (notice.detail() instanceof OfBudget budget) {
            AlertCurve.chart(notice, budget).ifPresent(chart -> rows.add(List.of(curve(budget, chart))));
        }
        if (notice.cause() != null && !notice.cause().terms().isEmpty()) {
            rows.add(List.of(why(notice.cause())));
        }
        rows.add(List.of(Section.of(
                "advice",
                Phrase.of("What to do today"),
                List.of(new Block.Text(Phrase.of(Names.cut(Names.clean(notice.advice()), LONGEST)))))));
        return new Document(
                subject(),
                rest,
                Names.shown(notice.subject().name()) + " \u00b7 " + Dates.longDayOfYear(notice.asOf()),
                Phrase.of(first),
                Phrase.of(rest),
                rows,
                footer());
    }

    private String subject() {
        String sentence = first.endsWith(".") ? first.substring(0, first.length() - 1) : first;
        return Names.cut(label() + ": " + sentence, LONGEST_SUBJECT);
    }

    private String label() {
        String what = switch (notice.kind()) {
            case SPENT -> "Budget alert";
            case FORECAST -> "Budget forecast";
            case SPIKE -> "Cost spike";
        };
        return switch (notice.event()) {
            case FIRED, POSSIBLE, RETURNED, CONTINUED -> what;
            case LESS_SURE, TAKEN_BACK -> what + " taken back";
        };
    }

    private Section figures() {
        List<Block> blocks = new ArrayList<>();
        boolean back = notice.event() == AlertEvent.TAKEN_BACK || notice.event() == AlertEvent.LESS_SURE;
        if (notice.causeText() != null) {
            blocks.add(new Block.Callout(
                    back ? "TAKEN BACK" : "WHY",
                    List.of(Phrase.of(Names.cut(Names.clean(notice.causeText()), LONGEST)))));
        }
        blocks.add(
                notice.detail() instanceof OfBudget budget
                        ? AlertCurve.table(notice, budget)
                        : spike((OfSpike) notice.detail()));
        return Section.of("figures", Phrase.EMPTY, blocks);
    }

    private static Block spike(OfSpike spike) {
        List<Row> rows = new ArrayList<>();
        rows.add(Row.of(Phrase.of(Dates.longDay(spike.day())), Phrase.EMPTY.number(Amounts.usd(spike.costUsd()))));
        rows.add(Row.of(
                Phrase.of(spike.usualDay() == null ? "Usual" : "Usual, as on " + Dates.longDay(spike.usualDay())),
                Phrase.EMPTY.number(Amounts.usd(spike.usualUsd()))));
        BigDecimal change = Amounts.cents(spike.costUsd()).subtract(Amounts.cents(spike.usualUsd()));
        rows.add(Row.of(Phrase.of("Difference"), Phrase.EMPTY.number(Amounts.change(change), Ink.ofChange(change))));
        return new Block.Table(List.of(Column.words(""), Column.numbers("US dollars")), rows, List.of(), true);
    }

    private static Section curve(OfBudget budget, ForecastChart chart) {
        List<Block> aside = new ArrayList<>();
        if (chart.expected() != null) {
            aside.add(new Block.Text(Phrase.of("The amount is used up on ")
                    .bold(Dates.longDay(chart.expected()))
                    .text(", as it looks now.")));
        }
        if (!budget.otherPercents().isEmpty()) {
            aside.add(new Block.Text(Phrase.of("Other thresholds that are crossed: "
                            + Reasons.list(budget.otherPercents().stream()
                                    .map(percent -> percent + "\u00a0%")
                                    .toList())
                            + ".")
                    .in(Ink.SECOND)));
        }
        if (!budget.unknownDays().isEmpty()) {
            aside.add(new Block.Text(Phrase.of("Not known, and not in the sum: "
                            + Reasons.list(budget.unknownDays().stream()
                                    .map(Dates::day)
                                    .toList())
                            + ".")
                    .in(Ink.SECOND)));
        }
        Phrase heading = chart.expected() == null
                ? Phrase.of("What was spent, day by day")
                : Phrase.of("Spending meets the budget on " + Dates.longDay(chart.expected()));
        return new Section(
                "curve",
                heading,
                List.of(new Block.Picture("forecast", AlertCurve.alternative(budget, chart), chart, List.of())),
                aside);
    }

    private Section why(Cause cause) {
        BigDecimal change = Amounts.cents(cause.laterUsd()).subtract(Amounts.cents(cause.earlierUsd()));
        List<BigDecimal> cents =
                Rounding.toCents(cause.terms().stream().map(CauseTerm::usd).toList(), change);
        List<Row> rows = new ArrayList<>();
        for (int at = 0; at < cents.size(); at++) {
            CauseTerm term = cause.terms().get(at);
            rows.add(new Row(
                    List.of(
                            Phrase.of(Reasons.label(term.term(), term.usd().signum())),
                            Phrase.EMPTY.number(Amounts.change(cents.get(at)), Ink.ofChange(cents.get(at)))),
                    Phrase.of(Reasons.list(
                                    term.workflows().stream().map(Names::shown).toList()))
                            .in(Ink.SECOND)));
        }
        String days = cause.laterFrom().equals(cause.laterTo())
                ? Dates.day(cause.laterFrom()) + " against " + Dates.day(cause.earlierFrom())
                : Dates.dayOfMonth(cause.laterFrom()) + " to " + Dates.dayOfMonth(cause.laterTo()) + " against "
                        + Dates.dayOfMonth(cause.earlierFrom()) + " to " + Dates.dayOfMonth(cause.earlierTo());
        CauseTerm largest = cause.terms().get(0);
        Phrase heading = Phrase.of(Reasons.label(largest.term(), largest.usd().signum()) + ": ")
                .number(Amounts.change(cents.get(0)))
                .text(" of ")
                .number(Amounts.change(change));
        return Section.of(
                "why",
                heading,
                List.of(new Block.Table(
                        List.of(Column.words(""), Column.numbers("US dollars")),
                        rows,
                        List.of(Phrase.of(days), Phrase.EMPTY.number(Amounts.change(change))),
                        false)));
    }

    private List<Phrase> footer() {
        String told = notice.event() == AlertEvent.TAKEN_BACK || notice.event() == AlertEvent.LESS_SURE
                ? "This takes back what was said before, since late data changed it."
                : "Each crossing is told once. If late data takes it back, you will be told.";
        return List.of(
                Phrase.of(told + " Log days up to " + Dates.longDayOfYear(notice.asOf()) + " (UTC) are in."),
                Phrase.of("Run " + Names.shown(notice.runId())
                        + ". Budgets and those who are told: jobs/workflows.yaml."),
                Phrase.of("The days behind the figures: ").code(Names.clean(notice.query())));
    }
}
