package io.bedrockledger.cli;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** What somebody may have meant who mistyped a name. */
final class Similar {

    /** More letters than these to change, and it was another word. */
    private static final int MOST_CHANGES = 3;

    private Similar() {}

    /** The name that is nearest to what was typed; empty when none is near. */
    static Optional<String> to(String typed, Collection<String> names) {
        return names.stream()
                .filter(name -> changes(typed, name) <= MOST_CHANGES)
                .min(Comparator.comparingInt((String name) -> changes(typed, name))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** Levenshtein's distance: letters to insert, drop or replace. */
    private static int changes(String one, String other) {
        int[] above = new int[other.length() + 1];
        Arrays.setAll(above, column -> column);
        for (int row = 1; row <= one.length(); row++) {
            int[] line = new int[above.length];
            line[0] = row;
            for (int column = 1; column < line.length; column++) {
                int replaced = above[column - 1] + (one.charAt(row - 1) == other.charAt(column - 1) ? 0 : 1);
                line[column] = Math.min(replaced, Math.min(above[column], line[column - 1]) + 1);
            }
            above = line;
        }
        return above[other.length()];
    }
}
