package io.bedrockledger.replay.plan;

import io.bedrockledger.replay.plan.Candidate.Parameters;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads and checks {@code candidates} of a plan. */
final class CandidateReader {

    static final Set<String> KEYS = Set.of("model", "parameters");
    static final Set<String> PARAMETER_KEYS =
            Set.of("temperature", "top_p", "max_tokens", "stop_sequences", "additional");

    private CandidateReader() {}

    static List<Candidate> candidates(PlanNode node) {
        List<Candidate> candidates = new ArrayList<>();
        for (PlanNode item : PlanFields.items(node)) {
            PlanFields told = PlanFields.of(item, KEYS);
            Candidate candidate = new Candidate(
                    PlanFields.text(told.required("model")),
                    told.or("parameters", Parameters.AS_LOGGED, CandidateReader::parameters));
            if (candidates.contains(candidate)) {
                throw PlanNode.wrong(
                        item.where(),
                        "a candidate must differ from the others in model or parameters",
                        candidate.model() + " is there twice");
            }
            candidates.add(candidate);
        }
        return candidates;
    }

    private static Parameters parameters(PlanNode node) {
        PlanFields told = PlanFields.of(node, PARAMETER_KEYS);
        return new Parameters(
                told.numberOrNull("temperature", BigDecimal.ZERO, BigDecimal.ONE),
                told.numberOrNull("top_p", BigDecimal.ZERO, BigDecimal.ONE),
                told.has("max_tokens") ? told.whole("max_tokens", 1, 1, Integer.MAX_VALUE) : null,
                stopSequences(told.node("stop_sequences")),
                told.valuesOrNone("additional"));
    }

    private static @Nullable List<String> stopSequences(@Nullable PlanNode node) {
        return node == null
                ? null
                : PlanFields.items(node).stream().map(PlanFields::text).toList();
    }
}
