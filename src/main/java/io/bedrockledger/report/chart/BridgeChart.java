package io.bedrockledger.report.chart;

import io.bedrockledger.report.Png;
import io.bedrockledger.report.chart.Canvas.Align;
import io.bedrockledger.report.words.Amounts;
import java.awt.Paint;
import java.awt.geom.Rectangle2D;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.category.IntervalBarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.category.DefaultIntervalCategoryDataset;

/**
 * A cost bridge: from one total over what rose and what fell to another. The totals are marks, not bars: a bar from zero would hide
 * what this is about.
 *
 * @param caption what it is of, with the unit
 * @param fromLabel name of the first total
 * @param from the first total, in cents of a dollar
 * @param bars in the order of drawing; each begins where the one before ends
 * @param toLabel name of the last total
 * @param to from + all bars
 * @param note a line below; empty for none
 */
public record BridgeChart(
        String caption, String fromLabel, BigDecimal from, List<Bar> bars, String toLabel, BigDecimal to, String note)
        implements Drawing {

    private static final int TOP = 24;
    private static final int ROW = 26;
    private static final int BAR = 16;
    private static final int LEFT = 116;
    private static final int RIGHT = 286;
    private static final double THINNEST = 1.5;

    /** From the middle of a row down to the foot of its words. */
    private static final double FOOT = 4.5;

    public BridgeChart {
        bars = List.copyOf(bars);
    }

    /** One reason: its words, and what it changed in US dollars, rounded to cents. */
    public record Bar(String label, BigDecimal usd) {}

    @Override
    public int height() {
        return TOP + ROW * (bars.size() + 2) + (note.isEmpty() ? 2 : 22);
    }

    @Override
    public Png draw(Tone tone, Typeface typeface) {
        Canvas canvas = new Canvas(height(), tone);
        List<Double> ends = ends();
        NumberAxis axis = axis(ends);
        Rectangle2D area = new Rectangle2D.Double(LEFT, TOP, RIGHT - (double) LEFT, ROW * (bars.size() + 2.0));
        canvas.plot(plot(axis, ends, tone, area), area);
        List<Double> xs = ends.stream()
                .map(end -> axis.valueToJava2D(end, area, RectangleEdge.BOTTOM))
                .toList();
        marks(canvas, tone, xs);
        words(canvas, tone, typeface);
        return canvas.png();
    }

    /** The running sum: the first total, then after each bar. */
    private List<Double> ends() {
        List<Double> ends = new ArrayList<>();
        BigDecimal sum = from;
        ends.add(sum.doubleValue());
        for (Bar bar : bars) {
            sum = sum.add(bar.usd());
            ends.add(sum.doubleValue());
        }
        return ends;
    }

    private static NumberAxis axis(List<Double> ends) {
        double low = ends.stream().mapToDouble(Double::doubleValue).min().orElse(0);
        double high = ends.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        NumberAxis axis = new NumberAxis();
        axis.setRange(low, high > low ? high : low + 1);
        axis.setVisible(false);
        return axis;
    }

    private CategoryPlot plot(NumberAxis axis, List<Double> ends, Tone tone, Rectangle2D area) {
        int rows = bars.size() + 2;
        double thinnest = axis.getRange().getLength() * THINNEST / area.getWidth();
        Number[][] starts = new Number[1][rows];
        Number[][] stops = new Number[1][rows];
        for (int at = 0; at < bars.size(); at++) {
            double low = Math.min(ends.get(at), ends.get(at + 1));
            double high = Math.max(ends.get(at), ends.get(at + 1));
            // Within the plot: a hair at its right end grows to the left.
            double start = Math.min(low, axis.getUpperBound() - thinnest);
            starts[0][at + 1] = start;
            stops[0][at + 1] = Math.max(high, start + thinnest);
        }
        for (int total : new int[] {0, rows - 1}) {
            starts[0][total] = ends.get(0);
            stops[0][total] = ends.get(0);
        }
        CategoryAxis categories = new CategoryAxis();
        categories.setVisible(false);
        categories.setLowerMargin(0);
        categories.setUpperMargin(0);
        categories.setCategoryMargin(0);
        CategoryPlot plot =
                new CategoryPlot(new DefaultIntervalCategoryDataset(starts, stops), categories, axis, renderer(tone));
        plot.setOrientation(PlotOrientation.HORIZONTAL);
        plot.setInsets(RectangleInsets.ZERO_INSETS);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setFixedDomainAxisSpace(new AxisSpace());
        plot.setFixedRangeAxisSpace(new AxisSpace());
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinesVisible(false);
        return plot;
    }

    private IntervalBarRenderer renderer(Tone tone) {
        IntervalBarRenderer renderer = new Bars(tone);
        renderer.setBarPainter(new StandardBarPainter());
        renderer.setShadowVisible(false);
        renderer.setDrawBarOutline(false);
        renderer.setMaximumBarWidth((double) BAR / (ROW * (bars.size() + 2)));
        return renderer;
    }

    private final class Bars extends IntervalBarRenderer {

        private static final long serialVersionUID = 1L;

        private final transient Tone tone;

        Bars(Tone tone) {
            this.tone = tone;
        }

        @Override
        public Paint getItemPaint(int row, int column) {
            if (column == 0 || column > bars.size()) {
                return tone.paper;
            }
            return bars.get(column - 1).usd().signum() > 0 ? tone.upBar : tone.downBar;
        }
    }

    /** The totals, the bar of the whole change, and what joins the bars. */
    private void marks(Canvas canvas, Tone tone, List<Double> xs) {
        double start = xs.get(0);
        double end = xs.get(xs.size() - 1);
        double lastRow = TOP + ROW * (bars.size() + 1.0);
        canvas.line(start, TOP, start, lastRow + ROW, 1, tone.rule);
        canvas.line(0, TOP + ROW - 0.5, WIDTH, TOP + ROW - 0.5, 1, tone.rule);
        for (int at = 1; at < xs.size(); at++) {
            double from = TOP + ROW * at + (ROW + BAR) / 2.0;
            canvas.line(xs.get(at), from - BAR, xs.get(at), Math.min(from + ROW - BAR, lastRow), 1, tone.third);
        }
        canvas.line(0, lastRow - 0.5, WIDTH, lastRow - 0.5, 1, tone.ink);
        canvas.line(start, TOP + 3.0, start, TOP + ROW - 1.0, 2, tone.ink);
        canvas.fill(
                new Rectangle2D.Double(
                        Math.min(start, end), lastRow + ROW / 2.0 - 3, Math.max(Math.abs(end - start), 2), 6),
                tone.ink);
        canvas.line(end, lastRow + 4, end, lastRow + ROW - 4, 2, tone.ink);
    }

    private void words(Canvas canvas, Tone tone, Typeface typeface) {
        canvas.text(caption(canvas, typeface), 0, 11, typeface.regular(12), tone.third, Align.LEFT);
        total(canvas, tone, typeface, 0, fromLabel, from);
        for (int at = 0; at < bars.size(); at++) {
            Bar bar = bars.get(at);
            double foot = foot(at + 1);
            canvas.text(bar.label(), 0, foot, typeface.regular(13), tone.ink, Align.LEFT);
            canvas.text(
                    Amounts.change(bar.usd()),
                    WIDTH,
                    foot,
                    typeface.medium(13),
                    bar.usd().signum() > 0 ? tone.up : bar.usd().signum() < 0 ? tone.down : tone.ink,
                    Align.RIGHT);
        }
        total(canvas, tone, typeface, bars.size() + 1, toLabel, to);
        if (!note.isEmpty()) {
            canvas.text(
                    canvas.fitted(note, typeface.regular(12), WIDTH),
                    0,
                    height() - 5.0,
                    typeface.regular(12),
                    tone.third,
                    Align.LEFT);
        }
    }

    private String caption(Canvas canvas, Typeface typeface) {
        return canvas.fitted(caption, typeface.regular(12), WIDTH);
    }

    private static void total(Canvas canvas, Tone tone, Typeface typeface, int row, String label, BigDecimal usd) {
        canvas.text(label, 0, foot(row), typeface.bold(13), tone.ink, Align.LEFT);
        canvas.text(Amounts.bare(usd), WIDTH, foot(row), typeface.bold(13), tone.ink, Align.RIGHT);
    }

    private static double foot(int row) {
        return TOP + ROW * (row + 0.5) + FOOT;
    }
}
