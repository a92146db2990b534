package io.bedrockledger.report.part;

import io.bedrockledger.report.Query;
import io.bedrockledger.report.WeeklyReport;
import io.bedrockledger.report.Weeks;
import io.bedrockledger.report.Weeks.Series;
import io.bedrockledger.report.chart.WeeksChart;
import io.bedrockledger.report.content.Block;
import io.bedrockledger.report.content.Block.Column;
import io.bedrockledger.report.content.Block.Row;
import io.bedrockledger.report.content.Ink;
import io.bedrockledger.report.content.Phrase;
import io.bedrockledger.report.content.Section;
import io.bedrockledger.report.words.Amounts;
import io.bedrockledger.report.words.Dates;
import io.bedrockledger.report.words.Names;
import io.bedrockledger.report.words.Reasons;
import io.bedrockledger.spend.Period;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A trend or a blip: up to eight weeks. */
final class WeeksPart {

    /** Names beside the last bar; the others are one slice. */
    private static final int MOST_NAMES = 5;

    private final WeeklyReport report;
    private final Weeks weeks;
    private final List<@Nullable BigDecimal> totals = new ArrayList<>();

    private WeeksPart(WeeklyReport report) {
        this.report = report;
        this.weeks = report.weeks();
        for (int week = 0; week < weeks.weeks().size(); week++) {
            totals.add(total(weeks.series(), week));
        }
    }

    static Optional<Section> section(WeeklyReport report) {
        WeeksPart part = new WeeksPart(report);
        long known = part.totals.stream().filter(Objects::nonNull).count();
        return known < 2 ? Optional.empty() : Optional.of(part.section());
    }

    /** The sum of a week, whose data is either known for all or for none; null for none. */
    private static @Nullable BigDecimal total(List<Series> series, int week) {
        BigDecimal sum = null;
        for (Series each : series) {
            BigDecimal usd = each.usd().get(week);
            if (usd != null) {
                sum = sum == null ? usd : sum.add(usd);
            }
        }
        return sum;
    }

    private Section section() {
        List<Block> aside = new ArrayList<>();
        Series focus = focus();
        int last = weeks.weeks().size() - 1;
        BigDecimal then = focus.usd().get(firstKnown());
        BigDecimal now = Objects.requireNonNullElse(focus.usd().get(last), BigDecimal.ZERO);
        if (then != null) {
            aside.add(new Block.Text(growth(focus, then, now)));
        }
        aside.add(new Block.Text(others(focus)));
        weeks.incomplete().stream()
                .sorted()
                .map(week -> Phrase.of("Log days of " + Dates.week(week) + " are missing: it cost more than is shown."))
                .forEach(phrase -> aside.add(new Block.Text(phrase)));
        aside.addAll(Wording.note(Phrase.EMPTY, report, Query.Section.WEEKS));
        return new Section("weeks", heading(focus, then, now), List.of(picture(focus)), aside);
    }

    private int firstKnown() {
        int at = 0;
        while (totals.get(at) == null) {
            at++;
        }
        return at;
    }

    /** The one that changed most since the first week that is known; of equal ones the first by name. */
    private Series focus() {
        return weeks.series().stream()
                .max(Comparator.comparing((Series series) -> changeOf(series).abs())
                        .thenComparing(series -> Names.shown(series.name()), Comparator.reverseOrder()))
                .orElseThrow();
    }

    private BigDecimal changeOf(Series series) {
        BigDecimal then = Objects.requireNonNullElse(series.usd().get(firstKnown()), BigDecimal.ZERO);
        BigDecimal now =
                Objects.requireNonNullElse(series.usd().get(series.usd().size() - 1), BigDecimal.ZERO);
        return now.subtract(then);
    }

    private Phrase heading(Series focus, @Nullable BigDecimal then, BigDecimal now) {
        int rises = run(1);
        int falls = run(-1);
        String trend;
        if (rises >= 2) {
            trend = Reasons.number(rises) + " weeks of rising cost in a row";
        } else if (falls >= 2) {
            trend = Reasons.number(falls) + " weeks of falling cost in a row";
        } else {
            List<BigDecimal> known = totals.stream().filter(Objects::nonNull).toList();
            trend = "Between "
                    + Amounts.wholeUsd(
                            known.stream().min(Comparator.naturalOrder()).orElseThrow())
                    + " and "
                    + Amounts.wholeUsd(
                            known.stream().max(Comparator.naturalOrder()).orElseThrow())
                    + " a week in " + counted(known.size());
        }
        if (then == null || now.subtract(then).abs().compareTo(report.materialUsd()) < 0) {
            return Phrase.of(trend);
        }
        return Phrase.of(trend + "; ")
                .name(Names.shown(focus.name()))
                .text(now.compareTo(then) > 0 ? " grew most" : " shrank most");
    }

    private static String counted(int weeks) {
        return Reasons.number(weeks).toLowerCase(Locale.ROOT) + " weeks";
    }

    /** How many weeks up to the last one changed this way, each on the one before, in cents. */
    private int run(int signum) {
        int run = 0;
        for (int week = totals.size() - 1; week > 0; week--) {
            BigDecimal now = totals.get(week);
            BigDecimal before = totals.get(week - 1);
            if (now == null
                    || before == null
                    || Amounts.cents(now).subtract(Amounts.cents(before)).signum() != signum) {
                break;
            }
            run++;
        }
        return run;
    }

