package io.bedrockledger.replay.plan;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one replay is to do, decided before it runs.
 *
 * @param name letters, digits and dashes
 * @param candidates one or more, unlike each other
 * @param references file of expected answers by request id; null where the incumbent's answers are the reference
 * @param scorers one or more; the first one's score decides
 * @param margin how much worse a candidate's mean score may be, 0 to below 1
 * @param confidence of the interval that decides, above 0.5 and below 1
 * @param judges null for none
 * @param priceDate whose prices count, incumbent's and candidates' alike; null for the day of the run
 * @param budgetUsd the most that a run pays for, judges included; above 0
 * @param storeText true when answers are kept as text; else their scores and counts alone
 * @param validDays how long a verdict holds, 1 or more
 */
public record ReplayPlan(
        String name,
        Traffic traffic,
        Window window,
        Incumbent incumbent,
        List<Candidate> candidates,
        SamplePlan sample,
        @Nullable Path references,
        List<ScorerSpec> scorers,
        BigDecimal margin,
        BigDecimal confidence,
        @Nullable JudgePanel judges,
        @Nullable LocalDate priceDate,
        BigDecimal budgetUsd,
        Running running,
        boolean storeText,
        int validDays) {

    public ReplayPlan {
        candidates = List.copyOf(candidates);
        scorers = List.copyOf(scorers);
    }
}
