package io.bedrockledger.spend.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.bedrockledger.spend.PeriodLength;
import io.bedrockledger.spend.budget.Budget;
import io.bedrockledger.spend.budget.BudgetScope;
import io.bedrockledger.spend.budget.Threshold;
import io.bedrockledger.spend.budget.Threshold.Basis;
import io.bedrockledger.spend.spike.SpikeRules;
import io.bedrockledger.warehouse.StopCheck;
import io.bedrockledger.warehouse.StoppedException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The watch over real tables: what it says, once, whatever dies, and what it takes back. */
class WatchIT {

    private static final LocalDate FIRST = LocalDate.of(2026, 11, 1);

    @TempDir
    Path folder;

    private WatchedTables tables;
    private AlertFiles files;

    @BeforeEach
    void open() {
        tables = new WatchedTables(folder.resolve("data"));
        files = new AlertFiles(folder.resolve("alerts"));
    }

    @AfterEach
    void close() {
        tables.close();
    }

    /** A process that dies: nothing catches it, and nothing is tidied up. */
    private static final class Death extends Error {
        private static final long serialVersionUID = 1;
    }

    /** Dies at one of the moments at which a run can: before each commit, and before and after each file. */
    private static final class Doom implements AlertDelivery, StopCheck {

        private final AlertDelivery files;
        private final Set<String> told;
        private int left;

        Doom(AlertDelivery files, Set<String> told, int moment) {
            this.files = files;
            this.told = told;
            this.left = moment;
        }

        private void moment() {
            left--;
            if (left == 0) {
                throw new Death();
            }
        }

        @Override
        public void check() {
            moment();
        }

        @Override
        public String name() {
            return "doom";
        }

        @Override
        public void deliver(AlertNotice notice) throws IOException {
            moment();
            files.deliver(notice);
            told.add(notice.id());
            moment();
        }
    }

    @Test
    void aCrossingIsToldOnceOverTwentyRunsThatDieAndRunAgain() throws IOException {
        days(10, 10);
        tables.publish();
        WatchPlan plan = plan(month("spent", "100", new Threshold(50, List.of("lead@example.com"))));
        Set<String> told = new TreeSet<>();
        List<String> bytes = new ArrayList<>();
        int deaths = 0;
        for (int run = 1; run <= 20; run++) {
            Doom doom = new Doom(files, told, run);
            try {
                tables.stoppable(plan, FIRST.plusDays(10), doom, doom);
            } catch (Death expected) {
                deaths++;
            }
            if (!alertFiles().isEmpty()) {
                bytes.add(Files.readString(alertFiles().get(0)));
            }
        }

        assertThat(deaths).as("one at each moment").isEqualTo(5);
        assertThat(told).hasSize(1);
        assertThat(alertFiles()).hasSize(1);
        assertThat(bytes).hasSizeGreaterThan(10).containsOnly(bytes.get(0));
        assertThat(tables.rows("select kind, state, delivery, events, events_told, crossed_on, spent_usd from alerts"))
                .containsExactly("SPENT|FIRED|NOTIFIED|FIRED|1|2026-11-10|50.000000000000");
        assertThat(folder.resolve("alerts"))
                .isDirectoryNotContaining(path -> path.toString().endsWith(".part"));
    }

    @Test
    void aHigherThresholdIsToldAndALowerOneIsNotToldAgain() throws IOException {
        WatchPlan plan = plan(month("spent", "100", new Threshold(50, List.of()), new Threshold(80, List.of())));
        days(10, 10);
        tables.publish();
        assertThat(headlines(tables.look(plan, FIRST.plusDays(10), files)))
                .containsExactly("Team learning has used 50.0 % of the budget of $100.00 for November 2026.");

        tables.calls(FIRST.plusDays(10), "tutor", 62);
        tables.publish();
        WatchReport second = tables.look(plan, FIRST.plusDays(11), files);

        assertThat(headlines(second))
                .containsExactly("Team learning has used 81.0 % of the budget of $100.00 for November 2026.");
        assertThat(second.budgets()).singleElement().satisfies(budget -> {
            assertThat(budget.state()).isEqualTo(BudgetRow.State.WITHIN);
            assertThat(budget.crossed()).isEqualTo("50, 80");
        });
        assertThat(tables.look(plan, FIRST.plusDays(11), files).told()).isEmpty();
        assertThat(alertFiles()).hasSize(2);
    }

