package io.bedrockledger.attribution;

import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Whose a call is by its row, from which a caller or a key of the metadata may be missing. The answer is that of the rules
 * over the log, or none where what is missing could change it.
 */
public final class StoredAttribution {

    private final AttributionRules rules;
    private final Predicate<String> isKept;

    /**
     * A way to attribute rows.
     *
     * @param filter which keys of the metadata rows have
     */
    public StoredAttribution(AttributionRules rules, MetadataFilter filter) {
        this.rules = rules;
        this.isKept = filter::keeps;
    }

    /** The edition of the rules. */
    public String version() {
        return rules.version();
    }

    /** The rule of an attribution that the metadata told, whose value the row then has. */
    public String toldRule() {
        return "metadata:" + rules.keys().workflow();
    }

    /** Whose the call is; empty when its row does not tell. */
    public Optional<Attribution> of(StoredCall call) {
        MetadataKeys keys = rules.keys();
        if (!isKept.test(keys.team()) || !isKept.test(keys.environment())) {
            return Optional.empty();
        }
        Map<String, String> metadata = call.metadata();
        String team = AttributionRules.value(metadata, keys.team());
        String environment = AttributionRules.value(metadata, keys.environment());
        String told = AttributionRules.value(metadata, keys.workflow());
        if (told == null) {
            told = call.toldWorkflow();
        }
        if (told != null) {
            return Optional.of(rules.toldByCaller(told, team, environment));
        }
        return untold(call, team, environment);
    }

    private Optional<Attribution> untold(StoredCall call, @Nullable String team, @Nullable String environment) {
        for (Rule rule : rules.metadataRules()) {
            Rule.Told told = rule.told(call, isKept);
            if (told == Rule.Told.UNKNOWN) {
                return Optional.empty();
            }
            if (told == Rule.Told.YES) {
                return Optional.of(AttributionRules.byMetadata(rule, team, environment));
            }
        }
        Optional<Attribution> byProfile = rules.byProfile(call.modelId());
        if (byProfile.isPresent()) {
            return byProfile.map(known -> known.orElse(team, environment));
        }
        for (Rule rule : rules.callerRules()) {
            Rule.Told told = rule.told(call, isKept);
            if (told == Rule.Told.UNKNOWN) {
                return Optional.empty();
            }
            if (told == Rule.Told.YES) {
                return Optional.of(ofCaller(rule.attribution(AttributionGrade.PRINCIPAL), call, team, environment));
            }
        }
        return Optional.of(ofCaller(Attribution.NONE, call, team, environment));
    }

    private Attribution ofCaller(
            Attribution byCaller, StoredCall call, @Nullable String team, @Nullable String environment) {
        return rules.withProfileOf(byCaller, call.modelId()).orElse(team, environment);
    }
}
