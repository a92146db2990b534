package io.bedrockledger.cli;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The first rows of name, owner, dollars and calls, with the others added up in a row that says how many they are. */
final class Capped {

    private Capped() {}

    /**
     * @param limit rows that stand for themselves
     * @param always rows that stand for themselves whatever their place
     */
    static List<List<Optional<Object>>> rows(
            List<List<Optional<Object>>> rows, int limit, Predicate<List<Optional<Object>>> always) {
        List<List<Optional<Object>>> shown = new ArrayList<>();
        List<List<Optional<Object>>> last = new ArrayList<>();
        BigDecimal othersUsd = BigDecimal.ZERO;
        long othersCalls = 0;
        int others = 0;
        for (List<Optional<Object>> row : rows) {
            if (always.test(row)) {
                last.add(row);
            } else if (shown.size() < limit) {
                shown.add(row);
            } else {
                others++;
                othersUsd = othersUsd.add(row.get(2).map(BigDecimal.class::cast).orElse(BigDecimal.ZERO));
                othersCalls += row.get(3)
                        .map(Number.class::cast)
                        .map(Number::longValue)
                        .orElse(0L);
            }
        }
        if (others > 0) {
            shown.add(List.of(
                    Optional.of(others + " others"),
                    Optional.empty(),
                    Optional.of(othersUsd),
                    Optional.of(othersCalls)));
        }
        shown.addAll(last);
        return shown;
    }
}
