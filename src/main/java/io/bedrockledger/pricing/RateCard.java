package io.bedrockledger.pricing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a model costs by one route from one region, at one tier and latency mode, while it held.
 *
 * @param rateId the card's name, unique for ever: model, route, region, tier and, where it is not standard, latency
 *     mode, batch, when it begins to hold and when it was recorded
 * @param model canonical model id
 * @param route the way of the call
 * @param region the calling region, or {@code *} for every commercial one that has no card of its own at that tier and time
 * @param tier service tier as served, {@code standard} unless said
 * @param latency latency mode as served, {@code standard} unless said
 * @param batch true for batch inference, which the invocation logs do not hold: no logged call is priced by it
 * @param from when the price began to hold, inclusive
 * @param until when it ceased to, exclusive; null while it holds
 * @param rates price of each leg
 * @param longContext prices of a request above a size; null when the size does not matter
 * @param recorded when the entry was written into the book: from then on it is known. Of two that hold at one time the
 *     later recorded one counts
 * @param source where the price was read
 * @param checked when it was read there
 * @param quarantined why the price must not be used; null when it may be
 */
public record RateCard(
        String rateId,
        String model,
        Route route,
        String region,
        String tier,
        String latency,
        boolean batch,
        Instant from,
        @Nullable Instant until,
        Rates rates,
        @Nullable LongContext longContext,
        Instant recorded,
        String source,
        LocalDate checked,
        @Nullable String quarantined) {

    /** A card for every commercial region that has none of its own. */
    static final String EVERY_REGION = "*";

    /** The tier and the latency mode of a call that asked for none. */
    static final String STANDARD = "standard";

    /**
     * Prices of a whole request whose input, cache reads and cache writes are together above a size.
     *
     * @param overTokens the largest request that still has the ordinary prices
     * @param rates price of each leg, the tokens below the size included
     */
    public record LongContext(long overTokens, Rates rates) {}

    /** A card with the name that follows from what it is for. */
    static RateCard of(
            String model,
            Route route,
            String region,
            String tier,
            String latency,
            boolean batch,
            Instant from,
            @Nullable Instant until,
            Rates rates,
            @Nullable LongContext longContext,
            Instant recorded,
            String source,
            LocalDate checked,
            @Nullable String quarantined) {
        String mode = (latency.equals(STANDARD) ? tier : tier + "+" + latency) + (batch ? "+batch" : "");
        String rateId = String.join("/", model, route.label(), region, mode, text(from), text(recorded));
        return new RateCard(
                rateId,
                model,
                route,
                region,
                tier,
                latency,
                batch,
                from,
                until,
                rates,
                longContext,
                recorded,
                source,
                checked,
                quarantined);
    }

    /** False for an entry that was written later: nobody could price by it then. */
    boolean knownAt(Instant instant) {
        return !recorded.isAfter(instant);
    }

    /** What it is the price of: two cards of one key are prices of the same at different times, or known at different times. */
    public List<Object> key() {
        return List.of(model, route, region, tier, latency, batch);
    }

    /** The key of the card that stands for every region without one of its own. */
    List<Object> keyInEveryRegion() {
        return List.of(model, route, EVERY_REGION, tier, latency, batch);
    }

    /** The same card, not to be used. */
    RateCard quarantined(String reason) {
        return new RateCard(
                rateId,
                model,
                route,
                region,
                tier,
                latency,
                batch,
                from,
                until,
                rates,
                longContext,
                recorded,
                source,
                checked,
                reason);
    }

    /** True when this one holds whenever the other does. */
    boolean covers(RateCard other) {
        return !from.isAfter(other.from) && (until == null || (other.until != null && !until.isBefore(other.until)));
    }

    /** True when there is a time at which both hold. */
    public boolean overlaps(RateCard other) {
        return (until == null || other.from.isBefore(until)) && (other.until == null || from.isBefore(other.until));
    }

    /** True while the price holds. */
    boolean holdsAt(Instant at) {
        return !at.isBefore(from) && (until == null || at.isBefore(until));
    }

    /** The prices for a request of a size. */
    Rates ratesFor(long contextTokens) {
        return longContext != null && contextTokens > longContext.overTokens() ? longContext.rates() : rates;
    }

    private static String text(Instant instant) {
        boolean midnight = instant.equals(instant.truncatedTo(ChronoUnit.DAYS));
        return midnight ? instant.atZone(ZoneOffset.UTC).toLocalDate().toString() : instant.toString();
    }
}
