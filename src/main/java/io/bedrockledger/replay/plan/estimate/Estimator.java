package io.bedrockledger.replay.plan.estimate;

import io.bedrockledger.pricing.PriceBook;
import io.bedrockledger.replay.plan.Candidate;
import io.bedrockledger.replay.plan.Candidate.Parameters;
import io.bedrockledger.replay.plan.Incumbent;
import io.bedrockledger.replay.plan.ReplayPlan;
import io.bedrockledger.replay.plan.sample.FrozenSample;
import io.bedrockledger.replay.plan.sample.LoggedCall;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Says what a plan will take with a sample. */
public final class Estimator {

    private final PriceBook book;
    private final ReplayPlan plan;
    private final LocalDate priceDay;
    private final Map<String, LoggedCall> calls = new LinkedHashMap<>();

    /**
     * @param calls that may be drawn, each once
     * @param today (UTC), whose prices count where the plan names no day
     */
    public Estimator(PriceBook book, ReplayPlan plan, List<LoggedCall> calls, LocalDate today) {
        this.book = book;
        this.plan = plan;
        this.priceDay = plan.priceDate() == null ? today : plan.priceDate();
        calls.forEach(call -> this.calls.put(call.requestId(), call));
    }

    /**
     * What every model that is called will take.
     *
     * @param sample of the calls
     */
    public ReplayEstimate estimate(FrozenSample sample) {
        List<LoggedCall> sampled = sample.requestIds().stream()
                .map(id -> Objects.requireNonNull(calls.get(id), id))
                .toList();
        return new ReplayEstimate(
                arms().stream().map(arm -> estimate(arm, sampled)).toList());
    }

    /** The models that are called, once for each sampled call. */
    private List<Candidate> arms() {
        List<Candidate> arms = new ArrayList<>();
        if (plan.incumbent() instanceof Incumbent.CalledAgain incumbent) {
            arms.add(new Candidate(incumbent.model(), Parameters.AS_LOGGED));
        }
        arms.addAll(plan.candidates());
        return arms;
    }

    private ArmEstimate estimate(Candidate arm, List<LoggedCall> sampled) {
        ArmTally tally = new ArmTally(arm, new ReplayPrices(book, arm.model(), priceDay), plan.running());
        sampled.forEach(tally::add);
        return tally.estimate();
    }
}
