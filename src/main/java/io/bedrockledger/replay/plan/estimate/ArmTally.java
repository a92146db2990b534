package io.bedrockledger.replay.plan.estimate;

import io.bedrockledger.pricing.Cost;
import io.bedrockledger.pricing.PricingReason;
import io.bedrockledger.pricing.PricingStatus;
import io.bedrockledger.pricing.Usd;
import io.bedrockledger.replay.plan.Candidate;
import io.bedrockledger.replay.plan.Running;
import io.bedrockledger.replay.plan.sample.LoggedCall;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Adds up what one model's calls will take. */
final class ArmTally {

    private static final long MILLIS_PER_MINUTE = 60_000;

    private final Candidate arm;
    private final ReplayPrices prices;
    private final Running running;
    private final Map<PricingReason, Integer> unpriced = new EnumMap<>(PricingReason.class);
    private int calls;
    private int unknownCalls;
    private long inputTokens;
    private long outputTokens;
    private @Nullable Usd floor;
    private @Nullable Usd expected;
    private @Nullable Usd ceiling = Usd.ZERO;
    private int timedCalls;
    private long millis;
    private long longestMillis;

    ArmTally(Candidate arm, ReplayPrices prices, Running running) {
        this.arm = arm;
        this.prices = prices;
        this.running = running;
    }

    void add(LoggedCall call) {
        calls++;
        addTime(call.latencyMillis());
        Long limit = limit(call);
        Long output = shorter(call.outputTokens(), limit);
        inputTokens += zeroIfAbsent(call.inputTokens());
        outputTokens += zeroIfAbsent(output);
        String region = running.region() == null ? call.region() : running.region();
        Cost likely = prices.price(region, call.inputTokens(), output);
        if (likely.status() != PricingStatus.PRICED) {
            unknownCalls++;
        }
        if (likely.list() == null && likely.reason() != null) {
            unpriced.merge(likely.reason(), 1, Integer::sum);
        }
        expected = sum(expected, likely.list());
        floor = sum(floor, prices.price(region, call.inputTokens(), 0L).list());
        Usd most = prices.price(region, call.inputTokens(), limit).ceiling();
        ceiling = ceiling == null || most == null ? null : ceiling.plus(most);
    }

    ArmEstimate estimate() {
        return new ArmEstimate(
                arm.model(),
                calls,
                inputTokens,
                outputTokens,
                unknownCalls,
                calls == 0 ? Usd.ZERO : floor,
                calls == 0 ? Usd.ZERO : expected,
                ceiling,
                unpriced,
                prices.lastPriced(),
                time());
    }

    /** The most tokens that the answer may have; null where neither plan nor log tell. */
    private @Nullable Long limit(LoggedCall call) {
        Integer limit = arm.parameters().maxTokens();
        return limit == null ? call.maxTokens() : Long.valueOf(limit);
    }

    private static @Nullable Long shorter(@Nullable Long tokens, @Nullable Long limit) {
        return tokens == null || limit == null ? tokens : Long.valueOf(Math.min(tokens, limit));
    }

    private static long zeroIfAbsent(@Nullable Long count) {
        return count == null ? 0 : count;
    }

    private static @Nullable Usd sum(@Nullable Usd known, @Nullable Usd added) {
        return known == null || added == null ? (known == null ? added : known) : known.plus(added);
    }

    private void addTime(@Nullable Long latencyMillis) {
        if (latencyMillis != null) {
            timedCalls++;
            millis += latencyMillis;
            longestMillis = Math.max(longestMillis, latencyMillis);
        }
    }

    /**
     * The largest of three: all latencies / concurrency, those that are not known taken as the mean of the others; the
     * longest latency; and the time that the rate leaves to the calls before the last one begins.
     */
    private @Nullable Duration time() {
        if (calls == 0) {
            return Duration.ZERO;
        }
        if (timedCalls == 0) {
            return null;
        }
        long all = Math.round((double) millis / timedCalls * calls);
        long shared = ceilingOf(all, running.concurrency());
        Integer rate = running.requestsPerMinute();
        long paced = rate == null ? 0 : ceilingOf((calls - 1) * MILLIS_PER_MINUTE, rate);
        return Duration.ofMillis(Math.max(longestMillis, Math.max(shared, paced)));
    }

    private static long ceilingOf(long amount, int parts) {
        return (amount + parts - 1) / parts;
    }
}
