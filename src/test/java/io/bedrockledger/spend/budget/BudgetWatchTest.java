package io.bedrockledger.spend.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bedrockledger.spend.CostSeries;
import io.bedrockledger.spend.DailyCost;
import io.bedrockledger.spend.Period;
import io.bedrockledger.spend.PeriodLength;
import io.bedrockledger.spend.budget.Threshold.Basis;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BudgetWatchTest {

    private static final Period WEEK = PeriodLength.WEEK.parse("2026-W47");
    private static final LocalDate MONDAY = WEEK.firstDay();
    private static final Budget BUDGET = new Budget(
            "tutoring",
            new BudgetScope(BudgetScope.Kind.TEAM, "learning"),
            PeriodLength.WEEK,
            new BigDecimal("100"),
            List.of(new Threshold(100, List.of("lead@example.com")), new Threshold(50, List.of())));

    private final TreeMap<LocalDate, DailyCost> costs = new TreeMap<>();
    private final TreeSet<LocalDate> read = new TreeSet<>();
    private LocalDate completeUntil = MONDAY;

    @Test
    void firesAtTheFloorOnTheDayThatReachesIt() {
        day(0, "30");
        day(1, "20");
        day(2, "49.999999999999");

        BudgetReport report = evaluate(List.of());

        assertThat(report.changes()).singleElement().satisfies(change -> {
            assertThat(change.kind()).isEqualTo(AlertChange.Kind.FIRED);
            assertThat(change.isFirst()).isTrue();
            assertThat(change.threshold().percent()).isEqualTo(50);
            assertThat(change.alert().crossedOn()).isEqualTo(MONDAY.plusDays(1));
        });
        assertThat(report.usedPercent()).isEqualTo("99.9");

        day(2, "50");
        assertThat(evaluate(report.alerts()).changes())
                .singleElement()
                .satisfies(change -> assertThat(change.threshold().recipients()).containsExactly("lead@example.com"));
    }

    @Test
    void isPossibleWhereOnlyTheCeilingReachesIt() {
        bounded(0, "40", "60");

        BudgetReport report = evaluate(List.of());
        assertThat(kinds(report)).containsExactly(AlertChange.Kind.POSSIBLE);
        assertThat(report.alerts().get(0).state()).isEqualTo(AlertState.POSSIBLE);

        day(1, "15");
        assertThat(kinds(evaluate(report.alerts()))).containsExactly(AlertChange.Kind.FIRED);
    }

    @Test
    void saysOnceWhatItSees() {
        day(0, "120");
        BudgetReport first = evaluate(List.of());
        BudgetReport again = evaluate(first.alerts());

        assertThat(kinds(first)).containsExactly(AlertChange.Kind.FIRED, AlertChange.Kind.FIRED);
        assertThat(again.changes()).isEmpty();
        assertThat(again.alerts()).isEqualTo(first.alerts());
    }

    @Test
    void lateDataTakesBackWhatFiredAndWhatReturnsIsNotNew() {
        day(0, "60");
        List<Alert> fired = evaluate(List.of()).alerts();

        bounded(0, "40", "60");
        BudgetReport lessSure = evaluate(fired);
        assertThat(kinds(lessSure)).containsExactly(AlertChange.Kind.LESS_SURE);

        day(0, "40");
        BudgetReport takenBack = evaluate(lessSure.alerts());
        assertThat(kinds(takenBack)).containsExactly(AlertChange.Kind.TAKEN_BACK);
        assertThat(takenBack.alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.state()).isEqualTo(AlertState.TAKEN_BACK);
            assertThat(alert.reached()).isEqualTo(AlertState.FIRED);
            assertThat(alert.key()).isEqualTo(fired.get(0).key());
        });
        assertThat(evaluate(takenBack.alerts()).changes()).isEmpty();

        day(0, "70");
        BudgetReport returned = evaluate(takenBack.alerts());
        assertThat(kinds(returned)).containsExactly(AlertChange.Kind.RETURNED);
        assertThat(returned.changes().get(0).isFirst()).isFalse();
    }

    @Test
    void aSumWithAGapTakesNothingBack() {
        day(0, "40");
        day(1, "20");
        List<Alert> fired = evaluate(List.of()).alerts();

        costs.remove(MONDAY);
        read.remove(MONDAY);
        BudgetReport gap = evaluate(fired);

        assertThat(gap.unknownDays()).containsExactly(MONDAY);
        assertThat(gap.changes()).isEmpty();
        assertThat(gap.alerts()).isEqualTo(fired);

        read.add(MONDAY);
        assertThat(kinds(evaluate(fired))).as("a known zero").containsExactly(AlertChange.Kind.TAKEN_BACK);
    }

    @Test
    void aSumWithAGapFiresWhenWhatIsKnownIsEnough() {
        day(0, "10");
        day(3, "95");

        BudgetReport report = evaluate(List.of());
        assertThat(report.unknownDays()).containsExactly(MONDAY.plusDays(1), MONDAY.plusDays(2));
        assertThat(kinds(report)).containsExactly(AlertChange.Kind.FIRED, AlertChange.Kind.FIRED);
    }

    @Test
    void daysOfOtherPeriodsDoNotCount() {
        day(-1, "99");
        day(0, "1");
        day(7, "99");

        assertThat(evaluate(List.of()).alerts()).isEmpty();
        assertThat(evaluate(List.of()).spent().floorUsd()).isEqualByComparingTo("1");
    }

    @Test
    void aRaisedBudgetWarnsAnewAndLeavesTheOldAlertAlone() {
        day(0, "60");
        List<Alert> fired = evaluate(List.of()).alerts();
        Budget raised = new Budget(
                BUDGET.name(),
                BUDGET.scope(),
                BUDGET.length(),
                new BigDecimal("200"),
                List.of(new Threshold(50, List.of())));

        assertThat(watch().evaluate(raised, WEEK, series(), fired).alerts()).isEmpty();
        day(1, "40");
        assertThat(kinds(watch().evaluate(raised, WEEK, series(), fired))).containsExactly(AlertChange.Kind.FIRED);
    }

    @Test
    void anIdIsTheSameInEveryRunAndAnotherForEveryPart() {
        AlertKey key = AlertKey.of(BUDGET, WEEK, BUDGET.thresholds().get(0));

        assertThat(key.id()).isEqualTo("54d2cc9171da2f967a29ecd37ae36d88").matches("[0-9a-f]{32}");
        assertThat(new AlertKey("tutoring", BUDGET.scope(), WEEK, Basis.SPENT, 50, new BigDecimal("50.00")))
                .as("read from a table")
                .isEqualTo(key);
        assertThat(List.of(
                        key,
                        new AlertKey("tutorin", key.scope(), WEEK, Basis.SPENT, 50, key.thresholdUsd()),
                        new AlertKey(key.budget(), BudgetScope.ALL, WEEK, Basis.SPENT, 50, key.thresholdUsd()),
                        new AlertKey(key.budget(), key.scope(), WEEK.next(), Basis.SPENT, 50, key.thresholdUsd()),
                        new AlertKey(key.budget(), key.scope(), WEEK, Basis.FORECAST, 50, key.thresholdUsd()),
                        new AlertKey(key.budget(), key.scope(), WEEK, Basis.SPENT, 51, key.thresholdUsd()),
                        new AlertKey(key.budget(), key.scope(), WEEK, Basis.SPENT, 50, new BigDecimal("51"))))
                .extracting(AlertKey::id)
                .doesNotHaveDuplicates();
    }

    /** The week is expected at 12 a day more, surely 8, at most 16. */
    @Test
    void aForecastFiresWhereItIsSureAndHoldsWhileItIsExpected() {
        Budget foreseen = new Budget(
                "foreseen",
                BudgetScope.ALL,
                PeriodLength.WEEK,
                new BigDecimal("100"),
                List.of(new Threshold(Basis.FORECAST, 100, List.of())));
        day(0, "51");
        assertThat(forecast(foreseen, List.of()).changes()).as("51 + 6 x 8").isEmpty();

        day(0, "52");
        BudgetReport fired = forecast(foreseen, List.of());
        assertThat(fired.changes()).singleElement().satisfies(change -> {
            assertThat(change.kind()).isEqualTo(AlertChange.Kind.FIRED);
            assertThat(change.alert().crossedOn()).isEqualTo(MONDAY);
        });

        day(0, "30");
        assertThat(forecast(foreseen, fired.alerts()).changes())
                .as("30 + 6 x 12")
                .isEmpty();
        assertThat(evaluate(foreseen, List.of()).changes()).as("no forecast").isEmpty();
        assertThat(evaluate(foreseen, fired.alerts()).alerts()).isEqualTo(fired.alerts());

        day(0, "27");
        assertThat(kinds(forecast(foreseen, fired.alerts()))).containsExactly(AlertChange.Kind.TAKEN_BACK);

        day(0, "100");
        assertThat(forecast(foreseen, List.of()).changes())
                .as("is spent already")
                .isEmpty();
    }

    private BudgetReport forecast(Budget budget, List<Alert> before) {
        SpendForecast forecast = (history, days) -> Optional.of(LongStream.rangeClosed(1, days.size())
                .mapToObj(day -> new Estimate(
                        BigDecimal.valueOf(8 * day), BigDecimal.valueOf(12 * day), BigDecimal.valueOf(16 * day)))
                .toList());
        return new BudgetWatch(forecast).evaluate(budget, WEEK, series(), before);
    }

    private BudgetReport evaluate(Budget budget, List<Alert> before) {
        return watch().evaluate(budget, WEEK, series(), before);
    }

    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    /** However the data of a week arrives, grows and shrinks: one first notice a threshold and kind, and the end decides. */
    @ParameterizedTest
    @MethodSource("seeds")
    void everyPathToTheSameCostsEndsInTheSameStates(long seed) {
        Random random = new Random(seed);
        List<Alert> alerts = List.of();
        List<String> firsts = new ArrayList<>();
        for (int turn = 0; turn < 12; turn++) {
            bounded(random.nextInt(7), "" + random.nextInt(40), "" + (40 + random.nextInt(20)));
            List<Alert> shuffled = new ArrayList<>(alerts);
            Collections.shuffle(shuffled, random);
            BudgetReport report = evaluate(shuffled);
            report.changes().stream()
                    .filter(AlertChange::isFirst)
                    .forEach(change -> firsts.add(change.alert().key().id() + change.kind()));
            alerts = report.alerts();
        }
        for (int day = 0; day < 7; day++) {
            day(day, "" + (day == 0 ? 55 : 0));
        }
        List<Alert> after = evaluate(alerts).alerts();
        List<Alert> alone = evaluate(List.of()).alerts();

        assertThat(firsts).as("seed %d", seed).doesNotHaveDuplicates();
        assertThat(after.stream()
                        .filter(alert -> alert.state() != AlertState.TAKEN_BACK)
                        .map(Alert::key))
                .as("seed %d", seed)
                .containsExactlyElementsOf(alone.stream().map(Alert::key).toList());
    }

    @Test
    void aPeriodOfAnotherLengthIsRefused() {
        assertThatThrownBy(() -> watch().evaluate(BUDGET, PeriodLength.DAY.of(MONDAY), series(), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("[budgets] a budget is compared with periods of its own length;"
                        + " found 2026-11-16 for 'tutoring' of each WEEK; ask its length for the period");
    }

    private void day(int offset, String usd) {
        bounded(offset, usd, usd);
    }

    private void bounded(int offset, String floorUsd, String ceilingUsd) {
        LocalDate day = MONDAY.plusDays(offset);
        costs.put(day, new DailyCost(new BigDecimal(floorUsd), new BigDecimal(ceilingUsd), 0));
        read.add(day);
        completeUntil = day.isAfter(completeUntil) ? day : completeUntil;
    }

    private CostSeries series() {
        return CostSeries.of(completeUntil, read, costs);
    }

    private BudgetReport evaluate(List<Alert> before) {
        return watch().evaluate(BUDGET, WEEK, series(), before);
    }

    private static BudgetWatch watch() {
        return new BudgetWatch((history, days) -> Optional.empty());
    }

    private static List<AlertChange.Kind> kinds(BudgetReport report) {
        return report.changes().stream().map(AlertChange::kind).toList();
    }
}
