package io.bedrockledger.report;

import io.bedrockledger.spend.bridge.BridgeTerm;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The workflows by how much their cost changed, and all others in one line.
 *
 * @param rows those with the largest change first, whatever its sign; at most ten
 * @param restCount workflows that are not in the rows
 * @param restNowUsd what those cost in this week; 0 when there are none
 * @param restBeforeUsd what those had cost; null when the week before has no data
 */
public record Movers(
        List<Mover> rows,
        int restCount,
        BigDecimal restNowUsd,
        @Nullable BigDecimal restBeforeUsd) {

    public Movers {
        rows = List.copyOf(rows);
        Checks.require(rows.size() <= 10, "ten rows at most, the others are summed", rows.size());
        Checks.require(restCount >= 0, "a number of workflows is not negative", restCount);
    }

    /** What all workflows cost in this week, shown or not. */
    public BigDecimal totalUsd() {
        return Checks.sum(rows, Mover::nowUsd).add(restNowUsd);
    }

    /** How many workflows there are, shown or not. */
    public int count() {
        return rows.size() + restCount;
    }

    /**
     * One workflow.
     *
     * @param workflow null for what is not attributed
     * @param team whose it is; null when nobody's
     * @param nowUsd its cost in this week; 0 when it ended
     * @param beforeUsd its cost in the week before, 0 when it is new; null when that week has no data
     * @param life whether it called in both weeks
     * @param turnedOn the day of the first call of a new one, of the last call of an ended one; null otherwise
     * @param reasons the largest reasons of its change, largest first; empty when unknown
     */
    public record Mover(
            @Nullable String workflow,
            @Nullable String team,
            BigDecimal nowUsd,
            @Nullable BigDecimal beforeUsd,
            Life life,
            @Nullable LocalDate turnedOn,
            List<Reason> reasons) {

        public Mover {
            reasons = List.copyOf(reasons);
        }
    }

    /** A reason and what it changed, in USD. */
    public record Reason(BridgeTerm term, BigDecimal usd) {}

    /** In which of the two weeks a workflow called. */
    public enum Life {
        /** In both, or the week before has no data. */
        CONTINUING,
        /** In this week only. */
        NEW,
        /** In the week before only. */
        ENDED
    }
}
