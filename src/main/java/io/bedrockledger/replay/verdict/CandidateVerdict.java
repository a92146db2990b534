package io.bedrockledger.replay.verdict;

import java.util.ArrayList;
import java.util.List;

/**
 * All that a run says about a candidate on one scorer.
 *
 * @param candidate the model
 * @param quality what its scores say
 * @param economy what it costs and how long it takes
 */
public record CandidateVerdict(String candidate, Quality quality, Economy economy) {

    /**
     * Of all candidates of a run, in their order.
     *
     * @param windowDays days that the items were drawn from, 1 or more
     */
    public static List<CandidateVerdict> of(List<Candidate> candidates, JudgementPlan plan, int windowDays) {
        List<Quality> qualities = Judgement.of(candidates, plan);
        List<CandidateVerdict> verdicts = new ArrayList<>();
        for (int index = 0; index < candidates.size(); index++) {
            Candidate each = candidates.get(index);
            verdicts.add(new CandidateVerdict(
                    each.model(), qualities.get(index), Economy.of(each.items(), plan, windowDays)));
        }
        return List.copyOf(verdicts);
    }
}