    private Phrase growth(Series focus, BigDecimal then, BigDecimal now) {
        Period first = weeks.weeks().get(firstKnown());
        Phrase phrase = Phrase.EMPTY
                .then(Phrase.EMPTY.name(Names.shown(focus.name())).bold())
                .text(" cost ")
                .number(Amounts.usd(then))
                .text(" in " + Dates.week(first) + " and ")
                .number(Amounts.usd(now))
                .text(" now");
        String percent = Amounts.percent(now, then, Wording.LEAST_USD);
        return percent.isEmpty()
                ? phrase.text(".")
                : phrase.text(" (").number(percent).text(").");
    }

    private Phrase others(Series focus) {
        List<Series> others =
                weeks.series().stream().filter(series -> !series.equals(focus)).toList();
        BigDecimal then = total(others, firstKnown());
        BigDecimal now = total(others, weeks.weeks().size() - 1);
        if (then == null || now == null) {
            return Phrase.EMPTY;
        }
        String what = report.scope().isFinops() ? "The other teams" : "The other workflows";
        return Phrase.of(what + " together: ")
                .number(Amounts.usd(then))
                .text(" then, ")
                .number(Amounts.usd(now))
                .text(" now.")
                .in(Ink.SECOND);
    }

    private Block picture(Series focus) {
        List<String> labels = weeks.weeks().stream()
                .map(week -> Integer.toString(Dates.weekNumber(week)))
                .toList();
        String by = report.scope().isFinops() ? "team" : "workflow";
        WeeksChart chart = new WeeksChart(Wording.who(report) + ": US dollars a week, by " + by, labels, layers(focus));
        return new Block.Picture("weeks", alternative(chart), chart, List.of(table(), slices(chart)));
    }

    /** The focus, then the others by size, the smallest summed when there are many; a week without data is null. */
    private List<WeeksChart.Layer> layers(Series focus) {
        int last = weeks.weeks().size() - 1;
        List<Series> rest = weeks.series().stream()
                .filter(series -> !series.equals(focus))
                .filter(series -> series.usd().stream().anyMatch(usd -> usd != null && usd.signum() != 0))
                .sorted(Comparator.comparing((Series series) ->
                                Objects.requireNonNullElse(series.usd().get(last), BigDecimal.ZERO))
                        .reversed()
                        .thenComparing(series -> Names.shown(series.name())))
                .toList();
        List<WeeksChart.Layer> layers = new ArrayList<>();
        layers.add(new WeeksChart.Layer(Names.shown(focus.name()), focus.usd()));
        int named = rest.size() <= MOST_NAMES ? rest.size() : MOST_NAMES - 1;
        rest.stream().limit(named).forEach(series -> layers.add(layer(series)));
        if (named < rest.size()) {
            List<Series> small = rest.subList(named, rest.size());
            List<@Nullable BigDecimal> sums = new ArrayList<>();
            for (int week = 0; week <= last; week++) {
                sums.add(total(small, week));
            }
            layers.add(new WeeksChart.Layer(small.size() + " others", sums));
        }
        return layers;
    }

    private static WeeksChart.Layer layer(Series series) {
        return new WeeksChart.Layer(Names.shown(series.name()), series.usd());
    }

    private String alternative(WeeksChart chart) {
        List<String> sums = new ArrayList<>();
        for (int week = 0; week < totals.size(); week++) {
            BigDecimal total = totals.get(week);
            sums.add("week " + Dates.weekNumber(weeks.weeks().get(week)) + " "
                    + (total == null ? "unknown" : Amounts.bare(total)));
        }
        List<String> parts = new ArrayList<>();
        for (WeeksChart.Layer layer : chart.layers()) {
            BigDecimal now = layer.usd().get(totals.size() - 1);
            parts.add(layer.name() + " " + (now == null ? "unknown" : Amounts.bare(now)));
        }
        return Wording.who(report) + ", US dollars a week: " + String.join(", ", sums) + ". " + Wording.weekHead(report)
                + ": " + String.join(", ", parts) + ".";
    }

    private Block table() {
        List<Row> rows = new ArrayList<>();
        for (int week = 0; week < totals.size(); week++) {
            BigDecimal total = totals.get(week);
            rows.add(Row.of(
                    Phrase.of("Week " + Dates.weekNumber(weeks.weeks().get(week))
                            + (weeks.incomplete().contains(weeks.weeks().get(week)) ? " (days are missing)" : "")),
                    total == null ? Phrase.of("unknown").in(Ink.THIRD) : Phrase.EMPTY.number(Amounts.bare(total))));
        }
        return new Block.Table(List.of(Column.words(""), Column.numbers("US dollars")), rows, List.of(), false);
    }

    private Block slices(WeeksChart chart) {
        List<Row> rows = new ArrayList<>();
        for (WeeksChart.Layer layer : chart.layers()) {
            BigDecimal now = layer.usd().get(totals.size() - 1);
            rows.add(Row.of(
                    Phrase.EMPTY.name(layer.name()),
                    now == null ? Phrase.of("unknown").in(Ink.THIRD) : Phrase.EMPTY.number(Amounts.bare(now))));
        }
        return new Block.Table(
                List.of(Column.words(""), Column.numbers(Wording.weekHead(report))), rows, List.of(), false);
    }
}
