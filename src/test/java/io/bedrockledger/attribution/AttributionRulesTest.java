package io.bedrockledger.attribution;

import static io.bedrockledger.attribution.AttributionGrade.METADATA;
import static io.bedrockledger.attribution.AttributionGrade.NONE;
import static io.bedrockledger.attribution.AttributionGrade.PRINCIPAL;
import static io.bedrockledger.attribution.AttributionGrade.PROFILE;
import static org.assertj.core.api.Assertions.assertThat;

import io.bedrockledger.testing.CallFixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttributionRulesTest {

    private static final String TUTOR_POD = "arn:aws:sts::111122223333:assumed-role/tutor-service/pod-0";
    private static final String STRANGER = "arn:aws:iam::111122223333:user/stranger";
    private static final String PROFILE_ARN =
            "arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/abc123";
    private static final String SHARED_PROFILE_ARN =
            "arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/shared9";

    private static final String WORKFLOWS = """
            workflows:
              - name: math-tutor
                owner: ada@example.com
                team: education
                purpose: Explains homework.
                environment: production
                models: [anthropic.claude-3-haiku-20240307-v1:0]
                rules:
                  - principal: tutor-*
                  - id: night
                    principal: batch
                    session: night-*
                    account: "111122223333"
                    region: us-east-1
                    environment: nightly
              - name: airline-agent
                owner: bob@example.com
                team: travel
                purpose: Rebooks flights.
                rules:
                  - metadata: {app: "airline-*", stage: "?*"}
                    environment: staging
                  - principal: "arn:aws:sts::*:assumed-role/AWSReservedSSO_Travel_*/*"
                  - account: "444455556666"
            """;

    private static final String PROFILES = """
            profiles:
              - arn: %s
                model: us.anthropic.claude-sonnet-4-6
                workflow: math-tutor
                environment: canary
              - arn: %s
                model: anthropic.claude-3-haiku-20240307-v1:0
                team: platform
            """.formatted(PROFILE_ARN, SHARED_PROFILE_ARN);

    @TempDir
    Path jobs;

    private AttributionRules rules = emptyRules();

    @BeforeEach
    void loadRules() throws IOException {
        Files.writeString(jobs.resolve("workflows.yaml"), WORKFLOWS);
        Files.writeString(jobs.resolve("profiles.yaml"), PROFILES);
        rules = AttributionRules.load(jobs);
    }

    @Test
    void whatTheCallerSaysGoesBeforeEverything() {
        CallFixture call = CallFixture.by(TUTOR_POD)
                .to(PROFILE_ARN)
                .with(Map.of("workflow", "airline-agent", "app", "airline-x", "stage", "1"));

        assertThat(attribute(call))
                .isEqualTo(new Attribution("airline-agent", "metadata:workflow", METADATA, "travel", null));
    }

    @Test
    void theMetadatasTeamAndEnvironmentGoBeforeTheDeclaredOnes() {
        CallFixture call = CallFixture.by(STRANGER)
                .with(Map.of("workflow", "math-tutor", "team", "research", "environment", "dev"));

        assertThat(attribute(call))
                .isEqualTo(new Attribution("math-tutor", "metadata:workflow", METADATA, "research", "dev"));
        assertThat(attribute(call.with(Map.of("workflow", "math-tutor"))))
                .isEqualTo(new Attribution("math-tutor", "metadata:workflow", METADATA, "education", "production"));
    }

    @Test
    void aWorkflowThatNobodyDeclaredIsKept() {
        assertThat(attribute(CallFixture.by(TUTOR_POD).with(Map.of("workflow", "skunkworks"))))
                .isEqualTo(new Attribution("skunkworks", "metadata:workflow", METADATA, null, null));
        assertThat(rules.workflow("skunkworks")).isEmpty();
    }

    @Test
    void anEmptyValueTellsNothing() {
        assertThat(attribute(CallFixture.by(STRANGER).with(Map.of("workflow", " ", "team", ""))))
                .isEqualTo(Attribution.NONE);
    }

    @Test
    void aRuleMayReadTheMetadata() {
        CallFixture call = CallFixture.by(TUTOR_POD).to(PROFILE_ARN);

        assertThat(attribute(call.with(Map.of("app", "airline-web", "stage", "blue"))))
                .isEqualTo(
                        new Attribution("airline-agent", "workflows:airline-agent#1", METADATA, "travel", "staging"));
        assertThat(attribute(call.with(Map.of("app", "airline-web", "stage", "blue", "environment", "dev")))
                        .environment())
                .isEqualTo("dev");
        assertThat(attribute(call.with(Map.of("app", "airline-web"))).grade()).isEqualTo(PROFILE);
        assertThat(attribute(call.with(Map.of("app", "web", "stage", "blue"))).grade())
                .isEqualTo(PROFILE);
    }

    @Test
    void aProfileGoesBeforeThePrincipal() {
        assertThat(attribute(CallFixture.by("arn:aws:iam::444455556666:user/x").to(PROFILE_ARN)))
                .isEqualTo(new Attribution("math-tutor", "profile:abc123", PROFILE, "education", "canary"));
    }

    @Test
    void aProfileThatSeveralWorkflowsShareTellsItsTeamOnly() {
        assertThat(attribute(CallFixture.by(STRANGER).to(SHARED_PROFILE_ARN)))
                .isEqualTo(new Attribution(null, null, NONE, "platform", null));
        assertThat(attribute(CallFixture.by(TUTOR_POD).to(SHARED_PROFILE_ARN)))
                .isEqualTo(
                        new Attribution("math-tutor", "workflows:math-tutor#1", PRINCIPAL, "education", "production"));
    }

    @Test
    void aProfileThatNobodyDeclaredTellsNothing() {
        String unknown = PROFILE_ARN.replace("abc123", "zzz999");

        assertThat(attribute(CallFixture.by(STRANGER).to(unknown))).isEqualTo(Attribution.NONE);
        assertThat(rules.profileModel(unknown)).isEmpty();
        assertThat(rules.profileModel(PROFILE_ARN)).contains("us.anthropic.claude-sonnet-4-6");
    }

    @Test
    void thePrincipalTellsTheWorkflow() {
        assertThat(attribute(CallFixture.by(TUTOR_POD)))
                .isEqualTo(
                        new Attribution("math-tutor", "workflows:math-tutor#1", PRINCIPAL, "education", "production"));
    }

    @Test
    void theRulesTeamGoesBeforeTheMetadatasWhenThePrincipalTells() {
        assertThat(attribute(CallFixture.by(TUTOR_POD).with(Map.of("team", "research", "environment", "dev"))))
                .isEqualTo(
                        new Attribution("math-tutor", "workflows:math-tutor#1", PRINCIPAL, "education", "production"));
    }

    @Test
    void everyConditionOfARuleMustHold() {
        String night = "arn:aws:sts::111122223333:assumed-role/batch/night-7";

        assertThat(attribute(CallFixture.by(night)))
                .isEqualTo(
                        new Attribution("math-tutor", "workflows:math-tutor#night", PRINCIPAL, "education", "nightly"));
        assertThat(attribute(CallFixture.by(night).in("111122223333", "eu-west-1"))
                        .grade())
                .isEqualTo(NONE);
        assertThat(attribute(CallFixture.by(night).in("777788889999", "us-east-1"))
                        .grade())
                .isEqualTo(NONE);
        assertThat(attribute(CallFixture.by(night.replace("night-7", "day-7"))).grade())
                .isEqualTo(NONE);
        assertThat(attribute(CallFixture.by("arn:aws:iam::111122223333:user/batch"))
                        .grade())
                .isEqualTo(NONE);
    }

    @Test
    void aPatternForAnArnIsMatchedWithTheWholeArn() {
        assertThat(attribute(CallFixture.by(
                                "arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_Travel_01ab/ada@example.com"))
                        .rule())
                .isEqualTo("workflows:airline-agent#2");
    }

    @Test
    void anAccountMayBelongToAWorkflow() {
        assertThat(attribute(CallFixture.by(null).in("444455556666", "eu-west-1")))
                .isEqualTo(new Attribution("airline-agent", "workflows:airline-agent#3", PRINCIPAL, "travel", null));
    }

    @Test
    void theFirstRuleInFileOrderDecides() {
        assertThat(attribute(CallFixture.by("arn:aws:sts::444455556666:assumed-role/tutor-service/pod-0")
                                .in("444455556666", "us-east-1"))
                        .workflow())
                .isEqualTo("math-tutor");
    }

    @Test
    void theUnattributedKeepTheMetadatasTeamAndEnvironment() {
        assertThat(attribute(CallFixture.by(STRANGER).with(Map.of("team", "research", "environment", "dev"))))
                .isEqualTo(new Attribution(null, null, NONE, "research", "dev"));
        assertThat(attribute(CallFixture.by(null))).isEqualTo(Attribution.NONE);
    }

    @Test
    void whatIsRememberedOfACallerIsNotMixedWithAnotherCallsMetadata() {
        CallFixture call = CallFixture.by(STRANGER);

        assertThat(attribute(call.with(Map.of("team", "research"))).team()).isEqualTo("research");
        assertThat(attribute(call).team()).isNull();
        assertThat(attribute(call.with(Map.of("team", "travel"))).team()).isEqualTo("travel");
    }

    @Test
    void theKeysAreASetting() throws IOException {
        AttributionRules own =
                AttributionRules.load(jobs, new MetadataKeys("app", "prompt_id", "prompt_version", "squad", "stage"));

        assertThat(own.attribute(CallFixture.by(STRANGER)
                        .with(Map.of("app", "chat", "squad", "red", "stage", "dev", "workflow", "math-tutor"))
                        .invocation()))
                .isEqualTo(new Attribution("chat", "metadata:app", METADATA, "red", "dev"));
    }

    @Test
    void aDeclaredWorkflowTellsItsOwner() {
        assertThat(rules.workflow("math-tutor"))
                .contains(new Workflow(
                        "math-tutor",
                        "ada@example.com",
                        "education",
                        "Explains homework.",
                        "production",
                        List.of("anthropic.claude-3-haiku-20240307-v1:0"),
                        List.of(),
                        List.of(),
                        null));
    }

    @Test
    void withoutFilesOnlyTheMetadataTells() {
        assertThat(emptyRules().attribute(CallFixture.by(TUTOR_POD).invocation()))
                .isEqualTo(Attribution.NONE);
        assertThat(emptyRules()
                        .attribute(CallFixture.by(TUTOR_POD)
                                .with(Map.of("workflow", "tutor"))
                                .invocation())
                        .workflow())
                .isEqualTo("tutor");
    }

    @Test
    void theEditionIsTheOneOfTheRulesNotOfTheirSpelling() throws IOException {
        String before = rules.version();
        assertThat(before).matches("[0-9a-f]{12}");

        assertThat(versionWith("# a comment\n" + WORKFLOWS.replace("principal: tutor-*", "principal: 'tutor-*'")))
                .isEqualTo(before);
        assertThat(versionWith(WORKFLOWS.replace("Explains homework.", "Explains mathematics.")))
                .isEqualTo(before);
        assertThat(versionWith(WORKFLOWS.replace("tutor-*", "tutor-?"))).isNotEqualTo(before);
        assertThat(versionWith(WORKFLOWS.replace("team: travel", "team: trips")))
                .isNotEqualTo(before);
        assertThat(versionWith(WORKFLOWS.replace("id: night", "id: late"))).isNotEqualTo(before);
        assertThat(versionWith(WORKFLOWS.replace("stage: \"?*\"", "stage: \"*\"")))
                .isNotEqualTo(before);
        assertThat(versionWith(WORKFLOWS)).isEqualTo(before);
        Files.writeString(jobs.resolve("profiles.yaml"), PROFILES.replace("canary", "production"));
        assertThat(AttributionRules.load(jobs).version()).isNotEqualTo(before);
    }

    private String versionWith(String workflows) throws IOException {
        Files.writeString(jobs.resolve("workflows.yaml"), workflows);
        return AttributionRules.load(jobs).version();
    }

    private Attribution attribute(CallFixture call) {
        Attribution first = rules.attribute(call.invocation());
        assertThat(rules.attribute(call.invocation())).as("the second time").isEqualTo(first);
        return first;
    }

    private static AttributionRules emptyRules() {
        try {
            return AttributionRules.load(Path.of("no-such-folder"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
