package io.bedrockledger.replay.plan.sample;

import io.bedrockledger.replay.plan.SamplePlan.Tail;
import io.bedrockledger.statistics.sampling.WeightedSample;
import io.bedrockledger.statistics.sampling.WeightedValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * The calls that a replay runs, fixed by their ids. The sample speaks for all calls of the window; the tails are apart and
 * speak for themselves only, though a call may be in both, and is then run once.
 *
 * @param seed that drew it
 * @param population calls that might have been drawn
 * @param calls the sample, in the order in which they are run. The order is random by seed: those that are done when a
 *     budget ends are a sample, too
 * @param tails those that the plan forces
 */
public record FrozenSample(long seed, int population, List<DrawnCall> calls, Map<Tail, TailSample> tails) {

    private static final int ID_CHARS = 16;

    public FrozenSample {
        calls = List.copyOf(calls);
        Map<Tail, TailSample> ordered = new EnumMap<>(Tail.class);
        ordered.putAll(tails);
        tails = Collections.unmodifiableMap(ordered);
    }

    /** Every call that is run, each once: those of the sample, then what the tails add to them. */
    public Set<String> requestIds() {
        Set<String> ids = new LinkedHashSet<>();
        calls.forEach(call -> ids.add(call.requestId()));
        tails.values().forEach(tail -> ids.addAll(tail.requestIds()));
        return Collections.unmodifiableSet(ids);
    }

    /** What was measured on the calls of the sample, with their weights; the tails are not in it. */
    public WeightedSample weighted(ToDoubleFunction<String> valueOfRequest) {
        return WeightedSample.of(calls.stream()
                .map(call -> new WeightedValue(
                        call.stratum(), valueOfRequest.applyAsDouble(call.requestId()), call.inclusionProbability()))
                .toList());
    }

    /** The name of this very sample, 16 hexadecimal digits: another call, chance, order or tail has another name. */
    public String id() {
        MessageDigest digest = sha256();
        add(digest, seed + " " + population);
        for (DrawnCall call : calls) {
            // A double's text is exact: two that differ have different texts.
            add(digest, call.requestId() + "\t" + call.stratum() + "\t" + call.inclusionProbability());
        }
        tails.forEach((tail, sample) -> add(digest, tail + " " + sample.population() + " " + sample.requestIds()));
        return HexFormat.of().formatHex(digest.digest()).substring(0, ID_CHARS);
    }

    private static void add(MessageDigest digest, String line) {
        digest.update((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
