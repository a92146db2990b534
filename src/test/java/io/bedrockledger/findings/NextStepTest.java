package io.bedrockledger.findings;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedrockledger.warehouse.FindingColumn;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

class NextStepTest {

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final String ENTRY = ": - ";

    private final NextStep clear = new NextStep(new Registry(List.of(), List.of(), true));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "it's",
                "a: - {b}",
                "'}, {principal: '*'",
                "\"}\\",
                "# no comment",
                "$(reboot) `reboot`; reboot",
                "line\u2028separator",
                "right\u202Eto left",
                "zero\u200Bwidth",
                "Ünïcödé 名前 😀",
                "&anchor *alias !!tag %",
                "  blanks  "
            })
    void theEntryIsYamlThatHoldsTheNameAndNothingElse(String name) {
        String step = clear.of(unattributed(name));

        JsonNode entry = YAML.readTree(step.substring(step.indexOf(ENTRY) + 2)).get(0);
        assertThat(entry.propertyNames()).containsExactly("principal", "account");
        assertThat(entry.get("principal").stringValue()).isEqualTo(name.replace('*', '?'));
        assertThat(step.codePoints()).allMatch(point -> point >= ' ' && point <= '~');
    }

    @Test
    void aStarInANameDoesNotWidenTheRule() {
        assertThat(clear.of(unattributed("*"))).endsWith(": - {principal: '?', account: '111122223333'}");
    }

    @Test
    void whereCallersAreHashedNoRuleIsPrepared() {
        assertThat(new NextStep(new Registry(List.of(), List.of(), false)).of(unattributed("0f3a")))
                .isEqualTo(
                        "callers are not clear in the tables, so that no rule can be made of this one; let its calls send"
                                + " the request metadata workflow");
    }

    @Test
    void aCallerWithoutANameIsKnownByItsAccount() {
        Subject nameless = new Subject(FindingKind.UNATTRIBUTED, Map.of(FindingColumn.ACCOUNT_ID, "111122223333"));

        assertThat(clear.of(nameless)).endsWith(": - {account: '111122223333'}");
    }

    @Test
    void aProfileIsAskedForOnlyByAnArnThatIsOne() {
        String arn = "arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/abc";

        assertThat(clear.of(profile(arn)))
                .isEqualTo("aws bedrock get-inference-profile --inference-profile-identifier " + arn
                        + " tells the model for jobs/profiles.yaml, profiles: - {arn: '" + arn
                        + "', model: MODEL, workflow: WORKFLOW}");
        assertThat(clear.of(profile(arn + ";reboot")))
                .startsWith("jobs/profiles.yaml")
                .doesNotContain("aws bedrock");
    }

    @ParameterizedTest
    @EnumSource
    void everyKindHasANextStepInOneLineOfPlainText(FindingKind kind) {
        Map<FindingColumn, String> values = new EnumMap<>(FindingColumn.class);
        kind.subject().forEach(column -> values.put(column, "na\u202Eme '" + column.columnName() + "'"));

        assertThat(clear.of(new Subject(kind, values)).codePoints()).allMatch(point -> point >= ' ' && point <= '~');
        assertThat(clear.of(new Subject(kind, Map.of()))).isNotBlank();
    }

    private static Subject unattributed(String principal) {
        return new Subject(
                FindingKind.UNATTRIBUTED,
                Map.of(FindingColumn.PRINCIPAL, principal, FindingColumn.ACCOUNT_ID, "111122223333"));
    }

    private static Subject profile(String arn) {
        return new Subject(FindingKind.UNDECLARED_PROFILE, Map.of(FindingColumn.RESOURCE_ID, arn));
    }
}
