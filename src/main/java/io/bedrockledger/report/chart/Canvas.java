package io.bedrockledger.report.chart;

import io.bedrockledger.report.Png;
import io.bedrockledger.report.words.Names;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.ui.RectangleInsets;

/** Paper of {@link Drawing#WIDTH} pixels with two dots each way, for a chart and the words beside its marks. */
final class Canvas {

    /** Dots for a pixel of the page, each way. */
    private static final int DENSITY = 2;

    private final Tone tone;
    private final int height;
    private final BufferedImage image;
    private final Graphics2D graphics;

    Canvas(int height, Tone tone) {
        this.tone = tone;
        this.height = height;
        this.image = new BufferedImage(Drawing.WIDTH * DENSITY, height * DENSITY, BufferedImage.TYPE_INT_RGB);
        this.graphics = image.createGraphics();
        graphics.scale(DENSITY, DENSITY);
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setColor(tone.paper);
        graphics.fill(new Rectangle2D.Double(0, 0, Drawing.WIDTH, height));
    }

    /** Where a word stands. */
    enum Align {
        /** Begins there. */
        LEFT,
        /** Its middle is there. */
        CENTRE,
        /** Ends there. */
        RIGHT
    }

    /** A plot over a part of the paper, without anything that this program did not ask for. */
    void plot(Plot plot, Rectangle2D area) {
        plot.setOutlineVisible(false);
        plot.setBackgroundPaint(tone.paper);
        plot.setNoDataMessage(null);
        JFreeChart chart = new JFreeChart(null, null, plot, false);
        chart.setBackgroundPaint(tone.paper);
        chart.setPadding(RectangleInsets.ZERO_INSETS);
        chart.setTextAntiAlias(true);
        chart.draw(graphics, area);
        graphics.setClip(null);
    }

    /** Words, their foot on a line. */
    void text(String text, double x, double foot, Font font, Color color, Align align) {
        Font able = Typeface.able(font, text);
        double width = width(text, able);
        double left = switch (align) {
            case LEFT -> x;
            case CENTRE -> x - width / 2;
            case RIGHT -> x - width;
        };
        graphics.setFont(able);
        graphics.setColor(color);
        graphics.drawString(text, (float) Math.max(0, Math.min(left, Drawing.WIDTH - width)), (float) foot);
    }

    /** How wide words are, in pixels of the page. */
    double width(String text, Font font) {
        return Typeface.able(font, text)
                .getStringBounds(text, graphics.getFontRenderContext())
                .getWidth();
    }

    /** A name cut in its middle until it is no wider than this many pixels. */
    String fitted(String name, Font font, double most) {
        String plain = name.replace("\u2068", "").replace("\u2069", "");
        String cut = plain;
        int length = plain.codePointCount(0, plain.length());
        while (length > 1 && width(cut, font) > most) {
            length--;
            cut = Names.cut(plain, length);
        }
        return cut;
    }

    void line(double fromX, double fromY, double toX, double toY, double stroke, Color color) {
        graphics.setStroke(new BasicStroke((float) stroke));
        graphics.setColor(color);
        graphics.draw(new Line2D.Double(fromX, fromY, toX, toY));
    }

    void fill(Shape shape, Color color) {
        graphics.setColor(color);
        graphics.fill(shape);
    }

    void outline(Shape shape, double stroke, Color color) {
        graphics.setStroke(new BasicStroke((float) stroke));
        graphics.setColor(color);
        graphics.draw(shape);
    }

    int height() {
        return height;
    }

    /** The finished picture. */
    Png png() {
        graphics.dispose();
        return IndexedPng.of(image);
    }
}
