package io.bedrockledger.report.chart;

import io.bedrockledger.report.Png;
import io.bedrockledger.report.chart.Canvas.Align;
import io.bedrockledger.report.words.Amounts;
import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.category.StackedBarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.category.DefaultCategoryDataset;
import org.jspecify.annotations.Nullable;

/**
 * Weeks as stacked bars from zero, each slice named beside the last one.
 *
 * @param caption what it is of, with the unit
 * @param weeks numbers of ISO weeks, one to eight
 * @param layers from the bottom up: the one that the report is about, then the others by size; at most six
 */
public record WeeksChart(String caption, List<String> weeks, List<Layer> layers) implements Drawing {

    private static final int HEIGHT = 236;
    private static final int TOP = 46;
    private static final int BASE = 205;
    private static final int RIGHT = 228;
    private static final int NAMES = 237;
    private static final int LEAST_GAP = 16;
    private static final double BAR_SHARE = 0.75;
    private static final float PAPER_GAP = 1.2f;

    /** The total of the fifth bar is written, so that a reader has one between the ends. */
    private static final int MIDDLE = 4;

    public WeeksChart {
        weeks = List.copyOf(weeks);
        layers = List.copyOf(layers);
    }

    /**
     * One slice of every bar.
     *
     * @param name as it is written
     * @param usd by week; null where the week has no data
     */
    public record Layer(String name, List<@Nullable BigDecimal> usd) {

        public Layer {
            usd = Collections.unmodifiableList(new ArrayList<>(usd));
        }

        double at(int week) {
            BigDecimal amount = usd.get(week);
            return amount == null ? 0 : amount.doubleValue();
        }
    }

    @Override
    public int height() {
        return HEIGHT;
    }

    @Override
    public Png draw(Tone tone, Typeface typeface) {
        Canvas canvas = new Canvas(HEIGHT, tone);
        NumberAxis axis = new NumberAxis();
        double highest = 0;
        for (int week = 0; week < weeks.size(); week++) {
            highest = Math.max(highest, total(week));
        }
        axis.setRange(0, highest > 0 ? highest : 1);
        axis.setVisible(false);
        Rectangle2D area = new Rectangle2D.Double(0, TOP, RIGHT, BASE - (double) TOP);
        canvas.plot(plot(axis, tone), area);
        canvas.line(0, BASE, RIGHT, BASE, 1, tone.ink);
        canvas.text(
                canvas.fitted(caption, typeface.regular(12), WIDTH),
                0,
                11,
                typeface.regular(12),
                tone.third,
                Align.LEFT);
        totals(canvas, tone, typeface, axis, area);
        names(canvas, tone, typeface, axis, area);
        return canvas.png();
    }

    private double total(int week) {
        return layers.stream().mapToDouble(layer -> layer.at(week)).sum();
    }

    private CategoryPlot plot(NumberAxis axis, Tone tone) {
        DefaultCategoryDataset data = new DefaultCategoryDataset();
        for (int layer = 0; layer < layers.size(); layer++) {
            for (int week = 0; week < weeks.size(); week++) {
                data.addValue(layers.get(layer).usd().get(week), Integer.valueOf(layer), Integer.valueOf(week));
            }
        }
        CategoryAxis categories = new CategoryAxis();
        categories.setVisible(false);
        categories.setLowerMargin(0);
        categories.setUpperMargin(0);
        categories.setCategoryMargin(0);
        StackedBarRenderer renderer = new StackedBarRenderer();
        renderer.setBarPainter(new StandardBarPainter());
        renderer.setShadowVisible(false);
        renderer.setDrawBarOutline(true);
        renderer.setMaximumBarWidth(BAR_SHARE / weeks.size());
        for (int layer = 0; layer < layers.size(); layer++) {
            renderer.setSeriesPaint(layer, tone.slice(layer));
            renderer.setSeriesOutlinePaint(layer, tone.paper);
            renderer.setSeriesOutlineStroke(layer, new BasicStroke(PAPER_GAP));
        }
        CategoryPlot plot = new CategoryPlot(data, categories, axis, renderer);
        plot.setOrientation(PlotOrientation.VERTICAL);
        plot.setInsets(RectangleInsets.ZERO_INSETS);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setFixedDomainAxisSpace(new AxisSpace());
        plot.setFixedRangeAxisSpace(new AxisSpace());
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinesVisible(false);
        return plot;
    }

