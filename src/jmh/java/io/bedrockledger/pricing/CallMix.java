package io.bedrockledger.pricing;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Calls as a large company's logs have them, by the shipped book: most of Claude and Nova, some of every other price of every model,
 * route, region, tier and latency mode; half of those that can be cached are; few are long, blocked, failed or of an unknown model.
 */
final class CallMix {

    /** More than a processor's caches hold of what the calls name. */
    static final int SIZE = 16_384;

    private static final Instant AT = Instant.parse("2026-10-20T10:00:00Z");
    private static final List<String> REGIONS =
            List.of("us-east-1", "us-west-2", "eu-central-1", "eu-west-1", "ap-northeast-1");

    private final Random random = new Random(7);
    private final PriceBook book;
    private final List<RateCard> every;
    private final List<RateCard> popular;

    private CallMix(PriceBook book) {
        this.book = book;
        this.every = book.inForce(AT).stream()
                .filter(card -> !card.batch() && card.rates().has(Leg.INPUT))
                .toList();
        this.popular = every.stream()
                .filter(card -> card.model().startsWith("anthropic.claude-")
                        || card.model().startsWith("amazon.nova-"))
                .toList();
    }

    static PriceBook book() {
        return PriceBook.load(Path.of("jobs/prices"));
    }

    static PricedCall[] of(PriceBook book) {
        CallMix mix = new CallMix(book);
        PricedCall[] calls = new PricedCall[SIZE];
        for (int i = 0; i < SIZE; i++) {
            calls[i] = mix.call();
        }
        return calls;
    }

    private PricedCall call() {
        List<RateCard> from = oneIn(4) ? every : popular;
        RateCard card = from.get(random.nextInt(from.size()));
        String region = card.region().equals(RateCard.EVERY_REGION)
                ? REGIONS.get(random.nextInt(REGIONS.size()))
                : card.region();
        // Every logged call brings texts of its own, and no two share one.
        ModelTarget target =
                ModelTarget.parse(oneIn(200) ? "acme.unheard-of-v1:0" : prefix(card.route()) + card.model());
        boolean body = !oneIn(20);
        return new PricedCall(
                target,
                new String(region),
                AT.plusSeconds(random.nextInt(86_400)),
                card.tier().equals(RateCard.STANDARD) ? null : card.tier(),
                card.latency().equals(RateCard.STANDARD) ? null : card.latency(),
                body,
                book.normalise(target, counts(card)),
                oneIn(50)
                        ? new Quantities(null, null, null, BigDecimal.valueOf(1 + random.nextInt(4)), null)
                        : Quantities.NONE,
                oneIn(100) ? Billing.FAILED : Billing.BILLED);
    }

    private static String prefix(Route route) {
        return switch (route) {
            case GEO -> "us.";
            case GLOBAL -> "global.";
            default -> "";
        };
    }

    private TokenCounts counts(RateCard card) {
        long input = oneIn(50) ? 210_000 + random.nextInt(400_000) : 20 + (long) Math.exp(random.nextDouble() * 10);
        Long read = null;
        Long writes = null;
        Long oneHour = null;
        if (card.rates().has(Leg.CACHE_READ) && random.nextBoolean()) {
            read = (long) random.nextInt(50_000);
            writes = oneIn(3) ? random.nextInt(20_000) : 0L;
            oneHour = oneIn(10) ? (Long) (writes / 2) : null;
        }
        return new TokenCounts(input, read, writes, rest(writes, oneHour), oneHour, 10L + random.nextInt(2_000), false);
    }

    /** Most bodies tell how long what they write lives. */
    private @Nullable Long rest(@Nullable Long writes, @Nullable Long oneHour) {
        return writes == null || oneIn(20) ? null : (Long) (writes - (oneHour == null ? 0 : oneHour));
    }

    private boolean oneIn(int cases) {
        return random.nextInt(cases) == 0;
    }
}
