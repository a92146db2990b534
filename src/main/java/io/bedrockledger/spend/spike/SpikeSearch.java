package io.bedrockledger.spend.spike;

import io.bedrockledger.spend.CostSeries;
import io.bedrockledger.spend.Workflow;
import io.bedrockledger.spend.bridge.CostBridge;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds the workflows for which a day was dearer than that weekday usually is.
 *
 * <p>Every workflow that can be judged is tested, and false discoveries are controlled over all of them. One whose effect
 * or excess is too small takes part with a p-value of 1: a p-value that was only raised is still one, so the control holds
 * for exactly what is reported. To leave the small ones out before or after would break it, because they are chosen by
 * the costs that the test looks at. The cause of what is found is the cost bridge from the usual day.
 */
public final class SpikeSearch {

    /** The p-value of what is no surprise at all. */
    private static final double NO_EVIDENCE = 1;

    private final TailProbability test;
    private final FalseDiscovery control;
    private final UsageLookup lookup;
    private final SpikeRules rules;

    /** A search by these rules, with tests and usage from elsewhere. */
    public SpikeSearch(TailProbability test, FalseDiscovery control, UsageLookup lookup, SpikeRules rules) {
        this.test = test;
        this.control = control;
        this.lookup = lookup;
        this.rules = rules;
    }

    /**
     * The spikes of one day; none when no workflow can be judged.
     *
     * @param day UTC; where it is not known, nothing is said about it
     * @param costs of each workflow, with the weeks before the day
     */
    public SpikeReport search(LocalDate day, Map<Workflow, CostSeries> costs) {
        List<Candidate> candidates = new ArrayList<>();
        List<Untested> untested = new ArrayList<>();
        new TreeMap<>(costs).forEach((workflow, series) -> {
            Candidate candidate = Candidate.of(workflow, series, day, rules.weeks());
            if (series.known(day).isEmpty()) {
                untested.add(new Untested(workflow, Untested.Reason.DAY_UNKNOWN));
            } else if (candidate.sameWeekday().size() < rules.minDays()) {
                untested.add(new Untested(workflow, Untested.Reason.TOO_LITTLE_HISTORY));
            } else {
                candidates.add(candidate);
            }
        });
        return new SpikeReport(day, candidates.size(), spikes(candidates), untested);
    }

    private List<Spike> spikes(List<Candidate> candidates) {
        List<Double> pValues = candidates.stream().map(this::pValue).toList();
        List<Boolean> chosen = control.chosen(pValues, rules.falseDiscoveryRate());
        if (chosen.size() != candidates.size()) {
            throw new IllegalArgumentException(
                    "[spikes] the control of false discoveries decides on every test; found %d decisions on %d tests; correct it"
                            .formatted(chosen.size(), candidates.size()));
        }
        List<Spike> spikes = new ArrayList<>();
        for (int at = 0; at < candidates.size(); at++) {
            if (chosen.get(at) && pValues.get(at) < NO_EVIDENCE) {
                spikes.add(spike(candidates.get(at), pValues.get(at)));
            }
        }
        // The sort is stable: equal ones stay in the order of the workflows.
        spikes.sort(Comparator.comparing(Spike::excessUsd).reversed());
        return spikes;
    }

    private double pValue(Candidate candidate) {
        if (!candidate.isMaterial(rules)) {
            return NO_EVIDENCE;
        }
        double pValue = test.pValue(candidate.series(), candidate.day());
        if (!(pValue >= 0 && pValue <= NO_EVIDENCE)) {
            throw new IllegalArgumentException(
                    "[spikes] a p-value lies between 0 and 1; found %s for %s; correct the test"
                            .formatted(pValue, candidate.workflow()));
        }
        return pValue;
    }

    private Spike spike(Candidate candidate, double pValue) {
        LocalDate usual = candidate.usualDay();
        CostBridge bridge = CostBridge.between(
                lookup.usage(candidate.workflow(), usual), lookup.usage(candidate.workflow(), candidate.day()));
        return new Spike(
                candidate.day(),
                candidate.costUsd(),
                usual,
                candidate.usualUsd(),
                pValue,
                bridge.of(candidate.workflow()));
    }
}
