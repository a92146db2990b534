package io.bedrockledger.spend.bridge;

import io.bedrockledger.spend.Workflow;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.UnaryOperator;

/** Made-up usage of a period, from one seed: workflows, price points and statuses that come and go, and zeros. */
final class RandomPeriods {

    private static final List<Workflow> WORKFLOWS = List.of(
            new Workflow("essay-coach"), new Workflow("math-tutor"), new Workflow("search"), Workflow.UNATTRIBUTED);
    private static final List<PricePoint> POINTS = List.of(
            PricePoint.of("small"),
            PricePoint.of("large"),
            new PricePoint("large", "eu-west-1", "global", "flex", null, "over_200000"));

    private final Random random;

    RandomPeriods(long seed) {
        random = new Random(seed);
    }

    Random random() {
        return random;
    }

    /** Anything that a period can hold. */
    List<Usage> any() {
        List<Usage> usages = new ArrayList<>();
        for (Workflow workflow : WORKFLOWS) {
            for (PricePoint point : POINTS) {
                for (Pricing pricing : Pricing.values()) {
                    if (random.nextInt(4) == 0) {
                        usages.add(any(workflow, point, pricing));
                    }
                }
            }
        }
        return usages;
    }

    /** Exactly priced calls of every workflow at every price point, each leg with tokens and a price of its own. */
    List<Usage> regular() {
        List<Usage> usages = new ArrayList<>();
        for (Workflow workflow : WORKFLOWS) {
            for (PricePoint point : POINTS) {
                long calls = 1L + random.nextInt(50);
                Map<TokenLeg, LegUsage> legs = new EnumMap<>(TokenLeg.class);
                for (TokenLeg leg : TokenLeg.values()) {
                    legs.put(leg, LegUsage.at(calls * (1 + random.nextInt(900)), price()));
                }
                usages.add(new Usage(workflow, point, Pricing.PRICED, calls, legs, amount()));
            }
        }
        return usages;
    }

    private Usage any(Workflow workflow, PricePoint point, Pricing pricing) {
        long calls = 1L + random.nextInt(40);
        Map<TokenLeg, LegUsage> legs = new EnumMap<>(TokenLeg.class);
        for (TokenLeg leg : TokenLeg.values()) {
            if (pricing == Pricing.PRICED || (random.nextBoolean() && pricing != Pricing.NOT_BILLED)) {
                legs.put(leg, leg());
            }
        }
        BigDecimal other = random.nextInt(3) == 0 ? amount() : BigDecimal.ZERO;
        return new Usage(workflow, point, pricing, calls, legs, other);
    }

    private LegUsage leg() {
        long tokens = random.nextInt(3) == 0 ? 0 : random.nextInt(100_000);
        LegUsage leg = LegUsage.at(tokens, price());
        return random.nextBoolean() ? leg : LegUsage.of(tokens, leg.costUsd());
    }

    /** USD a token, with as many decimals as an amount has. */
    BigDecimal price() {
        return new BigDecimal("0.000000000001").multiply(BigDecimal.valueOf(random.nextInt(90_000_000)));
    }

    private BigDecimal amount() {
        return new BigDecimal("0.000000000001").multiply(BigDecimal.valueOf(random.nextInt(2_000_000_000)));
    }

    /** The same usage in another order. */
    List<Usage> shuffled(List<Usage> usages) {
        List<Usage> shuffled = new ArrayList<>(usages);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    /** The same usage, where every row of two calls or more is now two rows. */
    List<Usage> split(List<Usage> usages) {
        return usages.stream()
                .flatMap(usage -> usage.calls() < 2 ? List.of(usage).stream() : split(usage).stream())
                .toList();
    }

    private List<Usage> split(Usage usage) {
        long calls = 1L + random.nextInt((int) usage.calls() - 1);
        Map<TokenLeg, LegUsage> first = new EnumMap<>(TokenLeg.class);
        Map<TokenLeg, LegUsage> second = new EnumMap<>(TokenLeg.class);
        usage.legs().forEach((leg, used) -> {
            long tokens = used.tokens() == 0 ? 0 : random.nextLong(used.tokens() + 1);
            first.put(leg, part(used, tokens));
            second.put(leg, part(used, used.tokens() - tokens));
        });
        BigDecimal other = usage.otherCostUsd().multiply(BigDecimal.valueOf(random.nextInt(2)));
        return List.of(
                new Usage(usage.workflow(), usage.point(), usage.pricing(), calls, first, other),
                new Usage(
                        usage.workflow(),
                        usage.point(),
                        usage.pricing(),
                        usage.calls() - calls,
                        second,
                        usage.otherCostUsd().subtract(other)));
    }

    private static LegUsage part(LegUsage whole, long tokens) {
        if (whole.tokens() == 0) {
            return whole;
        }
        BigDecimal price = whole.costUsd().divide(BigDecimal.valueOf(whole.tokens()));
        LegUsage part = LegUsage.at(tokens, price);
        return whole.unitPriceUsd() == null ? LegUsage.of(tokens, part.costUsd()) : part;
    }

    /** The same calls, with legs that were changed. */
    static List<Usage> withLegs(List<Usage> usages, UnaryOperator<Map<TokenLeg, LegUsage>> change) {
        return usages.stream()
                .map(usage -> new Usage(
                        usage.workflow(),
                        usage.point(),
                        usage.pricing(),
                        usage.calls(),
                        change.apply(usage.legs()),
                        usage.otherCostUsd()))
                .toList();
    }

    /** The legs that are sent, or the one that comes back, with that many times their tokens. */
    static Map<TokenLeg, LegUsage> longer(Map<TokenLeg, LegUsage> legs, boolean input, long times) {
        Map<TokenLeg, LegUsage> longer = new EnumMap<>(legs);
        longer.replaceAll((leg, used) -> leg.isInput() == input ? times(used, times) : used);
        return longer;
    }

    /** Tokens that are sent move to the next leg; each leg keeps its price. */
    static Map<TokenLeg, LegUsage> rotated(Map<TokenLeg, LegUsage> legs) {
        List<TokenLeg> sent =
                Arrays.stream(TokenLeg.values()).filter(TokenLeg::isInput).toList();
        Map<TokenLeg, LegUsage> rotated = new EnumMap<>(legs);
        for (int at = 0; at < sent.size(); at++) {
            LegUsage own = Objects.requireNonNull(legs.get(sent.get(at)));
            LegUsage next = Objects.requireNonNull(legs.get(sent.get((at + 1) % sent.size())));
            rotated.put(sent.get(at), withTokens(own, next.tokens()));
        }
        return rotated;
    }

    static LegUsage times(LegUsage used, long times) {
        return withTokens(used, used.tokens() * times);
    }

    static LegUsage withTokens(LegUsage used, long tokens) {
        return LegUsage.at(tokens, Objects.requireNonNull(used.unitPriceUsd()));
    }
}
