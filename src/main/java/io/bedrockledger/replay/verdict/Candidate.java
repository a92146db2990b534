package io.bedrockledger.replay.verdict;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A model on trial.
 *
 * @param model its name
 * @param items that both models answered
 * @param objection why its answers must not be judged; null where nothing speaks against it
 */
public record Candidate(
        String model, List<ReplayedItem> items, @Nullable Objection objection) {

    public Candidate {
        items = List.copyOf(items);
    }
}
