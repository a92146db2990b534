package io.bedrockledger.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The first lines of a table, with the others added up in one that says how many they are. */
final class Capped {

    private Capped() {}

    /**
     * @param limit lines that stand for themselves
     * @param last lines that stand for themselves whatever their place, after all others
     */
    static List<SpendLine> lines(List<SpendLine> lines, int limit, Predicate<SpendLine> last) {
        List<SpendLine> shown = new ArrayList<>();
        List<SpendLine> others = new ArrayList<>();
        List<SpendLine> end = new ArrayList<>();
        for (SpendLine line : lines) {
            if (last.test(line)) {
                end.add(line);
            } else {
                (shown.size() < limit ? shown : others).add(line);
            }
        }
        // One line more says as much as "1 others" does, and more exactly.
        if (others.size() == 1) {
            shown.addAll(others);
        } else if (!others.isEmpty()) {
            String name = Figures.count(others.size()) + " others";
            shown.add(others.stream()
                    .reduce(
                            new SpendLine(
                                    Optional.of(name), Optional.empty(), Optional.empty(), 0, 0, Optional.empty()),
                            SpendLine::plus));
        }
        shown.addAll(end);
        return shown;
    }
}
