package io.bedrockledger.replay.plan;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A model that might have done, and how it is called.
 *
 * @param model any id that Bedrock Runtime takes
 */
public record Candidate(String model, Parameters parameters) {

    /**
     * What is sent instead of what was logged; null, and a field that is absent, leave it as it was logged. Bounds are
     * those of {@code InferenceConfiguration} (AWS, Bedrock Runtime API Reference, read 2026-11-24).
     *
     * @param temperature 0 to 1
     * @param topP 0 to 1
     * @param maxTokens 1 or more
     * @param stopSequences not empty
     * @param additional the model's own fields, {@code additionalModelRequestFields} of Converse, in the order of the plan
     */
    public record Parameters(
            @Nullable BigDecimal temperature,
            @Nullable BigDecimal topP,
            @Nullable Integer maxTokens,
            @Nullable List<String> stopSequences,
            Map<String, PlanValue> additional) {

        /** Everything as it was logged. */
        public static final Parameters AS_LOGGED = new Parameters(null, null, null, null, Map.of());

        public Parameters {
            stopSequences = stopSequences == null ? null : List.copyOf(stopSequences);
            additional = Collections.unmodifiableMap(new LinkedHashMap<>(additional));
        }
    }
}
