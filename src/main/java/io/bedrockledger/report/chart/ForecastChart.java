package io.bedrockledger.report.chart;

import io.bedrockledger.report.MonthForecast.Expected;
import io.bedrockledger.report.MonthForecast.Spent;
import io.bedrockledger.report.Png;
import io.bedrockledger.report.chart.Canvas.Align;
import io.bedrockledger.report.words.Amounts;
import io.bedrockledger.report.words.Dates;
import io.bedrockledger.spend.Period;
import io.bedrockledger.spend.PeriodLength;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;
import org.jspecify.annotations.Nullable;

/**
 * What was spent of a budget, cumulated, and what is expected, with its interval.
 *
 * @param caption what it is of, with the unit
 * @param period of the budget
 * @param budgetUsd the amount
 * @param threshold a share of it that was crossed, 0.8 for 80 %; null for none
 * @param spent at the end of each known day, at least one
 * @param forecast at the end of each day after that; empty when nobody can tell
 * @param earliest first day on which the amount is used up at the high end; null when not in the period
 * @param expected the same of the expected cost
 * @param latest the same of the low end
 */
public record ForecastChart(
        String caption,
        Period period,
        BigDecimal budgetUsd,
        @Nullable BigDecimal threshold,
        List<Spent> spent,
        List<Expected> forecast,
        @Nullable LocalDate earliest,
        @Nullable LocalDate expected,
        @Nullable LocalDate latest)
        implements Drawing {

    private static final int HEIGHT = 236;
    private static final int TOP = 34;
    private static final int BASE = 205;
    private static final int RIGHT = 262;
    private static final int NOTES = 270;
    private static final double HEADROOM = 1.06;
    private static final float DASH_ON = 2;
    private static final float DASH_OFF = 4;

    /** Days of the month that the axis names. */
    private static final List<Integer> TICKS = List.of(1, 8, 15, 22, 29);

    /** Ticks that stand nearer to a more important one are left out, in pixels. */
    private static final int TICK_ROOM = 20;

    public ForecastChart {
        spent = List.copyOf(spent);
        forecast = List.copyOf(forecast);
        if (spent.isEmpty()) {
            throw new IllegalArgumentException(
                    "[charts] a forecast begins where something was spent; found no known day; draw none");
        }
    }

    @Override
    public int height() {
        return HEIGHT;
    }

    @Override
    public Png draw(Tone tone, Typeface typeface) {
        return new Pen(tone, typeface).draw();
    }

    private double highest() {
        double high = Math.max(budgetUsd.doubleValue(), last().usd().doubleValue());
        for (Expected each : forecast) {
            high = Math.max(high, each.usd().highUsd().doubleValue());
        }
        return high;
    }

    private Spent last() {
        return spent.get(spent.size() - 1);
    }

    private boolean isOver() {
        return !forecast.isEmpty()
                && forecast.get(forecast.size() - 1).usd().expectedUsd().compareTo(budgetUsd) > 0;
    }

    /** Days from the beginning of the period to the end of a day. */
    private double days(LocalDate day) {
        return ChronoUnit.DAYS.between(period.firstDay(), day) + 1.0;
    }

    /** One drawing of it. */
    private final class Pen {

        private final Tone tone;
        private final Typeface typeface;
        private final Canvas canvas;
        private final NumberAxis days = new NumberAxis();
        private final NumberAxis usd = new NumberAxis();
        private final Rectangle2D area = new Rectangle2D.Double(0, TOP, RIGHT, BASE - (double) TOP);
        private final Color ahead;

        Pen(Tone tone, Typeface typeface) {
            this.tone = tone;
            this.typeface = typeface;
            this.canvas = new Canvas(HEIGHT, tone);
            this.ahead = isOver() ? tone.upBar : tone.second;
            days.setRange(0, period.dayCount());
            days.setVisible(false);
            usd.setRange(0, highest() * HEADROOM);
            usd.setVisible(false);
        }

        Png draw() {
            canvas.plot(plot(), area);
            canvas.text(
                    canvas.fitted(caption, typeface.regular(12), WIDTH),
                    0,
                    11,
                    typeface.regular(12),
                    tone.third,
                    Align.LEFT);
            canvas.line(0, BASE, RIGHT, BASE, 1, tone.ink);
            budget();
            exhaustion();
            lastDay();
            end();
            ticks();
            return canvas.png();
        }

        private double x(LocalDate day) {
            return days.valueToJava2D(days(day), area, RectangleEdge.BOTTOM);
        }

        private double y(BigDecimal amount) {
            return usd.valueToJava2D(amount.doubleValue(), area, RectangleEdge.LEFT);
        }

        private XYPlot plot() {
            XYSeries known = new XYSeries("spent");
            known.add(0, 0);
            spent.forEach(each -> known.add(days(each.day()), each.usd().doubleValue()));
            XYLineAndShapeRenderer line = new XYLineAndShapeRenderer(true, false);
            line.setSeriesPaint(0, tone.ink);
            line.setSeriesStroke(0, new BasicStroke(2.5f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            XYPlot plot = new XYPlot(new XYSeriesCollection(known), days, usd, line);
            plot.setDataset(1, new YIntervalSeriesCollection());
            if (!forecast.isEmpty()) {
                plot.setDataset(1, fan());
                plot.setRenderer(1, dashes());
            }
            plot.setInsets(RectangleInsets.ZERO_INSETS);
            plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
            plot.setFixedDomainAxisSpace(new AxisSpace());
            plot.setFixedRangeAxisSpace(new AxisSpace());
            plot.setDomainGridlinesVisible(false);
            plot.setRangeGridlinesVisible(false);
            return plot;
        }

        private YIntervalSeriesCollection fan() {
            YIntervalSeries series = new YIntervalSeries("forecast");
            double now = last().usd().doubleValue();
            series.add(days(last().day()), now, now, now);
            for (Expected each : forecast) {
                series.add(
                        days(each.day()),
                        each.usd().expectedUsd().doubleValue(),
                        each.usd().lowUsd().doubleValue(),
                        each.usd().highUsd().doubleValue());
            }
            YIntervalSeriesCollection all = new YIntervalSeriesCollection();
            all.addSeries(series);
            return all;
        }

        private DeviationRenderer dashes() {
            DeviationRenderer renderer = new DeviationRenderer(true, false);
            renderer.setAlpha(1);
            renderer.setSeriesFillPaint(0, isOver() ? tone.fan : tone.rule);
            renderer.setSeriesPaint(0, ahead);
            renderer.setSeriesStroke(
                    0,
                    new BasicStroke(
                            2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND, 1, new float[] {DASH_ON, DASH_OFF}, 0));
            return renderer;
        }

        private void budget() {
            double y = y(budgetUsd);
            if (threshold != null) {
                alert(y, budgetUsd.multiply(threshold), Amounts.wholeShare(threshold, BigDecimal.ONE));
            }
            canvas.line(0, y, RIGHT, y, 1.5, tone.ink);
            canvas.text("Budget " + Amounts.whole(budgetUsd), 0, y - 6, typeface.bold(13), tone.ink, Align.LEFT);
        }

        /** The line of a threshold; its words stand where the curve is not: above it before the crossing, else below it at the right. */
        private void alert(double budgetY, BigDecimal amount, String share) {
            double y = y(amount);
            canvas.line(0, y, RIGHT, y, 1, tone.rule);
            String text = share + " alert " + Amounts.whole(amount);
            double crossing = spent.stream()
                    .filter(each -> each.usd().compareTo(amount) >= 0)
                    .mapToDouble(each -> x(each.day()))
                    .findFirst()
                    .orElse(RIGHT);
            boolean before = crossing > canvas.width(text, typeface.regular(12)) + TICK_ROOM;
            boolean above = y - budgetY >= 36;
            if (before) {
                canvas.text(text, 0, above ? y - 5 : y + 14, typeface.regular(12), tone.third, Align.LEFT);
            } else if (y < BASE - 64.0) {
                canvas.text(text, RIGHT, y + 14, typeface.regular(12), tone.third, Align.RIGHT);
            }
        }

        private void exhaustion() {
            if (expected == null) {
                return;
            }
            double x = x(expected);
            double y = y(budgetUsd);
            canvas.line(x, y, x, BASE, 1, tone.upBar);
            Rectangle2D box = new Rectangle2D.Double(x - 5, y - 5, 10, 10);
            Ellipse2D ring = new Ellipse2D.Double(box.getX(), box.getY(), box.getWidth(), box.getHeight());
            canvas.fill(ring, tone.paper);
            canvas.outline(ring, 2, tone.upBar);
            boolean past = !expected.isAfter(last().day());
            boolean left = x > RIGHT / 2.0;
            Align align = left ? Align.RIGHT : Align.LEFT;
            double at = left ? x - 6 : x + 6;
            String between = earliest == null || latest == null || earliest.equals(latest)
                    ? ""
                    : "(" + earliest.getDayOfMonth() + "\u2013" + latest.getDayOfMonth() + ")";
            double foot = between.isEmpty() ? BASE - 7.0 : BASE - 22.0;
            // A threshold's line may pass here.
            canvas.fill(new Rectangle2D.Double(left ? at - 66 : at, foot - 27, 66, BASE - foot + 26), tone.paper);
            canvas.text(past ? "ran out" : "runs out", at, foot - 15, typeface.regular(12), tone.up, align);
            canvas.text(Dates.day(expected), at, foot, typeface.bold(12), tone.up, align);
            canvas.text(between, at, foot + 15, typeface.regular(12), tone.second, align);
        }

        private void lastDay() {
            double x = x(last().day());
            double y = y(last().usd());
            canvas.fill(new Ellipse2D.Double(x - 4, y - 4, 8, 8), tone.ink);
            String amount = Amounts.whole(last().usd());
            double width = canvas.width(amount, typeface.bold(13));
            // Below the curve, which only rises, unless the words of the exhaustion stand there.
            boolean taken = expected != null && y > BASE - 80.0 && Math.abs(x(expected) - x) < 150;
            if (taken || y > BASE - 22.0) {
                canvas.text(amount, Math.max(width, x - 4), y - 9, typeface.bold(13), tone.ink, Align.RIGHT);
            } else {
                canvas.text(amount, x + 3, y + 20, typeface.bold(13), tone.ink, Align.LEFT);
            }
        }

        private void end() {
            if (forecast.isEmpty()) {
                return;
            }
            Expected end = forecast.get(forecast.size() - 1);
            double y = Math.min(Math.max(y(end.usd().expectedUsd()), TOP + 4.0), BASE - 34.0);
            Color color = isOver() ? tone.up : tone.ink;
            canvas.text(Amounts.whole(end.usd().expectedUsd()), NOTES, y, typeface.bold(13), color, Align.LEFT);
            canvas.text(
                    "forecast " + Dates.dayOfMonth(end.day()),
                    NOTES,
                    y + 15,
                    typeface.regular(12),
                    tone.second,
                    Align.LEFT);
            canvas.text(
                    Amounts.whole(end.usd().lowUsd()) + "\u2013"
                            + Amounts.whole(end.usd().highUsd()),
                    NOTES,
                    y + 30,
                    typeface.regular(12),
                    tone.second,
                    Align.LEFT);
        }

        private void ticks() {
            if (expected != null) {
                canvas.text(
                        Integer.toString(expected.getDayOfMonth()),
                        x(expected),
                        BASE + 16.0,
                        typeface.bold(12),
                        tone.up,
                        Align.CENTRE);
            }
            for (LocalDate day : period.days().toList()) {
                boolean named = period.length() != PeriodLength.MONTH || TICKS.contains(day.getDayOfMonth());
                boolean free = expected == null || Math.abs(x(day) - x(expected)) >= TICK_ROOM;
                if (named && free) {
                    canvas.line(x(day), BASE, x(day), BASE + 3.0, 1, tone.third);
                    canvas.text(
                            Integer.toString(day.getDayOfMonth()),
                            x(day),
                            BASE + 16.0,
                            typeface.regular(12),
                            tone.third,
                            Align.CENTRE);
                }
            }
            canvas.text(
                    Dates.monthOfYear(PeriodLength.MONTH.of(period.firstDay())),
                    0,
                    BASE + 30.0,
                    typeface.regular(12),
                    tone.third,
                    Align.LEFT);
        }
    }
}
