package io.bedrockledger.replay.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Reads and checks {@code scorers} of a plan. */
final class ScorerReader {

    /** Without {@code scorers}: the answer is the reference, word for word. */
    static final ScorerSpec USUAL = new ScorerSpec(ScorerSpec.Type.EXACT, Map.of());

    private static final String TYPE = "type";

    private ScorerReader() {}

    static List<ScorerSpec> scorers(PlanNode node) {
        List<ScorerSpec> scorers = new ArrayList<>();
        for (PlanNode item : PlanFields.items(node)) {
            scorers.add(scorer(PlanFields.mapping(item)));
        }
        return scorers;
    }

    private static ScorerSpec scorer(PlanNode.Mapping told) {
        PlanNode named = told.entries().get(TYPE);
        if (named == null) {
            throw PlanNode.wrong(told.where(), "type must be given", "it is absent");
        }
        ScorerSpec.Type type = PlanFields.constant(named, ScorerSpec.Type.values());
        Map<String, PlanValue> parameters = new LinkedHashMap<>();
        told.entries().forEach((key, value) -> {
            if (type.parameters().contains(key)) {
                parameters.put(key, value.value());
            } else if (!key.equals(TYPE)) {
                throw PlanNode.wrong(
                        value.where(),
                        "a parameter of " + PlanFields.label(type) + " must be one of "
                                + new TreeSet<>(type.parameters()),
                        "it is " + key);
            }
        });
        return new ScorerSpec(type, parameters);
    }
}
