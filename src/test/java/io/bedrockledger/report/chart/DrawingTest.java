package io.bedrockledger.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedrockledger.report.Png;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class DrawingTest {

    private static final BridgeChart BRIDGE = new BridgeChart(
            "Claims: from week 40 to week 41, US dollars",
            "Week 40",
            new BigDecimal("100.00"),
            List.of(
                    new BridgeChart.Bar("More calls", new BigDecimal("40.00")),
                    new BridgeChart.Bar("More from cache", new BigDecimal("-0.01"))),
            "Week 41",
            new BigDecimal("139.99"),
            "");

    @Test
    void aPictureHasTwoDotsAPixelAndAPalette() throws IOException, NoTypefaceException {
        for (Tone tone : Tone.values()) {
            Png png = BRIDGE.draw(tone, Typeface.load());
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(png.bytes()));

            assertThat(image.getWidth()).isEqualTo(720);
            assertThat(image.getHeight()).isEqualTo(2 * BRIDGE.height());
            assertThat(image.getColorModel()).isInstanceOf(IndexColorModel.class);
            assertThat(new String(png.bytes(), StandardCharsets.ISO_8859_1)).doesNotContain("tEXt", "tIME", "iTXt");
            assertThat(png.size()).isLessThan(30_000);
        }
    }

    @Test
    void barsAreInTheColourOfTheirDirectionAndOfTheirSize() throws IOException, NoTypefaceException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(
                BRIDGE.draw(Tone.LIGHT, Typeface.load()).bytes()));

        // The rise of 40 of 40 is the whole plot, 116 to 286; the hair of a fall is not left out.
        assertThat(inRow(image, 1, Tone.LIGHT.upBar.getRGB())).isBetween(338L, 340L);
        assertThat(inRow(image, 2, Tone.LIGHT.downBar.getRGB())).isBetween(1L, 4L);
    }

    @Test
    void theSamePictureHasTheSameBytes() throws NoTypefaceException {
        assertThat(BRIDGE.draw(Tone.DARK, Typeface.load())).isEqualTo(BRIDGE.draw(Tone.DARK, Typeface.load()));
    }

    @Test
    void labelsStandApartInTheirOrder() {
        assertThat(Labels.apart(List.of(100.0, 98.0, 97.0, 20.0), 16, 10, 110))
                .containsExactly(100.0, 84.0, 68.0, 20.0);
        assertThat(Labels.apart(List.of(14.0, 12.0, 11.0), 16, 10, 110)).containsExactly(42.0, 26.0, 10.0);
    }

    /** Dots of a colour in the middle line of a row. */
    private static long inRow(BufferedImage image, int row, int colour) {
        int y = 2 * (24 + 26 * row + 13);
        long dots = 0;
        for (int x = 0; x < image.getWidth(); x++) {
            dots += image.getRGB(x, y) == colour ? 1 : 0;
        }
        return dots;
    }
}
