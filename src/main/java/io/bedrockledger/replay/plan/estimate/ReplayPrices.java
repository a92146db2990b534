package io.bedrockledger.replay.plan.estimate;

import io.bedrockledger.pricing.Billing;
import io.bedrockledger.pricing.Cost;
import io.bedrockledger.pricing.ModelTarget;
import io.bedrockledger.pricing.PriceBook;
import io.bedrockledger.pricing.PricedCall;
import io.bedrockledger.pricing.PricingReason;
import io.bedrockledger.pricing.Quantities;
import io.bedrockledger.pricing.RateCard;
import io.bedrockledger.pricing.TokenCounts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Prices of one model at one day; of a model that was retired before, at the last day on which it had a price. */
final class ReplayPrices {

    private final PriceBook book;
    private final ModelTarget target;
    private final Instant at;
    private final Map<String, Instant> atByRegion = new HashMap<>();

    /** @param day at whose end (UTC) the prices count */
    ReplayPrices(PriceBook book, String model, LocalDate day) {
        this.book = book;
        this.target = ModelTarget.parse(model);
        this.at = lastInstant(day);
    }

    private static Instant lastInstant(LocalDate day) {
        return day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minusNanos(1);
    }

    /** At the standard tier, and without a cache. */
    Cost price(String region, @Nullable Long inputTokens, @Nullable Long outputTokens) {
        return price(region, atByRegion.computeIfAbsent(region, this::pricedAt), inputTokens, outputTokens);
    }

    /** The earliest day whose price was taken instead of the plan's; null where all were the plan's. */
    @Nullable
    LocalDate lastPriced() {
        return atByRegion.values().stream()
                .filter(at::isAfter)
                .min(Comparator.naturalOrder())
                .map(instant -> instant.atZone(ZoneOffset.UTC).toLocalDate())
                .orElse(null);
    }

    private Cost price(String region, Instant time, @Nullable Long inputTokens, @Nullable Long outputTokens) {
        TokenCounts counts = new TokenCounts(inputTokens, 0L, 0L, null, null, outputTokens, true);
        return book.price(new PricedCall(
                target,
                region,
                time,
                null,
                null,
                true,
                book.normalise(target, counts),
                Quantities.NONE,
                Billing.BILLED));
    }

    /** The plan's time, or the last instant of the last card by which the model had a price in a region before it. */
    private Instant pricedAt(String region) {
        if (hasPrice(region, at)) {
            return at;
        }
        String model = book.model(target).map(card -> card.id()).orElse("");
        return book.rateCards().stream()
                .filter(card -> card.model().equals(model) && !card.batch())
                .map(RateCard::until)
                .filter(Objects::nonNull)
                .filter(until -> !until.isAfter(at))
                .sorted(Comparator.reverseOrder())
                .map(until -> until.minusNanos(1))
                .filter(last -> hasPrice(region, last))
                .findFirst()
                .orElse(at);
    }

    private boolean hasPrice(String region, Instant time) {
        return price(region, time, 1L, 1L).reason() != PricingReason.NO_PRICE_AT_TIME;
    }
}
