package io.bedrockledger.report;

import io.bedrockledger.spend.bridge.BridgeTerm;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Why the cost of this week differs from that of the week before: from + all parts = to, to the last digit.
 *
 * @param fromUsd cost of the week before
 * @param toUsd cost of this week
 * @param parts one for each reason that is not zero, in any order; a reason that is missing is 0.00
 */
public record Bridge(BigDecimal fromUsd, BigDecimal toUsd, List<Part> parts) {

    public Bridge {
        parts = List.copyOf(parts);
        Set<BridgeTerm> seen = EnumSet.noneOf(BridgeTerm.class);
        for (Part part : parts) {
            Checks.require(seen.add(part.term()), "a reason stands once", part.term());
        }
        Checks.requireSum("the parts of the bridge", Checks.sum(parts, Part::usd), toUsd.subtract(fromUsd));
    }

    /** This week - the week before, in USD. */
    public BigDecimal changeUsd() {
        return toUsd.subtract(fromUsd);
    }

    /**
     * One reason.
     *
     * @param term the reason
     * @param usd what it changed; not zero
     * @param causes the subjects that most of it lies with, the largest first; empty when no row singles one out
     */
    public record Part(BridgeTerm term, BigDecimal usd, List<Cause> causes) {

        public Part {
            causes = List.copyOf(causes);
            Checks.require(usd.signum() != 0, "a reason that changed nothing is left out", term);
        }
    }

    /**
     * A subject that a reason lies with, and the figure that moved, before and after.
     *
     * @param subject the workflow, or for FinOps the team or a workflow; {@code null} for what is not attributed
     * @param usd its part of the reason
     * @param measure what before and after count; null when only the amount is known
     * @param before of the week before, unrounded; null when it had none
     * @param after of this week, unrounded; null when it has none
     * @param object what the measure is of, where the subject has several: a model for {@link Measure#SHARE_OF_CALLS} and
     *     {@link Measure#USD_PER_MILLION_TOKENS}, a prompt and version; null otherwise
     * @param since when the new state was first seen, such as the first call of a prompt's version; null when it came bit by bit
     */
    public record Cause(
            @Nullable String subject,
            BigDecimal usd,
            @Nullable Measure measure,
            @Nullable BigDecimal before,
            @Nullable BigDecimal after,
            @Nullable String object,
            @Nullable Instant since) {}

    /** What the two numbers of a cause count. */
    public enum Measure {
        /** Calls in the week. */
        CALLS,
        /** Tokens sent, cached or not / exactly priced calls. */
        INPUT_TOKENS_A_CALL,
        /** Tokens of the answer / exactly priced calls. */
        OUTPUT_TOKENS_A_CALL,
        /** Tokens read from the cache / all tokens sent, 0 to 1. */
        CACHE_READ_SHARE,
        /** Calls of a model / calls of the workflow, 0 to 1. */
        SHARE_OF_CALLS,
        /** USD for a million tokens, of the leg that changed. */
        USD_PER_MILLION_TOKENS
    }
}
