package io.bedrockledger.statistics.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SamplesTest {

    private static final List<SizedItem> ITEMS = IntStream.rangeClosed(1, 40)
            .mapToObj(item -> new SizedItem("r-" + item, item))
            .toList();

    @Test
    void theSeedAndTheIdsDecideWhateverTheOrder() {
        List<SizedItem> shuffled = new ArrayList<>(ITEMS);
        Collections.shuffle(shuffled, new Random(3));
        assertThat(Samples.proportionalToSize(shuffled, 12, 7))
                .isEqualTo(Samples.proportionalToSize(ITEMS, 12, 7))
                .isNotEqualTo(Samples.proportionalToSize(ITEMS, 12, 8));
        assertThat(Samples.simple(ids(shuffled), 12, 7)).isEqualTo(Samples.simple(ids(ITEMS), 12, 7));
    }

    @Test
    void itemsComeInAsOftenAsTheirProbabilitySays() {
        Map<String, Integer> counts = new HashMap<>();
        Map<String, Double> probabilities = new HashMap<>();
        for (int seed = 0; seed < 20_000; seed++) {
            List<SampledItem> sample = Samples.proportionalToSize(ITEMS, 12, seed);
            assertThat(sample).hasSize(12);
            sample.forEach(each -> {
                counts.merge(each.id(), 1, Integer::sum);
                probabilities.put(each.id(), each.inclusionProbability());
            });
        }
        // 12 x 40 / 820; no item reaches 1.
        assertThat(probabilities.get("r-40")).isCloseTo(12 * 40 / 820.0, within(1e-12));
        probabilities.forEach((id, probability) -> assertThat(counts.getOrDefault(id, 0) / 20_000.0)
                .as(id)
                .isCloseTo(probability, within(5 * Math.sqrt(probability * (1 - probability) / 20_000))));
    }

    @Test
    void anItemTooLargeForChanceIsTakenAndTheOthersShareTheRest() {
        List<SizedItem> items = List.of(
                new SizedItem("whale", 900), new SizedItem("big", 60), new SizedItem("a", 20), new SizedItem("b", 20));
        List<SampledItem> sample = Samples.proportionalToSize(items, 3, 7);
        assertThat(sample.subList(0, 2)).containsExactly(new SampledItem("whale", 1), new SampledItem("big", 1));
        assertThat(sample.get(2).inclusionProbability()).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void weightsAddUpToThePopulationOnAverage() {
        double sum = 0;
        for (int seed = 0; seed < 20_000; seed++) {
            sum += Samples.proportionalToSize(ITEMS, 12, seed).stream()
                    .mapToDouble(each -> 1 / each.inclusionProbability())
                    .sum();
        }
        assertThat(sum / 20_000).isCloseTo(40, within(0.6));
    }

    @Test
    void simpleSamplesHaveEqualProbabilities() {
        assertThat(Samples.simple(ids(ITEMS), 10, 7))
                .hasSize(10)
                .allSatisfy(each -> assertThat(each.inclusionProbability()).isEqualTo(0.25));
    }

    @Test
    void anItemThatLeavesChangesASimpleSampleByOne() {
        List<String> before =
                Samples.simple(ids(ITEMS), 10, 7).stream().map(SampledItem::id).toList();
        List<String> rest =
                ids(ITEMS).stream().filter(id -> !id.equals(before.get(0))).toList();
        List<String> after =
                Samples.simple(rest, 10, 7).stream().map(SampledItem::id).toList();
        assertThat(after).containsAll(before.subList(1, 10));
    }

    @Test
    void forcedItemsStandApart() {
        List<SampledItem> sample = Samples.withForced(ITEMS, Set.of("r-1", "r-2", "absent"), 5, 7);
        assertThat(sample).hasSize(7);
        assertThat(sample.subList(0, 2))
                .containsExactlyInAnyOrder(new SampledItem("r-1", 1), new SampledItem("r-2", 1));
        assertThat(sample.subList(2, 7)).allSatisfy(each -> {
            double size = Double.parseDouble(each.id().substring(2));
            assertThat(each.inclusionProbability()).isCloseTo(5 * size / 817, within(1e-12));
        });
    }

    @Test
    void noMoreThanThereAreAndNoneOfNone() {
        assertThat(Samples.proportionalToSize(ITEMS, 99, 7))
                .hasSize(40)
                .allSatisfy(each -> assertThat(each.inclusionProbability()).isEqualTo(1));
        assertThat(Samples.simple(ids(ITEMS), 99, 7)).hasSize(40);
        assertThat(Samples.proportionalToSize(List.of(), 3, 7)).isEmpty();
        assertThat(Samples.proportionalToSize(ITEMS, 0, 7)).isEmpty();
    }

    @Test
    void idsThatRepeatAndSizesOfZeroAreRefused() {
        assertThatThrownBy(() -> Samples.simple(List.of("a", "a"), 1, 7))
                .hasMessage("[sample] ids must be unlike each other; found 2 items with 1 ids; give each item its own");
        assertThatThrownBy(() -> new SizedItem("a", 0))
                .hasMessage(
                        "[sample] a size must be finite and > 0; found 0.0 of item a; give small items a least size");
    }

    private static List<String> ids(List<SizedItem> items) {
        return items.stream().map(SizedItem::id).toList();
    }
}
