package io.bedrockledger.attribution;

import io.bedrockledger.invocation.Invocation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rules by which calls belong to workflows. The first of these that tells decides:
 *
 * <ol>
 *   <li>the request metadata: its workflow key, whose value is kept even when nobody declared it; else the first rule
 *       with a condition on metadata
 *   <li>the application inference profile that was called
 *   <li>who called: the first rule without a condition on metadata
 * </ol>
 *
 * <p>Team and environment come from what told the workflow, else from the metadata; beside a workflow that the metadata
 * told, the metadata goes first. Safe for use by several threads.
 */
public final class AttributionRules {

    private static final int REMEMBERED_CALLERS = 16_384;

    private final MetadataKeys keys;
    private final Map<String, Workflow> workflows = new HashMap<>();
    private final List<Rule> metadataRules;
    private final List<Rule> callerRules;
    private final Map<String, Profile> profiles;
    private final String version;
    private final BoundedCache<Standing, Attribution> standings =
            new BoundedCache<>(REMEMBERED_CALLERS, this::withoutMetadata);

    private AttributionRules(MetadataKeys keys, RuleBook book) {
        this.keys = keys;
        book.workflows().forEach(workflow -> workflows.put(workflow.name(), workflow));
        this.metadataRules = book.rules().stream().filter(Rule::readsMetadata).toList();
        this.callerRules =
                book.rules().stream().filter(rule -> !rule.readsMetadata()).toList();
        this.profiles = book.profiles();
        this.version = Edition.of(keys, book);
    }

    /** The rules of {@code workflows.yaml} and {@code profiles.yaml} in a folder, with the default keys. */
    public static AttributionRules load(Path jobsDir) throws IOException {
        return load(jobsDir, MetadataKeys.DEFAULT);
    }

    /**
     * The rules of {@code workflows.yaml} and {@code profiles.yaml} in a folder; each may be absent.
     *
     * @throws IllegalArgumentException when a file is wrong; the message names file and line
     */
    public static AttributionRules load(Path jobsDir, MetadataKeys keys) throws IOException {
        return new AttributionRules(keys, RuleBookReader.read(jobsDir));
    }

    /** Whose the call is. */
    public Attribution attribute(Invocation call) {
        Map<String, String> metadata = call.requestMetadata();
        String team = value(metadata, keys.team());
        String environment = value(metadata, keys.environment());
        String told = value(metadata, keys.workflow());
        if (told != null) {
            return toldByCaller(told, team, environment);
        }
        Optional<Rule> rule = metadata.isEmpty() ? Optional.empty() : metadataRule(call);
        if (rule.isPresent()) {
            return byMetadata(rule.get(), team, environment);
        }
        String profileArn = profiles.containsKey(call.modelId()) ? call.modelId() : null;
        return standings
                .result(new Standing(call.principalArn(), profileArn, call.accountId(), call.region()))
                .orElse(team, environment);
    }

    /** The model that an application inference profile was made from; empty when nobody declared the profile. */
    public Optional<String> profileModel(String arn) {
        return Optional.ofNullable(profiles.get(arn)).map(Profile::model);
    }

    /** A declared workflow; empty when nobody declared it. */
    public Optional<Workflow> workflow(String name) {
        return Optional.ofNullable(workflows.get(name));
    }

    /** The edition: twelve hexadecimal digits that change exactly when an attribution could. */
    public String version() {
        return version;
    }

    MetadataKeys keys() {
        return keys;
    }

    /** The rules with a condition on metadata, in their order. */
    List<Rule> metadataRules() {
        return metadataRules;
    }

    /** The rules without one, in their order. */
    List<Rule> callerRules() {
        return callerRules;
    }

    /** What a rule says that reads the metadata, whose team and environment go first. */
    static Attribution byMetadata(Rule rule, @Nullable String team, @Nullable String environment) {
        Attribution byRule = rule.attribution(AttributionGrade.METADATA);
        return new Attribution(byRule.workflow(), byRule.rule(), byRule.grade(), team, environment)
                .orElse(byRule.team(), byRule.environment());
    }

    Attribution toldByCaller(String told, @Nullable String team, @Nullable String environment) {
        Attribution attribution =
                new Attribution(told, "metadata:" + keys.workflow(), AttributionGrade.METADATA, team, environment);
        Workflow declared = workflows.get(told);
        return declared == null ? attribution : attribution.orElse(declared.team(), declared.environment());
    }

    private Optional<Rule> metadataRule(Invocation call) {
        if (metadataRules.isEmpty()) {
            return Optional.empty();
        }
        Caller caller = Caller.of(call.principalArn());
        return metadataRules.stream().filter(rule -> rule.matches(call, caller)).findFirst();
    }

    private Attribution withoutMetadata(Standing standing) {
        String modelId = standing.profileArn() == null ? "" : standing.profileArn();
        Optional<Attribution> byProfile = byProfile(modelId);
        if (byProfile.isPresent()) {
            return byProfile.get();
        }
        Caller caller = Caller.of(standing.principalArn());
        Attribution byCaller = callerRules.stream()
                .filter(rule -> rule.matchesCaller(caller, standing.accountId(), standing.region()))
                .findFirst()
                .map(rule -> rule.attribution(AttributionGrade.PRINCIPAL))
                .orElse(Attribution.NONE);
        return withProfileOf(byCaller, modelId);
    }

    /** Whose the profile is that was called; empty when it is nobody's, or no profile that somebody declared. */
    Optional<Attribution> byProfile(String modelId) {
        Profile profile = profiles.get(modelId);
        return profile == null || profile.workflow() == null
                ? Optional.empty()
                : Optional.of(byProfile(profile, profile.workflow()));
    }

    /** With team and environment of the profile that was called, where there is one and they are not known otherwise. */
    Attribution withProfileOf(Attribution byCaller, String modelId) {
        Profile profile = profiles.get(modelId);
        return profile == null ? byCaller : byCaller.orElse(profile.team(), profile.environment());
    }

    private Attribution byProfile(Profile profile, String workflow) {
        Attribution attribution = new Attribution(
                workflow, "profile:" + profile.id(), AttributionGrade.PROFILE, profile.team(), profile.environment());
        Workflow declared = workflows.get(workflow);
        return declared == null ? attribution : attribution.orElse(declared.team(), declared.environment());
    }

    /** A value of the metadata; null when it is absent or blank. */
    static @Nullable String value(Map<String, String> metadata, String key) {
        String value = metadata.get(key);
        return value == null || value.isBlank() ? null : value;
    }

    /** What decides when the metadata tells nothing: one of few, over millions of calls. */
    private record Standing(
            @Nullable String principalArn, @Nullable String profileArn, String accountId, String region) {}
}
