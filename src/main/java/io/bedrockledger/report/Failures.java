package io.bedrockledger.report;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was paid for or asked for in vain. A call stands in one row only, the first that fits in the order of {@link Kind}.
 *
 * @param rows one for each kind, those without calls too
 * @param beforeUsd what the same cost in the week before; null when that week has no data
 */
public record Failures(List<Failure> rows, @Nullable BigDecimal beforeUsd) {

    public Failures {
        rows = List.copyOf(rows);
    }

    /** What bought nothing, in USD. */
    public BigDecimal totalUsd() {
        return Checks.sum(rows, row -> row.usd() == null ? BigDecimal.ZERO : row.usd());
    }

    /** How many calls did. */
    public long totalCalls() {
        return rows.stream().mapToLong(Failure::calls).sum();
    }

    /**
     * One way to fail.
     *
     * @param kind how
     * @param calls how many, 0 or more
     * @param usd what they cost, 0 where a failed call is not billed; null when the log cannot tell the calls of this kind
     */
    public record Failure(Kind kind, long calls, @Nullable BigDecimal usd) {}

    /** How a call fails. */
    public enum Kind {
        /** An error or a throttled call: not billed. */
        ERROR,
        /** Blocked by a guardrail, before or after the model. */
        BLOCKED,
        /** Cut off at the token limit. */
        TRUNCATED,
        /** Asked again with the same messages right after an answer. */
        RETRIED
    }
}
