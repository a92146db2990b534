package io.bedrockledger.replay.plan.sample;

import io.bedrockledger.pricing.Usd;
import io.bedrockledger.replay.plan.sample.LoggedCall.Outcome;
import io.bedrockledger.statistics.Draws;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Logged calls for tests. */
public final class Calls {

    private static final Usd CENT = new Usd(10_000_000_000L);

    private Calls() {}

    /** A call of prompt p in us-east-1 that cost a cent. */
    public static LoggedCall of(String id, Outcome outcome, @Nullable Long inputTokens, @Nullable Long outputTokens) {
        return new LoggedCall(id, "us-east-1", "p", "1", inputTokens, outputTokens, null, outcome, CENT, null, null);
    }

    /** A mixed population: prompts of unlike size, skewed tokens and costs, rare outcomes, some counts unknown. */
    static List<LoggedCall> mixed(int count, long seed) {
        List<LoggedCall> calls = new ArrayList<>();
        Draws draws = Draws.of(seed);
        for (int number = 0; number < count; number++) {
            double kind = draws.nextDouble();
            long tokens = Math.round(100 * Math.exp(1.5 * draws.nextNormal()));
            String prompt = kind < 0.6 ? "large" : kind < 0.9 ? "middle" : kind < 0.97 ? "small" : null;
            calls.add(new LoggedCall(
                    "request-" + number,
                    "us-east-1",
                    prompt,
                    prompt == null ? null : String.valueOf(1 + draws.nextInt(2)),
                    draws.nextInt(50) == 0 ? null : Long.valueOf(tokens),
                    (long) draws.nextInt(500),
                    500L,
                    outcome(draws.nextInt(100)),
                    draws.nextInt(40) == 0 ? null : new Usd(tokens * 3_000_000L),
                    "conversation-" + draws.nextInt(count),
                    (long) draws.nextInt(3000)));
        }
        return calls;
    }

    private static Outcome outcome(int percent) {
        if (percent >= 96) {
            return percent == 99 ? Outcome.BLOCKED : percent == 98 ? Outcome.REFUSED : Outcome.TRUNCATED;
        }
        return Outcome.ANSWERED;
    }
}
