package io.bedrockledger.pricing;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One line of a cost, as a person checks it: quantity x price = dollars, and where the price comes from.
 *
 * @param leg what is billed
 * @param quantity how many of it: tokens, images, seconds ...
 * @param priceUsd price in USD per {@code unit}
 * @param unit how much the price is for
 * @param usd the product, exact
 * @param rateId the rate card
 * @param tier service tier of the card
 * @param latency latency mode of the card
 * @param overTokens size of the whole request above which this price applies; null in the ordinary band
 * @param source where the price was read
 * @param from when the price began to hold
 * @param until when it ceased to; null while it holds
 * @param recorded when the entry was written into the book
 * @param checked when it was read
 */
public record LegLine(
        Leg leg,
        BigDecimal quantity,
        BigDecimal priceUsd,
        Leg.Unit unit,
        Usd usd,
        String rateId,
        String tier,
        String latency,
        @Nullable Long overTokens,
        String source,
        Instant from,
        @Nullable Instant until,
        Instant recorded,
        LocalDate checked) {}
