package io.bedrockledger.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws that hold for every call; the seed is in the test's name. */
class CostPropertiesTest {

    private static final List<String> MODELS = List.of(
            "us.anthropic.claude-sonnet-4-5-20250929-v1:0",
            "global.anthropic.claude-opus-5-5",
            "anthropic.claude-3-haiku-20240307-v1:0",
            "amazon.nova-pro-v1:0",
            "us.openai.gpt-5.6-luna",
            "us.meta.llama3-2-1b-instruct-v1:0",
            "acme.future-model-v9");

    private static final List<Billing> BILLINGS = List.of(Billing.values());

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aCostIsTheSumOfItsLegsAndOfItsLines(long seed) {
        for (PricedCall call : calls(seed)) {
            Cost cost = Calls.SHIPPED.price(call);
            Usd legs = sum(
                    cost.input(),
                    cost.cacheRead(),
                    cost.cacheWrite(),
                    cost.cacheWrite1h(),
                    cost.output(),
                    cost.other());
            assertThat(legs).isEqualTo(zeroIfAbsent(cost.list()));
            assertThat(sum(Calls.SHIPPED.explain(call).stream()
                            .map(LegLine::usd)
                            .toArray(Usd[]::new)))
                    .isEqualTo(legs);
            for (LegLine line : Calls.SHIPPED.explain(call)) {
                assertThat(decimalProduct(line)).isEqualByComparingTo(line.usd().toBigDecimal());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theOrderOfCallsChangesNoSum(long seed) {
        List<PricedCall> calls = calls(seed);
        List<PricedCall> shuffled = new ArrayList<>(calls);
        Collections.shuffle(shuffled, new Random(seed + 100));

        assertThat(total(shuffled)).isEqualTo(total(calls));
        int half = calls.size() / 2;
        assertThat(total(calls.subList(0, half)).plus(total(calls.subList(half, calls.size()))))
                .isEqualTo(total(calls));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aCeilingIsNeverBelowItsFloorAndOnlyAnExactCostHasItEqual(long seed) {
        for (PricedCall call : calls(seed)) {
            Cost cost = Calls.SHIPPED.price(call);
            switch (cost.status()) {
                case PRICED, NOT_BILLED -> assertThat(cost.ceiling()).isEqualTo(cost.list());
                case BOUNDED -> assertThat(zeroIfAbsent(cost.ceiling())).isGreaterThan(zeroIfAbsent(cost.list()));
                case PARTIALLY_PRICED -> assertThat(cost.ceiling()).isNull();
                case UNPRICED, COMMITTED -> {
                    assertThat(cost.list()).isNull();
                    assertThat(cost.ceiling()).isNull();
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void splittingACallInTwoWithinABandChangesNoSum(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            TokenBuckets one = shortBuckets(random);
            TokenBuckets other = shortBuckets(random);
            TokenBuckets both = new TokenBuckets(
                    plus(one.input(), other.input()),
                    plus(one.cacheRead(), other.cacheRead()),
                    plus(one.cacheWrite(), other.cacheWrite()),
                    plus(one.cacheWrite1h(), other.cacheWrite1h()),
                    0L,
                    plus(one.output(), other.output()));
            String model = "global.anthropic.claude-sonnet-4-5-20250929-v1:0";

            assertThat(list(model, one).plus(list(model, other))).isEqualTo(list(model, both));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aLegCostsTheSameAloneAsBesideTheOthersInWhateverOrder(long seed) {
        Random random = new Random(seed);
        String model = "us.anthropic.claude-opus-4-8";
        for (int i = 0; i < 200; i++) {
            TokenBuckets b = shortBuckets(random);
            long[] counts = {
                plus(b.input(), 1L),
                plus(b.cacheRead(), 1L),
                plus(b.cacheWrite(), 1L),
                plus(b.cacheWrite1h(), 1L),
                plus(b.output(), 1L)
            };
            List<Usd> alone = new ArrayList<>();
            for (int leg = 0; leg < counts.length; leg++) {
                long[] only = new long[counts.length];
                only[leg] = counts[leg];
                alone.add(list(model, buckets(only)));
            }
            Collections.shuffle(alone, random);

            assertThat(sum(alone.toArray(Usd[]::new))).isEqualTo(list(model, buckets(counts)));
            assertThat(alone).doesNotContain(Usd.ZERO);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aTokenMovedToAnotherBucketChangesTheCost(long seed) {
        Random random = new Random(seed);
        String model = "us.anthropic.claude-opus-4-8";
        for (int i = 0; i < 200; i++) {
            TokenBuckets b = shortBuckets(random);
            long[] counts = {
                plus(b.input(), 1L),
                plus(b.cacheRead(), 2_000L),
                plus(b.cacheWrite(), 4_000L),
                plus(b.cacheWrite1h(), 6_000L),
                plus(b.output(), 8_000L)
            };
            Usd right = list(model, buckets(counts));
            int from = random.nextInt(5);
            int to = (from + 1 + random.nextInt(4)) % 5;
            counts[from]--;
            counts[to]++;

            assertThat(list(model, buckets(counts))).isNotEqualTo(right);
        }
    }

    private static List<PricedCall> calls(long seed) {
        Random random = new Random(seed);
        List<PricedCall> calls = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            ModelTarget target = ModelTarget.parse(MODELS.get(random.nextInt(MODELS.size())));
            TokenCounts counts = new TokenCounts(
                    count(random), count(random), count(random), count(random), count(random), count(random), false);
            calls.add(Calls.of(target)
                    .bodySeen(random.nextBoolean())
                    .billing(BILLINGS.get(random.nextInt(BILLINGS.size())))
                    .guardrailUnits(String.valueOf(random.nextInt(3)))
                    .tokens(Calls.SHIPPED.normalise(target, counts))
                    .call());
        }
        return calls;
    }

    private static @Nullable Long count(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> null;
            case 1 -> 0L;
            case 2 -> random.nextLong(100);
            default -> random.nextLong(250_000);
        };
    }

    private static TokenBuckets shortBuckets(Random random) {
        return new TokenBuckets(
                random.nextLong(20_000),
                random.nextLong(20_000),
                random.nextLong(20_000),
                random.nextLong(20_000),
                0L,
                random.nextLong(20_000));
    }

    private static TokenBuckets buckets(long[] counts) {
        return new TokenBuckets(counts[0], counts[1], counts[2], counts[3], 0L, counts[4]);
    }

    private static Usd list(String model, TokenBuckets tokens) {
        return zeroIfAbsent(Calls.of(model).tokens(tokens).price().list());
    }

    private static Usd total(List<PricedCall> calls) {
        return sum(calls.stream()
                .map(call -> zeroIfAbsent(Calls.SHIPPED.price(call).list()))
                .toArray(Usd[]::new));
    }

    private static BigDecimal decimalProduct(LegLine line) {
        BigDecimal perUnit =
                line.unit() == Leg.Unit.MILLION_TOKENS ? line.priceUsd().movePointLeft(6) : line.priceUsd();
        return line.quantity().multiply(perUnit);
    }

    private static Usd sum(@Nullable Usd... amounts) {
        Usd sum = Usd.ZERO;
        for (Usd amount : amounts) {
            sum = sum.plus(zeroIfAbsent(amount));
        }
        return sum;
    }

    private static Usd zeroIfAbsent(@Nullable Usd amount) {
        return amount == null ? Usd.ZERO : amount;
    }

    private static long plus(@Nullable Long left, @Nullable Long right) {
        return (left == null ? 0 : left) + (right == null ? 0 : right);
    }
}
