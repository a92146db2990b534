package io.bedrockledger.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a replay found out about a candidate for a workflow.
 *
 * @param workflow whose calls were replayed
 * @param incumbent the model that serves it
 * @param candidate the model that was tried
 * @param verdict as judged
 * @param difference candidate - incumbent in points of the score (0.01 is one point); null when refused
 * @param differenceLow low end of the interval of 95 %; null when refused
 * @param differenceHigh high end; null when refused
 * @param costRatio cost of the candidate / cost of the incumbent; null when unknown
 * @param items calls that were replayed
 * @param margin points that were allowed before the run
 * @param on the day of the replay
 */
public record Replay(
        String workflow,
        String incumbent,
        String candidate,
        Verdict verdict,
        @Nullable BigDecimal difference,
        @Nullable BigDecimal differenceLow,
        @Nullable BigDecimal differenceHigh,
        @Nullable BigDecimal costRatio,
        long items,
        BigDecimal margin,
        LocalDate on) {

    /** How a candidate compares with the incumbent. */
    public enum Verdict {
        /** The interval's low end is above -margin. */
        NOT_WORSE,
        /** Its high end is below -margin. */
        WORSE,
        /** Neither. */
        UNDECIDED,
        /** A check forbids judging. */
        REFUSED
    }
}
