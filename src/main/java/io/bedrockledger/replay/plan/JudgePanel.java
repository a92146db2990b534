package io.bedrockledger.replay.plan;

import java.math.BigDecimal;
import java.util.List;

/**
 * Models that judge where the scorers leave two answers apart, and an audit sample of the others.
 *
 * @param models one or more, each once; of several families by preference
 * @param prompt name and version of the judges' prompt, such as {@code pairwise-1}
 * @param audit share of the items on which the scorers agree that is judged nevertheless, 0 to 1
 */
public record JudgePanel(List<String> models, String prompt, BigDecimal audit) {

    public JudgePanel {
        models = List.copyOf(models);
    }
}
