package io.bedrockledger.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bedrockledger.attribution.AttributionRules;
import io.bedrockledger.attribution.Audience;
import io.bedrockledger.spend.PeriodLength;
import io.bedrockledger.spend.budget.Budget;
import io.bedrockledger.spend.budget.BudgetScope;
import io.bedrockledger.spend.budget.Threshold;
import io.bedrockledger.spend.budget.Threshold.Basis;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BudgetsFileTest {

    private static final String TEAMS = """
            finops: {recipients: [money@example.com]}
            teams: [{name: learning, recipients: [lead@example.com]}]
            """;

    @TempDir
    Path jobs;

    @Test
    void withoutAFileThereAreNone() throws IOException {
        assertThat(read()).isEmpty();
    }

    @Test
    void aBudgetIsForOneThingAndTellsWhomItNames() throws IOException {
        write(TEAMS + """
                budgets:
                  - name: tutors
                    team: learning
                    period: week
                    usd: 120.50
                    thresholds:
                      - {spent_percent: 100, recipients: [finops, boss@example.com]}
                      - {spent_percent: 50}
                      - {forecast_percent: 100, recipients: []}
                """);

        assertThat(read())
                .containsExactly(new Budget(
                        "tutors",
                        new BudgetScope(BudgetScope.Kind.TEAM, "learning"),
                        PeriodLength.WEEK,
                        new BigDecimal("120.5"),
                        List.of(
                                new Threshold(Basis.SPENT, 50, List.of("lead@example.com")),
                                new Threshold(Basis.SPENT, 100, List.of("boss@example.com", "money@example.com")),
                                new Threshold(Basis.FORECAST, 100, List.of()))));
    }

    @Test
    void aWorkflowsOwnBudgetIsOfAMonthAndTellsItsTeam() throws IOException {
        write(TEAMS + """
                workflows:
                  - {name: tutor, owner: a, team: learning, purpose: p, budget: {monthly_usd: 40}}
                  - {name: essay, owner: a, team: writing, purpose: p, budget: {monthly_usd: 30}}
                budgets:
                  - {name: model, model: amazon.nova-pro-v1:0, period: day, usd: 5}
                """);

        List<Budget> budgets = read();
        assertThat(budgets)
                .extracting(budget -> budget.name() + ", " + budget.scope() + ", " + budget.length())
                .containsExactly(
                        "model, model:amazon.nova-pro-v1:0, DAY",
                        "tutor a month, workflow:tutor, MONTH",
                        "essay a month, workflow:essay, MONTH");
        assertThat(budgets.get(1).thresholds())
                .containsExactly(
                        new Threshold(Basis.SPENT, 80, List.of("lead@example.com")),
                        new Threshold(Basis.SPENT, 100, List.of("lead@example.com")),
                        new Threshold(Basis.FORECAST, 100, List.of("lead@example.com")));
        assertThat(budgets.get(2).thresholds().get(0).recipients())
                .as("a team without an entry")
                .containsExactly("money@example.com");
        assertThat(budgets.get(0).thresholds().get(0).recipients()).containsExactly("money@example.com");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {period: day, usd: 1} | a budget must have a name of 1 to 80 characters, none of them a control; it is absent
            {name: first, period: day, usd: 1} | a budget's name must be unique; first is there twice
            {name: b, team: t, model: m, period: day, usd: 1} | a budget must be for one workflow, team, model or prompt, or for all calls; it names 2
            {name: b, team: '', period: day, usd: 1} | a budget must be for one workflow, team, model or prompt, or for all calls; a name is empty
            {name: b, usd: 1} | period must be day, week or month; it is absent
            {name: b, period: year, usd: 1} | period must be day, week or month; it is year
            {name: b, period: day} | usd must be more than 0, in dollars and cents; it is absent
            {name: b, period: day, usd: 0} | usd must be more than 0, in dollars and cents; it is 0
            {name: b, period: day, usd: 0.125} | usd must be more than 0, in dollars and cents; it is 0.125
            {name: b, period: day, usd: 1, thresholds: []} | a budget must have thresholds, each once; it has none
            {name: b, period: day, usd: 1, thresholds: [{spent_percent: 5}, {spent_percent: 5}]} | a budget must have thresholds, each once; one is there twice
            {name: b, period: day, usd: 1, thresholds: [{recipients: []}]} | a threshold must have spent_percent or forecast_percent; it has neither
            {name: b, period: day, usd: 1, thresholds: [{spent_percent: 0}]} | a threshold must be 1 to 1000 percent; it is 0
            {name: b, period: day, usd: 1, thresholds: [{spent_percent: 9, recipients: [lerning]}]} | a recipient must be a mail address, a team of this file or finops; it is lerning
            """)
    void whatIsWrongIsNamedWithItsLine(String entry, String rule) throws IOException {
        write("budgets:\n  - {name: first, period: day, usd: 1}\n  - " + entry + "\n");

        assertThatThrownBy(this::read)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("[" + jobs.resolve("workflows.yaml") + ":3] " + rule + "; correct the entry");
    }

    private List<Budget> read() throws IOException {
        return BudgetsFile.read(
                jobs, Audience.load(jobs), AttributionRules.load(jobs).workflows());
    }

    private void write(String text) throws IOException {
        Files.writeString(jobs.resolve("workflows.yaml"), text);
    }
}