    @Test
    void aRunThatNothingChangesPublishesNothing() {
        days(10, 10);
        tables.publish();
        WatchPlan plan = plan(month("spent", "100", new Threshold(50, List.of())));
        tables.look(plan, FIRST.plusDays(10), files);
        List<String> before = tables.rows("select run_id from budgets union all select run_id from alerts");
        tables.look(plan, FIRST.plusDays(10), files);

        assertThat(tables.rows("select run_id from budgets union all select run_id from alerts"))
                .isEqualTo(before)
                .containsOnly("run-1");
    }

    @Test
    void whatCouldNotBeToldIsToldTheNextNight() throws IOException {
        days(10, 10);
        tables.publish();
        WatchPlan plan = plan(month("spent", "100", new Threshold(50, List.of())));
        Files.writeString(folder.resolve("alerts"), "in the way of the folder");

        WatchReport failed = tables.look(plan, FIRST.plusDays(10), files);
        assertThat(failed.told()).isEmpty();
        assertThat(failed.waiting())
                .singleElement()
                .satisfies(waiting -> assertThat(waiting.why()).startsWith("file: "));
        assertThat(tables.rows("select delivery, events_told, failed_tries, last_failure is null from alerts"))
                .containsExactly("RETRY|0|1|false");

        Files.delete(folder.resolve("alerts"));
        assertThat(headlines(tables.look(plan, FIRST.plusDays(10), files))).hasSize(1);
        assertThat(tables.rows("select delivery, events_told, failed_tries, last_failure is null from alerts"))
                .containsExactly("NOTIFIED|1|0|true");
    }

    /** 60 dollars become 40, then 55: fired, taken back, returned; a gap in between takes nothing back. */
    @Test
    void lateDataThatUndoesACrossingIsToldUnlessADayIsUnknown() {
        WatchPlan plan = plan(month("spent", "100", new Threshold(50, List.of())));
        days(9, 10);
        tables.calls(FIRST.plusDays(9), "tutor", 30);
        tables.publish();
        LocalDate today = FIRST.plusDays(10);
        assertThat(headlines(tables.look(plan, today, files)))
                .containsExactly("Team learning has used 60.0 % of the budget of $100.00 for November 2026.");

        tables.forget(FIRST.plusDays(3));
        tables.forget(FIRST.plusDays(4));
        tables.forget(FIRST.plusDays(5));
        tables.forget(FIRST.plusDays(6));
        tables.publish();
        tables.loseReceipt(FIRST.plusDays(4));
        WatchReport gap = tables.look(plan, today, files);
        assertThat(gap.told()).isEmpty();
        assertThat(gap.budgets()).singleElement().satisfies(budget -> {
            assertThat(budget.state()).isEqualTo(BudgetRow.State.INCOMPLETE);
            assertThat(budget.unknownDays()).isEqualTo(1);
        });

        tables.forget(FIRST.plusDays(4));
        tables.publish();
        assertThat(headlines(tables.look(plan, today, files)))
                .containsExactly(
                        "Team learning has used 40.0 % of the budget of $100.00 for November 2026, and not 50 %:"
                                + " what was said before is taken back.");
        tables.calls(FIRST.plusDays(4), "tutor", 30);
        tables.publish();
        assertThat(headlines(tables.look(plan, today, files)))
                .containsExactly("Team learning has used 55.0 % of the budget of $100.00 for November 2026 after all.");
        assertThat(tables.rows("select state, events, events_told from alerts"))
                .containsExactly("FIRED|FIRED, TAKEN_BACK, RETURNED|3");
    }