    private double centre(int week) {
        return RIGHT * (week + 0.5) / weeks.size();
    }

    private void totals(Canvas canvas, Tone tone, Typeface typeface, NumberAxis axis, Rectangle2D area) {
        int last = weeks.size() - 1;
        for (int week = 0; week <= last; week++) {
            boolean now = week == last;
            boolean known = isKnown(week);
            canvas.text(
                    weeks.get(week),
                    centre(week),
                    BASE + 16.0,
                    now ? typeface.bold(12) : typeface.regular(12),
                    now ? tone.ink : tone.third,
                    Align.CENTRE);
            if (!known) {
                canvas.text("?", centre(week), BASE - 5.0, typeface.regular(12), tone.third, Align.CENTRE);
            } else if (now || week == 0 || week == MIDDLE) {
                double top = axis.valueToJava2D(total(week), area, RectangleEdge.LEFT);
                canvas.text(
                        Amounts.whole(BigDecimal.valueOf(total(week))),
                        centre(week),
                        top - 6,
                        now ? typeface.bold(13) : typeface.regular(12),
                        now ? tone.ink : tone.second,
                        Align.CENTRE);
            }
        }
        canvas.text("ISO week", 0, BASE + 30.0, typeface.regular(12), tone.third, Align.LEFT);
        ended(canvas, tone, typeface, axis, area);
    }

    private boolean isKnown(int week) {
        return layers.stream().anyMatch(layer -> layer.usd().get(week) != null);
    }

    /** The name of one that ended, above its last bar, where no total is in its way. */
    private void ended(Canvas canvas, Tone tone, Typeface typeface, NumberAxis axis, Rectangle2D area) {
        int last = weeks.size() - 1;
        for (Layer layer : layers) {
            int until = last;
            while (until > 0 && layer.at(until) == 0) {
                until--;
            }
            int nearest = until > MIDDLE ? last : MIDDLE;
            boolean free = until < last && until > 1 && until != MIDDLE && nearest - until > 1 && until - MIDDLE != 1;
            if (free) {
                double top = axis.valueToJava2D(total(until), area, RectangleEdge.LEFT);
                canvas.line(centre(until), top - 9, centre(until), top - 2, 1, tone.third);
                String name = canvas.fitted(layer.name(), typeface.regular(12), RIGHT * 2.0 / weeks.size());
                canvas.text(name, centre(until), top - 12, typeface.regular(12), tone.second, Align.CENTRE);
                return;
            }
        }
    }

    /** The name and the amount of each slice of the last bar, pushed apart until none stands in another. */
    private void names(Canvas canvas, Tone tone, Typeface typeface, NumberAxis axis, Rectangle2D area) {
        int last = weeks.size() - 1;
        List<Integer> shown = new ArrayList<>();
        List<Double> middles = new ArrayList<>();
        double sum = 0;
        for (int layer = 0; layer < layers.size(); layer++) {
            double amount = layers.get(layer).at(last);
            if (amount > 0) {
                shown.add(layer);
                middles.add(axis.valueToJava2D(sum + amount / 2, area, RectangleEdge.LEFT));
            }
            sum += amount;
        }
        List<Double> places = Labels.apart(middles, LEAST_GAP, TOP - 8.0, BASE - 4.0);
        double barEnd = centre(last) + RIGHT * BAR_SHARE / weeks.size() / 2;
        for (int at = 0; at < shown.size(); at++) {
            Layer layer = layers.get(shown.get(at));
            boolean focus = shown.get(at) == 0;
            double y = places.get(at);
            canvas.line(barEnd + 2, middles.get(at), NAMES - 4.0, y, 1, tone.rule);
            String amount = Amounts.whole(BigDecimal.valueOf(layer.at(last)));
            canvas.text(
                    amount,
                    WIDTH,
                    y + 4.5,
                    focus ? typeface.bold(13) : typeface.regular(12),
                    focus ? tone.ink : tone.second,
                    Align.RIGHT);
            double room = WIDTH - NAMES - 8 - canvas.width(amount, typeface.bold(13));
            Font font = focus ? typeface.bold(13) : typeface.regular(12);
            canvas.text(
                    canvas.fitted(layer.name(), font, room),
                    NAMES,
                    y + 4.5,
                    font,
                    focus ? tone.ink : tone.second,
                    Align.LEFT);
        }
    }
}
