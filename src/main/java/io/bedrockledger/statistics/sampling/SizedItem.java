package io.bedrockledger.statistics.sampling;

/**
 * An item that may be drawn.
 *
 * @param id unlike every other's
 * @param size what its chance grows with, such as its cost; above 0, or it could never be drawn
 */
public record SizedItem(String id, double size) {

    public SizedItem {
        if (!(size > 0 && size < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("[sample] a size must be finite and > 0; found " + size + " of item "
                    + id + "; give small items a least size");
        }
    }
}
