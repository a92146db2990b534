package io.bedrockledger.report.chart;

import java.util.ArrayList;
import java.util.List;

/** Words beside marks: as near to them as they can stand without one in another. */
final class Labels {

    private Labels() {}

    /**
     * Places from the bottom up.
     *
     * @param wanted where each would like to be, going up: falling numbers
     * @param gap between neighbours, at least
     * @param top nothing stands above it
     * @param bottom nothing stands below it
     */
    static List<Double> apart(List<Double> wanted, double gap, double top, double bottom) {
        List<Double> places = new ArrayList<>();
        double highest = bottom + gap;
        for (double each : wanted) {
            highest = Math.min(each, highest - gap);
            places.add(highest);
        }
        double lowest = top - gap;
        for (int at = places.size() - 1; at >= 0; at--) {
            lowest = Math.max(places.get(at), lowest + gap);
            places.set(at, lowest);
        }
        return places;
    }
}
