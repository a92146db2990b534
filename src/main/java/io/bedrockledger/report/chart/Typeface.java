package io.bedrockledger.report.chart;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/**
 * The font of all pictures: Roboto, which comes with the program, since its figures are all as wide as each other and Java cannot ask
 * another font for such figures. Text with a character that it lacks is drawn as a whole in the system's sans serif.
 */
public final class Typeface {

    private final Font regular;
    private final Font medium;
    private final Font bold;

    private Typeface(Font regular, Font medium, Font bold) {
        this.regular = regular;
        this.medium = medium;
        this.bold = bold;
    }

    /**
     * The font, loaded.
     *
     * @throws NoTypefaceException when this machine cannot draw text: Java needs fontconfig and one font of the system even for a
     *     font of its own
     */
    public static Typeface load() throws NoTypefaceException {
        // No window is ever opened; a screen that happens to be there is not asked.
        if (System.getProperty("java.awt.headless") == null) {
            System.setProperty("java.awt.headless", "true");
        }
        try {
            return new Typeface(font("Regular"), font("Medium"), font("Bold"));
        } catch (IOException | FontFormatException | LinkageError | InternalError | IllegalStateException cause) {
            throw new NoTypefaceException(cause);
        }
    }

    private static Font font(String weight) throws IOException, FontFormatException {
        String name = "/io/bedrockledger/report/fonts/Roboto-" + weight + ".ttf";
        try (InputStream file = Objects.requireNonNull(Typeface.class.getResourceAsStream(name), name)) {
            Font font = Font.createFont(Font.TRUETYPE_FONT, file);
            // Only a measure shows whether the machine's part of the drawing is there.
            font.canDisplay('0');
            return font;
        }
    }

    Font regular(float size) {
        return regular.deriveFont(size);
    }

    Font medium(float size) {
        return medium.deriveFont(size);
    }

    Font bold(float size) {
        return bold.deriveFont(size);
    }

    /** The font itself, or the system's where it lacks a character of a text. */
    static Font able(Font font, String text) {
        return font.canDisplayUpTo(text) < 0
                ? font
                : new Font(Font.SANS_SERIF, font.isBold() ? Font.BOLD : Font.PLAIN, 1).deriveFont(font.getSize2D());
    }
}
