package io.bedrockledger.pricing.offers;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The terms of one SKU: the newest of them that is in the list. */
final class OfferTerms {

    private final OfferFile file;
    private @Nullable Instant effective;
    private List<Sku.Price> prices = new ArrayList<>();

    OfferTerms(OfferFile file) {
        this.file = file;
    }

    /** Terms by their names. */
    void readAll(JsonParser parser) {
        file.require(parser, JsonToken.START_OBJECT, "the terms of a SKU must be an object");
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            parser.nextToken();
            readTerm(parser);
        }
    }

    /** One term. */
    void readTerm(JsonParser parser) {
        file.require(parser, JsonToken.START_OBJECT, "a term must be an object");
        Instant from = null;
        List<Sku.Price> found = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            parser.nextToken();
            switch (key) {
                case "effectiveDate" -> from = instant(parser);
                case "priceDimensions" -> dimensions(parser, found);
                default -> parser.skipChildren();
            }
        }
        if (effective == null || (from != null && !from.isBefore(effective))) {
            effective = from;
            prices = found;
        }
    }

    Sku sku(Sku product) {
        return new Sku(product.code(), product.usageType(), product.region(), product.names(), effective, prices);
    }

    private Instant instant(JsonParser parser) {
        String text = file.text(parser);
        try {
            return Instant.parse(text.length() == "2026-07-01".length() ? text + "T00:00:00Z" : text);
        } catch (DateTimeParseException e) {
            throw file.wrong(parser, "'effectiveDate' must be an instant", "another text", e);
        }
    }

    private void dimensions(JsonParser parser, List<Sku.Price> found) {
        file.require(parser, JsonToken.START_OBJECT, "'priceDimensions' must be an object");
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            parser.nextToken();
            found.add(dimension(parser));
        }
    }

    private Sku.Price dimension(JsonParser parser) {
        file.require(parser, JsonToken.START_OBJECT, "a price dimension must be an object");
        String unit = "";
        String description = "";
        String usd = "";
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            parser.nextToken();
            switch (key) {
                case "unit" -> unit = file.text(parser);
                case "description" -> description = file.text(parser);
                case "pricePerUnit" -> usd = file.texts(parser).getOrDefault("USD", "");
                default -> parser.skipChildren();
            }
        }
        return new Sku.Price(unit, description, usd);
    }
}
