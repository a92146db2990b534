package io.bedrockledger.report.chart;

import io.bedrockledger.report.Png;

/** What can be drawn. */
public sealed interface Drawing permits BridgeChart, WeeksChart, ForecastChart {

    /** How wide every picture is, in pixels of the page; the file has twice as many. */
    int WIDTH = 360;

    /** How high it is, in pixels of the page; the file has twice as many. */
    int height();

    /** The picture in one of two tones. */
    Png draw(Tone tone, Typeface typeface);
}
