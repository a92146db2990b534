package io.bedrockledger.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a row tells of whose its call is, and when it does not tell. */
class StoredAttributionTest {

    private static final String PROFILE = "arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/abc123";
    private static final String RULES = """
            workflows:
              - name: first
                owner: ada@school.example
                team: one
                purpose: A test.
                rules:
                  - {id: app, metadata: {application: "app-*"}, account: "111122223333"}
                  - {id: role, principal: "tutor-*", region: us-east-1}
              - name: second
                owner: ada@school.example
                team: two
                purpose: A test.
                rules:
                  - {id: place, account: "444455556666"}
              - name: third
                owner: ada@school.example
                team: three
                purpose: A test.
            """;
    private static final String PROFILES = """
            profiles:
              - arn: %s
                model: amazon.nova-lite-v1:0
                workflow: third
            """.formatted(PROFILE);

    @TempDir
    Path jobs;

    private AttributionRules rules;

    @BeforeEach
    void load() throws IOException {
        Files.writeString(jobs.resolve("workflows.yaml"), RULES);
        Files.writeString(jobs.resolve("profiles.yaml"), PROFILES);
        rules = AttributionRules.load(jobs);
    }

    @Test
    void aRowWithEverythingIsAttributedAsItsRecord() {
        assertThat(all(role("tutor-a"), Map.of())).isEqualTo("first workflows:first#role one");
        assertThat(all(role("else"), Map.of())).isEqualTo("null null null");
        assertThat(all(role("else"), Map.of("team", "own"))).isEqualTo("null null own");
        assertThat(all(role("else"), Map.of("application", "app-1", "team", "own")))
                .isEqualTo("first workflows:first#app own");
        assertThat(all(role("else"), Map.of("workflow", "third"))).isEqualTo("third metadata:workflow three");
    }

    @Test
    void withoutACallerOnlyWhatARuleBeforeItAsksForIsMissing() {
        assertThat(all(null, Map.of())).isEqualTo("untold");
        assertThat(all(null, Map.of("application", "app-1"))).isEqualTo("first workflows:first#app one");
        assertThat(told(filter(), new StoredCall(Map.of(), null, null, PROFILE, "111122223333", "us-east-1")))
                .isEqualTo("third profile:abc123 three");
        assertThat(told(filter(), new StoredCall(Map.of(), null, null, "model", "444455556666", "eu-west-1")))
                .isEqualTo("second workflows:second#place two");
    }

    @Test
    void aKeyThatIsNotKeptIsMissingWhereARuleAsksForItAndTheRestOfTheRuleHolds() {
        assertThat(told(filter("application"), call(role("tutor-a"), Map.of()))).isEqualTo("untold");
        assertThat(told(
                        filter("application"),
                        new StoredCall(Map.of(), null, role("tutor-a"), "model", "444455556666", "us-east-1")))
                .isEqualTo("first workflows:first#role one");
        assertThat(told(filter("team"), call(role("tutor-a"), Map.of()))).isEqualTo("untold");
    }

    @Test
    void aWorkflowThatTheMetadataToldStaysAlthoughItsKeyIsNotKept() {
        StoredCall call = new StoredCall(Map.of(), "third", null, "model", "111122223333", "us-east-1");
        assertThat(told(filter("workflow"), call)).isEqualTo("third metadata:workflow three");
    }

    private String all(@Nullable String principalArn, Map<String, String> metadata) {
        return told(filter(), call(principalArn, metadata));
    }

    private static StoredCall call(@Nullable String principalArn, Map<String, String> metadata) {
        return new StoredCall(metadata, null, principalArn, "model", "111122223333", "us-east-1");
    }

    private static String role(String name) {
        return "arn:aws:sts::111122223333:assumed-role/" + name + "/session";
    }

    private static MetadataFilter filter(String... denied) {
        return new MetadataFilter(MetadataFilter.DEFAULT_ALLOW, List.of(denied));
    }

    private String told(MetadataFilter filter, StoredCall call) {
        return new StoredAttribution(rules, filter)
                .of(call)
                .map(found -> found.workflow() + " " + found.rule() + " " + found.team())
                .orElse("untold");
    }
}
