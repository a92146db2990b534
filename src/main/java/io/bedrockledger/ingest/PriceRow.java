package io.bedrockledger.ingest;

import io.bedrockledger.pricing.Leg;
import io.bedrockledger.pricing.ModelCard;
import io.bedrockledger.pricing.RateCard;
import io.bedrockledger.pricing.Rates;
import io.bedrockledger.warehouse.PriceColumn;
import io.bedrockledger.warehouse.Row;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code prices}.
 *
 * @param key what the price is of
 * @param priceUsd price of {@code unitSize} units, to twelve decimals
 * @param unitPriceUsd price of one unit, to twelve decimals
 * @param supersededBy the first later recorded card that holds in its stead for some of the time
 */
record PriceRow(
        Key key,
        @Nullable String family,
        @Nullable String developer,
        String model,
        String route,
        String region,
        String tier,
        String latency,
        String unit,
        long unitSize,
        BigDecimal priceUsd,
        BigDecimal unitPriceUsd,
        Instant from,
        @Nullable Instant until,
        Instant recorded,
        @Nullable String supersededBy,
        String source,
        LocalDate checked,
        @Nullable String quarantined) {

    private static final int SCALE = 12;
    private static final long MILLION = 1_000_000;

    /**
     * What a price is of.
     *
     * @param overTokens of whole requests above a size; null for the usual price
     */
    record Key(String rateId, String leg, @Nullable Long overTokens) {

        Key {
            Objects.requireNonNull(rateId, "rateId");
            Objects.requireNonNull(leg, "leg");
        }
    }

    /** The rows of a rate card. */
    static List<PriceRow> of(RateCard card, @Nullable ModelCard model, @Nullable String supersededBy) {
        List<PriceRow> rows = new ArrayList<>();
        add(rows, card, model, supersededBy, card.rates(), null);
        RateCard.LongContext band = card.longContext();
        if (band != null) {
            add(rows, card, model, supersededBy, band.rates(), band.overTokens());
        }
        return rows;
    }

    private static void add(
            List<PriceRow> rows,
            RateCard card,
            @Nullable ModelCard model,
            @Nullable String supersededBy,
            Rates rates,
            @Nullable Long overTokens) {
        rates.usd().forEach((leg, price) -> {
            boolean tokens = leg.unit() == Leg.Unit.MILLION_TOKENS;
            long size = tokens ? MILLION : 1;
            rows.add(new PriceRow(
                    new Key(card.rateId(), leg.label(), overTokens),
                    model == null ? null : model.family(),
                    model == null ? null : model.developer(),
                    card.model(),
                    card.route().label(),
                    card.region(),
                    card.tier(),
                    card.latency(),
                    tokens ? "token" : leg.label(),
                    size,
                    price.setScale(SCALE, RoundingMode.UNNECESSARY),
                    price.divide(BigDecimal.valueOf(size), SCALE, RoundingMode.UNNECESSARY),
                    card.from(),
                    card.until(),
                    card.recorded(),
                    supersededBy,
                    card.source(),
                    card.checked(),
                    card.quarantined()));
        });
    }

    static PriceRow of(Row row) {
        return new PriceRow(
                new Key(
                        row.requiredText(PriceColumn.RATE_ID),
                        row.requiredText(PriceColumn.LEG),
                        row.number(PriceColumn.CONTEXT_OVER_TOKENS)),
                row.text(PriceColumn.MODEL_FAMILY),
                row.text(PriceColumn.MODEL_DEVELOPER),
                row.requiredText(PriceColumn.MODEL),
                row.requiredText(PriceColumn.ROUTE),
                row.requiredText(PriceColumn.REGION),
                row.requiredText(PriceColumn.SERVICE_TIER),
                row.requiredText(PriceColumn.LATENCY_MODE),
                row.requiredText(PriceColumn.UNIT),
                row.requiredLong(PriceColumn.UNIT_SIZE),
                required(row.decimal(PriceColumn.PRICE_USD)),
                required(row.decimal(PriceColumn.UNIT_PRICE_USD)),
                row.requiredInstant(PriceColumn.VALID_FROM),
                row.instant(PriceColumn.VALID_UNTIL),
                row.requiredInstant(PriceColumn.RECORDED),
                row.text(PriceColumn.SUPERSEDED_BY),
                row.requiredText(PriceColumn.SOURCE),
                row.requiredDate(PriceColumn.CHECKED),
                row.text(PriceColumn.QUARANTINE_REASON));
    }

    private static BigDecimal required(@Nullable BigDecimal price) {
        return Objects.requireNonNull(price, "prices must have a price");
    }

    /** Fills a row of the table. */
    void fill(Row row) {
        row.set(PriceColumn.RATE_ID, key.rateId())
                .set(PriceColumn.LEG, key.leg())
                .set(PriceColumn.CONTEXT_OVER_TOKENS, key.overTokens())
                .set(PriceColumn.MODEL, model)
                .set(PriceColumn.MODEL_FAMILY, family)
                .set(PriceColumn.MODEL_DEVELOPER, developer)
                .set(PriceColumn.ROUTE, route)
                .set(PriceColumn.REGION, region)
                .set(PriceColumn.SERVICE_TIER, tier)
                .set(PriceColumn.LATENCY_MODE, latency)
                .set(PriceColumn.UNIT, unit.toLowerCase(Locale.ROOT))
                .set(PriceColumn.UNIT_SIZE, unitSize)
                .set(PriceColumn.PRICE_USD, priceUsd)
                .set(PriceColumn.UNIT_PRICE_USD, unitPriceUsd)
                .set(PriceColumn.VALID_FROM, from)
                .set(PriceColumn.VALID_UNTIL, until)
                .set(PriceColumn.RECORDED, recorded)
                .set(PriceColumn.SUPERSEDED_BY, supersededBy)
                .set(PriceColumn.SOURCE, source)
                .set(PriceColumn.CHECKED, checked)
                .set(PriceColumn.QUARANTINE_REASON, quarantined);
    }
}