    /** Floor 40 and ceiling 70 may be half of 100; calls that nobody can price bound nothing. */
    @Test
    void theCeilingIsPossibleAndTheFloorIsCertain() {
        WatchPlan plan = plan(month("spent", "100", new Threshold(50, List.of())));
        tables.calls(FIRST, "tutor", 20);
        tables.boundedCalls(FIRST, "tutor", 60);
        tables.unpricedCalls(FIRST, "tutor", 7);
        tables.publish();

        WatchReport possible = tables.look(plan, FIRST.plusDays(1), files);
        assertThat(headlines(possible))
                .containsExactly("Team learning may have used 50 % of the budget of $100.00 for November 2026:"
                        + " at least $40.00 was spent, at most $70.00.");
        assertThat(tables.rows("select state, spent_usd, spent_ceiling_usd, unbounded_calls from budgets"))
                .containsExactly("WITHIN|40.000000000000|70.000000000000|7");

        tables.calls(FIRST.plusDays(1), "tutor", 20);
        tables.publish();
        assertThat(tables.look(plan, FIRST.plusDays(2), files).told())
                .extracting(AlertNotice::event, AlertNotice::number)
                .containsExactly(tuple(AlertEvent.FIRED, 2));
    }

    /** Five weeks of 10 dollars a workday and none at the weekend; the month of 22 workdays ends near 210. */
    @Test
    void aForecastSaysWhenTheMoneyIsGoneAndWhatTheRestMayCost() {
        LocalDate start = LocalDate.of(2026, 10, 5);
        start.datesUntil(LocalDate.of(2026, 11, 14)).forEach(day -> {
            boolean workday = day.getDayOfWeek().getValue() <= 5;
            tables.calls(day, "tutor", workday ? 19 + day.getDayOfMonth() % 3 : 0);
        });
        tables.publish();
        WatchPlan plan = plan(month("ahead", "150", new Threshold(Basis.FORECAST, 100, List.of("lead@example.com"))));

        WatchReport report = tables.look(plan, LocalDate.of(2026, 11, 14), files);

        AlertNotice notice = report.told().get(0);
        assertThat(report.told()).hasSize(1);
        assertThat(notice.kind()).isEqualTo(AlertKind.FORECAST);
        assertThat(notice.headline())
                .matches(
                        "Team learning is going to use 1[34][0-9]\\.\\d % \\(\\$.* to \\$.* with 95 %\\) of the budget of"
                                + " \\$150\\.00 for November 2026\\. At this pace it runs out on .* Nov\\.");
        assertThat(notice.advice())
                .contains("To stay within it, each of the 17 days that are left may cost $2.")
                .contains("raise the budget 'ahead' in jobs/workflows.yaml");
        AlertNotice.OfBudget detail = (AlertNotice.OfBudget) notice.detail();
        assertThat(detail.curve()).hasSize(30);
        assertThat(detail.curve().stream().filter(point -> !point.forecast())).hasSize(13);
        assertThat(report.budgets().get(0).state()).isEqualTo(BudgetRow.State.EXPECTED_OVER);
        assertThat(report.budgets().get(0).runsOutOn()).isBetween("2026-11-19", "2026-11-24");
    }

    /** Six equal weeks; on the last Wednesday the tutor is called ten times as often. */
    @Test
    void aSpikeIsToldOnceWithItsCauseAndTakenBackWhenItIsNone() {
        LocalDate start = LocalDate.of(2026, 10, 1);
        LocalDate spike = LocalDate.of(2026, 11, 11);
        start.datesUntil(spike.plusDays(1)).forEach(day -> {
            tables.calls(day, "tutor", day.equals(spike) ? 400 : 40 + day.getDayOfMonth() % 2);
            tables.calls(day, "essays", 30 + day.getDayOfMonth() % 3);
        });
        tables.publish();
        WatchPlan plan = plan();

        WatchReport report = tables.look(plan, spike.plusDays(1), files);
        assertThat(report.told()).singleElement().satisfies(notice -> {
            assertThat(notice.headline())
                    .isEqualTo(
                            "Workflow tutor cost $200.00 on Wed 11 Nov, 10 times the $20.00 that this weekday usually"
                                    + " costs.");
            assertThat(notice.causeText())
                    .isEqualTo("Wed 11 Nov cost $180.00 more than Wed 4 Nov: more calls (+$180.00). What moved most:"
                            + " workflow tutor, prompt tutor-prompt v2, model " + WatchedTables.MODEL
                            + " (+$180.00).");
            assertThat(notice.recipients()).containsExactly("owner@example.com");
            assertThat(tables.rows(notice.query())).hasSize(2);
        });

        LocalDate next = spike.plusDays(1);
        tables.calls(next, "tutor", 380);
        tables.calls(next, "essays", 31);
        tables.publish();
        assertThat(tables.look(plan, next.plusDays(1), files).told())
                .as("it goes on")
                .isEmpty();

        tables.calls(spike, "tutor", 41);
        tables.calls(spike, "essays", 30);
        tables.publish();
        assertThat(headlines(tables.look(plan, next.plusDays(1), files)))
                .containsExactly("Workflow tutor cost $20.50 on Wed 11 Nov, and not much more than that weekday:"
                        + " what was said before is taken back.");
        assertThat(tables.rows("select crossed_on, state, delivery, events from alerts order by crossed_on"))
                .containsExactly(
                        "2026-11-11|TAKEN_BACK|NOTIFIED|FIRED, TAKEN_BACK", "2026-11-12|FIRED|SILENT|CONTINUED");
    }

