package io.bedrockledger.report;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a report must hold before anybody reads it. A broken one is an error of ours, never a mail. */
final class Checks {

    private Checks() {}

    /**
     * Ends the making of a report that contradicts itself.
     *
     * @throws IllegalArgumentException when the rule does not hold
     */
    static void require(boolean holds, String rule, @Nullable Object found) {
        if (!holds) {
            throw new IllegalArgumentException(
                    "[report] %s; found %s; this is an error of the program, the report was not made"
                            .formatted(rule, found));
        }
    }

    /**
     * Ends the making of a report whose parts do not add up to their total.
     *
     * @throws IllegalArgumentException naming both numbers
     */
    static void requireSum(String what, BigDecimal parts, BigDecimal total) {
        require(parts.compareTo(total) == 0, what + " add up to " + total.toPlainString(), parts.toPlainString());
    }

    /** The sum of an amount over all elements; zero when there are none. */
    static <T> BigDecimal sum(Collection<T> all, Function<T, BigDecimal> amount) {
        return all.stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
