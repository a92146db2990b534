package io.bedrockledger.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleBookReaderTest {

    private static final String HEAD = """
            workflows:
              - {name: first, owner: a, team: t, purpose: p}
              - name: second
                owner: ada
                team: education
                purpose: p
            """;

    @TempDir
    Path jobs;

    private Path workflows = Path.of("");
    private Path profiles = Path.of("");

    @BeforeEach
    void nameFiles() {
        workflows = jobs.resolve("workflows.yaml");
        profiles = jobs.resolve("profiles.yaml");
    }

    @Test
    void aFileMayBeAbsent() throws IOException {
        RuleBook book = RuleBookReader.read(jobs);

        assertThat(book.workflows()).isEmpty();
        assertThat(book.rules()).isEmpty();
        assertThat(book.profiles()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing yet\n", "workflows:\n", "workflows: []\n"})
    void aFileMayHoldNothing(String text) throws IOException {
        Files.writeString(workflows, text);

        assertThat(RuleBookReader.read(jobs).workflows()).isEmpty();
    }

    @Test
    void aWorkflowSaysWhatItMayUseAndWhatAMonthMayCost() throws IOException {
        Files.writeString(
                workflows,
                HEAD
                        + "    regions: [us-east-1]\n    environments: [staging, lab]\n    budget: {monthly_usd: 12.50}\n");

        Workflow workflow = RuleBookReader.read(jobs).workflows().get(1);
        assertThat(workflow.regions()).containsExactly("us-east-1");
        assertThat(workflow.environments()).containsExactly("staging", "lab");
        assertThat(workflow.monthlyBudgetUsd()).isEqualByComparingTo("12.5");
        assertThat(RuleBookReader.read(jobs).workflows().get(0).monthlyBudgetUsd())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{monthly_usd: 0}", "{monthly_usd: -1}", "{monthly_usd: 1.001}", "{}"})
    void aBudgetIsAnAmountInDollarsAndCents(String budget) throws IOException {
        Files.writeString(workflows, HEAD + "    budget: " + budget + "\n");

        assertThatThrownBy(() -> RuleBookReader.read(jobs))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("[" + workflows
                        + ":3] a budget must have monthly_usd, more than 0, in dollars and" + " cents; it is ");
    }

    @Test
    void anotherKeyOfABudgetIsAnError() throws IOException {
        Files.writeString(workflows, HEAD + "    budget: {weekly_usd: 5}\n");

        assertThatThrownBy(() -> RuleBookReader.read(jobs))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a key must be one of [monthly_usd]; it is weekly_usd");
    }

    @Test
    void aNumberIsAText() throws IOException {
        Files.writeString(workflows, HEAD + "    rules: [{account: 012345678901, session: 007}]\n");

        Rule rule = RuleBookReader.read(jobs).rules().get(0);
        assertThat(rule.account()).isEqualTo("012345678901");
        assertThat(rule.session()).isEqualTo(new Glob("007"));
    }

    @Test
    void anUnknownKeyOfAWorkflowIsNamed() {
        assertWrong(
                HEAD + "    temperature: high\n",
                ":7] a key must be one of [name, owner, team, purpose, environment, models, regions, environments,"
                        + " budget, rules]; it is temperature; correct or remove it");
    }

    @Test
    void anUnknownKeyOfARuleIsNamed() {
        assertWrong(
                HEAD + "    rules:\n      - principal: x\n      - principal: y\n        sesion: z\n",
                ":10] a key must be one of [id, metadata, principal, session, account, region, environment];"
                        + " it is sesion; correct or remove it");
    }

    @Test
    void aRepeatedKeyIsAnError() {
        assertWrongWith(HEAD + "    team: other\n", ":7] the file must be YAML; ");
    }

    @Test
    void aMissingKeyIsNamedAtItsEntry() {
        assertWrong(
                HEAD.replace("    team: education\n", ""), ":3] team must be there; it is absent; correct the entry");
    }

    @Test
    void anEmptyValueIsNamed() {
        assertWrong(HEAD + "    environment: ' '\n", ":3] environment must not be empty; it is; correct the entry");
    }

    @Test
    void aNameMustBeUnique() {
        assertWrong(
                HEAD.replace("second", "first"),
                ":3] a workflow's name must be unique; first is declared twice; correct the entry");
    }

    @Test
    void anIdMustBeUniqueInItsWorkflow() {
        assertWrong(
                HEAD + "    rules: [{id: 2, principal: x}, {principal: y}]\n",
                ":3] a rule's id must be unique in its workflow; 2 is there twice; correct the entry");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{region: us-east-1}", "{environment: dev}", "{metadata: {}}"})
    void aRuleMustHaveACondition(String rule) {
        assertWrong(
                HEAD + "    rules: [" + rule + "]\n",
                ":3, rule 1] a rule must have a condition on metadata, principal, session or account; it has none;"
                        + " correct the entry");
    }

    @Test
    void anAccountIsTwelveDigits() {
        assertWrong(
                HEAD + "    rules: [{account: 1234}]\n",
                ":3, rule 1] account must be twelve digits; it is 1234; correct the entry");
    }

    @Test
    void anEntryThatWasLeftEmptyIsAnError() {
        assertWrong(
                HEAD + "    rules: [null]\n", ":3] a rule must have a condition; rule 1 is empty; correct the entry");
        assertWrong(HEAD + "    models: [null]\n", ":3] a model must be there; it is absent; correct the entry");
        assertWrong(
                HEAD + "    rules: [{metadata: {app: null}}]\n",
                ":3, rule 1] metadata app must be there; it is absent; correct the entry");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rules: x", "models: {a: b}", "name: [a]", "rules: [x]"})
    void aValueOfAnotherTypeIsAnError(String text) {
        assertWrong(
                "workflows:\n  - owner: ada\n    " + text + "\n    team: education\n",
                ":3] a value must have the documented type; it has another one; correct it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"- a\n", "a\n", "flows: []\n", "workflows: {}\n", "workflows: [a]\n"})
    void anotherFormIsAnError(String text) {
        assertWrong(
                text,
                ":1] the file must hold one list of mappings under the key workflows, and beside it what is"
                        + " documented under teams, finops, budgets; something else stands here; correct it");
    }

    @Test
    void anotherKeyBesideTheListIsAnError() {
        assertWrongWith("workflows: []\nprofiles: []\n", ":2] the file must hold one list of mappings");
    }

    @Test
    void whatIsNoYamlIsAnError() {
        assertWrongWith(HEAD + "    rules: [{principal: *}]\n", ":7] the file must be YAML; ");
        assertWrongWith(HEAD + "\tname: x\n", "] the file must be YAML; ");
    }

    @Test
    void whatIsNotUtf8IsAnError() throws IOException {
        Files.write(workflows, "workflows: [ü]".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> RuleBookReader.read(jobs))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("[" + workflows + "] the file must be UTF-8; it is not; save it as UTF-8");
    }

    @Test
    void aProfileIsCheckedToo() {
        assertWrongProfile("  - {model: m}\n", ":2] arn must be there; it is absent; correct the entry");
        assertWrongProfile("  - {arn: 'arn:x'}\n", ":2] model must be there; it is absent; correct the entry");
        assertWrongProfile(
                "  - {arn: abc123, model: m}\n",
                ":2] a profile's arn must begin with arn:; it is abc123; correct the entry");
        assertWrongProfile(
                "  - {arn: 'arn:x', model: m}\n  - {arn: 'arn:x', model: n}\n",
                ":3] a profile's arn must be unique; arn:x is declared twice; correct the entry");
    }

    private void assertWrong(String text, String message) {
        write(workflows, text);
        assertThatThrownBy(() -> RuleBookReader.read(jobs))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("[" + workflows + message);
    }

    private void assertWrongWith(String text, String beginning) {
        write(workflows, text);
        assertThatThrownBy(() -> RuleBookReader.read(jobs))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("[" + workflows)
                .hasMessageContaining(beginning)
                .hasMessageNotContaining("\n");
    }

    private void assertWrongProfile(String entries, String message) {
        write(profiles, "profiles:\n" + entries);
        assertThatThrownBy(() -> RuleBookReader.read(jobs))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("[" + profiles + message);
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
