package io.bedrockledger.spend.spike;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bedrockledger.spend.CostSeries;
import io.bedrockledger.spend.DailyCost;
import io.bedrockledger.spend.Workflow;
import io.bedrockledger.spend.bridge.BridgeTerm;
import io.bedrockledger.spend.bridge.LegUsage;
import io.bedrockledger.spend.bridge.PricePoint;
import io.bedrockledger.spend.bridge.Pricing;
import io.bedrockledger.spend.bridge.TokenLeg;
import io.bedrockledger.spend.bridge.Usage;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpikeSearchTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 18);
    private static final Workflow TUTOR = new Workflow("math-tutor");
    private static final Workflow ESSAY = new Workflow("essay-coach");
    private static final BigDecimal CALL_USD = new BigDecimal("0.5");

    private final Map<Workflow, CostSeries> costs = new HashMap<>();
    private final Map<Workflow, Double> pValues = new HashMap<>();
    private final List<Integer> families = new ArrayList<>();

    @Test
    void aDearDayIsComparedWithItsWeekdayAlone() {
        costs.put(TUTOR, series(200, 20, 24, 22, 18));

        SpikeReport report = search(SpikeRules.DEFAULT);

        assertThat(report.tested()).isEqualTo(1);
        assertThat(report.untested()).isEmpty();
        assertThat(report.spikes()).singleElement().satisfies(spike -> {
            assertThat(spike.costUsd()).isEqualByComparingTo("200");
            assertThat(spike.usualDay()).isEqualTo(DAY.minusWeeks(1));
            assertThat(spike.usualUsd()).isEqualByComparingTo("20");
            assertThat(spike.excessUsd()).isEqualByComparingTo("180");
            assertThat(spike.ratio())
                    .hasValueSatisfying(ratio -> assertThat(ratio).isEqualTo("10.00"));
            assertThat(spike.cause().terms().largestFirst()).containsExactly(BridgeTerm.VOLUME);
            assertThat(spike.cause().terms().sum()).isEqualByComparingTo("180");
        });
    }

    /** The middle of 18, 20, 22, 24 is 20, of 10, 10, 30 the newer 10. */
    @Test
    void theUsualDayIsOneThatWasAndTheNewerOfEqualOnes() {
        costs.put(TUTOR, series(200, 30, 10, 10, 40, 5));

        assertThat(search(SpikeRules.DEFAULT).spikes())
                .singleElement()
                .satisfies(spike -> assertThat(spike.usualDay()).isEqualTo(DAY.minusWeeks(2)));
    }

    @Test
    void whatIsSmallInDollarsOrInEffectIsNoSpike() {
        costs.put(TUTOR, series(15, 5.5, 5.5, 5.5, 5.5));
        costs.put(ESSAY, series(149, 100, 100, 100, 100));

        SpikeReport report = search(SpikeRules.DEFAULT);
        assertThat(report.spikes()).isEmpty();
        assertThat(report.tested()).isEqualTo(2);
        assertThat(families).as("the small ones are tests too").containsExactly(2);

        costs.put(TUTOR, series(15.5, 5.5, 5.5, 5.5, 5.5));
        costs.put(ESSAY, series(150, 100, 100, 100, 100));
        assertThat(search(SpikeRules.DEFAULT).spikes())
                .extracting(spike -> spike.cause().workflow())
                .containsExactly(ESSAY, TUTOR);
    }

    /** At 0.03 one of one test passes at a rate of 0.05, one of two does not. */
    @Test
    void theMoreWorkflowsThereAreTheMoreADayHasToStandOut() {
        costs.put(TUTOR, series(200, 20, 20, 20, 20));
        pValues.put(TUTOR, 0.03);
        assertThat(search(SpikeRules.DEFAULT).spikes()).hasSize(1);

        costs.put(ESSAY, series(1, 1, 1, 1, 1));
        assertThat(search(SpikeRules.DEFAULT).spikes()).isEmpty();
    }

    @Test
    void anImmaterialDayIsNoSpikeHoweverUnlikely() {
        costs.put(TUTOR, series(20, 20, 20, 20, 20));
        pValues.put(TUTOR, 0.0);

        assertThat(search(SpikeRules.DEFAULT).spikes()).isEmpty();
    }

    @Test
    void whoCannotBeJudgedIsSaidAndIsNoTest() {
        costs.put(ESSAY, series(200, 20, 20, 20));
        costs.put(TUTOR, new CostSeries(DAY.minusDays(1), series(9, 9).known().headSet(DAY), new TreeMap<>()));
        costs.put(Workflow.UNATTRIBUTED, series(200, 20, 20, 20, 20));

        SpikeReport report = search(SpikeRules.DEFAULT);

        assertThat(report.untested())
                .containsExactly(
                        new Untested(ESSAY, Untested.Reason.TOO_LITTLE_HISTORY),
                        new Untested(TUTOR, Untested.Reason.DAY_UNKNOWN));
        assertThat(report.tested()).isEqualTo(1);
        assertThat(report.spikes())
                .extracting(spike -> spike.cause().workflow())
                .containsExactly(Workflow.UNATTRIBUTED);
    }

    /** Of eight weeks before, four are known, and zero among them: a day of zero is a day. */
    @Test
    void missingDaysAreLeftOutAndQuietDaysAreNot() {
        TreeMap<LocalDate, DailyCost> known = new TreeMap<>();
        known.put(DAY, DailyCost.exactly(new BigDecimal("50")));
        for (int week : new int[] {2, 5, 7, 8}) {
            known.put(DAY.minusWeeks(week), DailyCost.NONE);
        }
        known.put(DAY.minusWeeks(9), DailyCost.exactly(new BigDecimal("50")));
        costs.put(TUTOR, CostSeries.of(DAY, known.keySet(), known));

        assertThat(search(SpikeRules.DEFAULT).spikes()).singleElement().satisfies(spike -> {
            assertThat(spike.usualDay()).isEqualTo(DAY.minusWeeks(2));
            assertThat(spike.ratio()).isEmpty();
            assertThat(spike.cause().terms().largestFirst()).containsExactly(BridgeTerm.NEW_WORKFLOWS);
        });
    }

    @Test
    void noWorkflowsHaveNoSpikes() {
        assertThat(search(SpikeRules.DEFAULT)).isEqualTo(new SpikeReport(DAY, 0, List.of(), List.of()));
    }

    @Test
    void usageOfAnotherSnapshotThanTheCostsIsRefused() {
        costs.put(TUTOR, series(200, 20, 20, 20, 20));
        SpikeSearch search =
                new SpikeSearch((series, day) -> 0, all(), (workflow, day) -> List.of(), SpikeRules.DEFAULT);

        assertThatThrownBy(() -> search.search(DAY, costs))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("[spikes] the cause of math-tutor explains the excess of 2026-11-18, which is 180;"
                        + " found 0; read usage and daily costs of one snapshot");
    }

    @Test
    void aTestThatIsNoProbabilityIsRefused() {
        costs.put(TUTOR, series(200, 20, 20, 20, 20));
        pValues.put(TUTOR, Double.NaN);

        assertThatThrownBy(() -> search(SpikeRules.DEFAULT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("found NaN for math-tutor");
    }

    @Test
    void rulesThatSelectNothingAreRefused() {
        assertThatThrownBy(() -> new SpikeRules(3, 4, BigDecimal.TEN, BigDecimal.TEN, 0.05))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("found 3, 4, 10, 10, 0.05");
        assertThatThrownBy(() -> new SpikeRules(4, 4, BigDecimal.ONE, BigDecimal.TEN, 0.05))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ratio > 1");
    }

    private SpikeReport search(SpikeRules rules) {
        return new SpikeSearch(this::pValue, benjaminiHochberg(), this::usage, rules).search(DAY, costs);
    }

    /** As told for the workflow of that cost; else zero for what is dearer than all days before. */
    private double pValue(CostSeries series, LocalDate day) {
        BigDecimal costUsd = series.soFar(day).floorUsd();
        boolean dearest = IntStream.rangeClosed(1, 8)
                .mapToObj(day::minusWeeks)
                .allMatch(each -> series.soFar(each).floorUsd().compareTo(costUsd) < 0);
        return pValues.values().stream().findFirst().orElse(dearest ? 0.0 : 0.5);
    }

    private FalseDiscovery benjaminiHochberg() {
        return (all, rate) -> {
            families.add(all.size());
            List<Double> sorted = all.stream().sorted().toList();
            double limit = -1;
            for (int rank = 1; rank <= sorted.size(); rank++) {
                limit = sorted.get(rank - 1) <= rate * rank / sorted.size() ? sorted.get(rank - 1) : limit;
            }
            double last = limit;
            return all.stream().map(each -> each <= last).toList();
        };
    }

    private static FalseDiscovery all() {
        return (all, rate) -> all.stream().map(each -> true).toList();
    }

    /** Calls of half a dollar each. */
    private List<Usage> usage(Workflow workflow, LocalDate day) {
        BigDecimal usd = Objects.requireNonNull(costs.get(workflow)).soFar(day).floorUsd();
        long calls = usd.divide(CALL_USD).longValueExact();
        return calls == 0
                ? List.of()
                : List.of(new Usage(
                        workflow,
                        PricePoint.of("large"),
                        Pricing.PRICED,
                        calls,
                        Map.of(TokenLeg.OUTPUT, LegUsage.at(calls, CALL_USD)),
                        BigDecimal.ZERO));
    }

    /** The day, and the same weekday before it, the newest first; the days between are ten times as dear. */
    private static CostSeries series(double day, double... before) {
        TreeMap<LocalDate, DailyCost> known = new TreeMap<>();
        known.put(DAY, DailyCost.exactly(BigDecimal.valueOf(day)));
        for (int week = 1; week <= before.length; week++) {
            known.put(DAY.minusWeeks(week), DailyCost.exactly(BigDecimal.valueOf(before[week - 1])));
            known.put(DAY.minusWeeks(week).plusDays(1), DailyCost.exactly(BigDecimal.valueOf(day * 10)));
        }
        return CostSeries.of(DAY, known.keySet(), known);
    }
}
