package io.bedrockledger.replay.plan;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * How calls are sampled.
 *
 * @param seed with the ids of the calls decides the sample
 * @param strata what strata differ in; none makes one stratum of all
 * @param tails how many calls of each tail are run whatever the sample holds; a tail that is absent has none
 */
public record SamplePlan(
        Size size, long seed, Set<Dimension> strata, Proportion proportionalTo, Map<Tail, Integer> tails) {

    public SamplePlan {
        Set<Dimension> dimensions = EnumSet.noneOf(Dimension.class);
        dimensions.addAll(strata);
        strata = Collections.unmodifiableSet(dimensions);
        Map<Tail, Integer> counts = new EnumMap<>(Tail.class);
        counts.putAll(tails);
        tails = Collections.unmodifiableMap(counts);
    }

    /** How large the sample is, its forced tails apart. */
    public sealed interface Size {}

    /**
     * So many calls; all where there are no more.
     *
     * @param items 1 or more
     */
    public record Items(int items) implements Size {}

    /**
     * As many calls as an amount buys by the estimate, all candidates and tails together.
     *
     * @param usd dollars, above 0
     */
    public record Budget(BigDecimal usd) implements Size {}

    /** What strata can differ in. */
    public enum Dimension {
        /** Prompt and its version. */
        PROMPT,
        /** The fifth of its prompt's calls, by input tokens, in which a call lies. */
        INPUT_TOKENS,
        /** What became of the call. */
        OUTCOME
    }

    /** What a call's chance grows with. */
    public enum Proportion {
        /** Every call has the same: rates are known best. */
        CALLS,
        /** With what it cost: dollars are known best. */
        COST
    }

    /** Calls that are rare in a sample and matter most. */
    public enum Tail {
        /** Those with the most input tokens. */
        LONGEST,
        /** Their answer ended at the limit of tokens. */
        TRUNCATED,
        /** The model did not want to answer. */
        REFUSED,
        /** A guardrail or a content filter stopped them. */
        BLOCKED
    }
}
