package io.bedrockledger.replay.plan.sample;

import java.util.List;

/**
 * The calls of a tail that are run, each as likely as another of the tail; of the longest, the very longest.
 *
 * @param population calls of the tail
 * @param requestIds as many as the plan forces, or all where there are no more
 */
public record TailSample(int population, List<String> requestIds) {

    public TailSample {
        requestIds = List.copyOf(requestIds);
    }
}
