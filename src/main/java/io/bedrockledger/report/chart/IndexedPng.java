package io.bedrockledger.report.chart;

import io.bedrockledger.report.Png;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/**
 * A picture with a palette of at most 256 colours: those that most dots have, every other dot in the nearest of them. A chart has few
 * colours and their blends at edges, so that nobody sees the difference, and a third of the bytes.
 */
final class IndexedPng {

    private static final int MOST_COLOURS = 256;
    private static final int BITS = 8;
    private static final int BYTE = 0xff;

    private IndexedPng() {}

    static Png of(BufferedImage image) {
        int width = image.getWidth();
        int[] dots = image.getRGB(0, 0, width, image.getHeight(), null, 0, width);
        Map<Integer, Integer> counts = new HashMap<>();
        for (int dot : dots) {
            counts.merge(dot, 1, Integer::sum);
        }
        List<Integer> palette = counts.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_COLOURS)
                .map(Map.Entry::getKey)
                .toList();
        Map<Integer, Integer> index = new HashMap<>();
        counts.keySet().forEach(colour -> index.put(colour, nearest(palette, colour)));
        BufferedImage indexed =
                new BufferedImage(width, image.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, model(palette));
        int[] row = new int[width];
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < width; x++) {
                row[x] = index.getOrDefault(dots[y * width + x], 0);
            }
            indexed.getRaster().setPixels(0, y, width, 1, row);
        }
        return encoded(indexed);
    }

    private static int nearest(List<Integer> palette, int colour) {
        Comparator<Integer> byDistance = Comparator.comparingInt(index -> distance(palette.get(index), colour));
        return IntStream.range(0, palette.size()).boxed().min(byDistance).orElseThrow();
    }

    private static int distance(int one, int other) {
        int red = part(one, 2) - part(other, 2);
        int green = part(one, 1) - part(other, 1);
        int blue = part(one, 0) - part(other, 0);
        return red * red + green * green + blue * blue;
    }

    private static int part(int colour, int place) {
        return colour >> (place * BITS) & BYTE;
    }

    private static IndexColorModel model(List<Integer> palette) {
        int size = palette.size();
        byte[] reds = new byte[size];
        byte[] greens = new byte[size];
        byte[] blues = new byte[size];
        for (int at = 0; at < size; at++) {
            reds[at] = (byte) part(palette.get(at), 2);
            greens[at] = (byte) part(palette.get(at), 1);
            blues[at] = (byte) part(palette.get(at), 0);
        }
        return new IndexColorModel(BITS, size, reds, greens, blues);
    }

    private static Png encoded(BufferedImage image) {
        // In memory: a cache file would be one more thing that can fail.
        ImageIO.setUseCache(false);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new Png(bytes.toByteArray());
    }
}