    @Test
    void aNewBudgetDoesNotSpeakOfMonthsThatAreOver() {
        FIRST.minusMonths(1).datesUntil(FIRST.plusDays(3)).forEach(day -> tables.calls(day, "tutor", 10));
        tables.publish();
        WatchPlan plan = plan(month("spent", "100", new Threshold(50, List.of())));

        assertThat(tables.look(plan, FIRST.plusDays(3), files).told()).isEmpty();
        assertThat(tables.rows("select period from budgets")).containsExactly("2026-11");
    }

    @Test
    void missedNightsLeaveNoGap() {
        Budget daily = new Budget(
                "daily",
                new BudgetScope(BudgetScope.Kind.WORKFLOW, "tutor"),
                PeriodLength.DAY,
                BigDecimal.TEN,
                List.of(new Threshold(100, List.of())));
        tables.calls(FIRST, "tutor", 1);
        tables.publish();
        tables.look(plan(daily), FIRST.plusDays(1), files);
        FIRST.plusDays(1).datesUntil(FIRST.plusDays(6)).forEach(day -> tables.calls(day, "tutor", 10));
        tables.calls(FIRST.plusDays(3), "tutor", 11);
        tables.publish();

        assertThat(headlines(tables.look(plan(daily), FIRST.plusDays(6), files)))
                .containsExactly("Workflow tutor has used 105.0 % of the budget of $10.00 for Wed 4 Nov 2026.");
        assertThat(tables.rows("select count(*), count_if(state = 'OVER') from budgets"))
                .containsExactly("6|1");
    }

    @Test
    void withoutAReceiptNothingIsSaid() {
        WatchReport report = tables.look(plan(month("spent", "100", new Threshold(50, List.of()))), FIRST, files);

        assertThat(report).isEqualTo(new WatchReport(List.of(), List.of(), List.of(), null));
    }

    @Test
    void aLookThatIsStoppedLeavesTheTablesAsTheyWere() {
        days(10, 10);
        tables.publish();
        WatchPlan plan = plan(month("spent", "100", new Threshold(50, List.of())));

        assertThatThrownBy(() -> tables.stoppable(
                        plan,
                        FIRST.plusDays(10),
                        () -> {
                            throw new StoppedException();
                        },
                        files))
                .isInstanceOf(StoppedException.class);
        assertThat(tables.rows("select * from alerts")).isEmpty();
    }

    private void days(int count, long calls) {
        FIRST.datesUntil(FIRST.plusDays(count)).forEach(day -> tables.calls(day, "tutor", calls));
    }

    private static Budget month(String name, String usd, Threshold... thresholds) {
        return new Budget(
                name,
                new BudgetScope(BudgetScope.Kind.TEAM, "learning"),
                PeriodLength.MONTH,
                new BigDecimal(usd),
                List.of(thresholds));
    }

    private static WatchPlan plan(Budget... budgets) {
        return new WatchPlan(
                List.of(budgets),
                SpikeRules.DEFAULT,
                Map.of("tutor", List.of("owner@example.com")),
                List.of("finops@example.com"));
    }

    private static List<String> headlines(WatchReport report) {
        return report.told().stream().map(AlertNotice::headline).toList();
    }

    private List<Path> alertFiles() throws IOException {
        Path alerts = folder.resolve("alerts");
        if (!Files.exists(alerts)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(alerts)) {
            return all.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }
}
