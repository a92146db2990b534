package io.bedrockledger.pricing.offers;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads a price list of AWS: an offer file of the Bulk API (products, then terms), or lines that GetProducts answered.
 * Holds the words of the products that have had no terms yet, and of the text nothing.
 */
final class OfferFile {

    /** What a whole list says of itself; empty texts where it does not. */
    record Header(String offer, String version, long skus) {}

    private static final JsonFactory JSON = new JsonFactory();
    /** Of what a product and a price have: the rest is text that no price needs. */
    private static final Set<String> WANTED =
            Set.of("usagetype", "regionCode", "model", "titanModel", "servicename", "USD");

    private static final int PROGRESS_STEP = 1_000;

    private final String where;
    private final OfferSource.Counted in;
    private final Consumer<Sku> found;
    private final PriceImport.Progress progress;
    private final Map<String, Sku> withoutTerms = new LinkedHashMap<>();
    private final Map<String, String> words = new HashMap<>();
    private String offer = "";
    private String version = "";
    private boolean sawProducts;
    private long skus;

    private OfferFile(String where, InputStream in, Consumer<Sku> found, PriceImport.Progress progress) {
        this.where = where;
        this.in = new OfferSource.Counted(in);
        this.found = found;
        this.progress = progress;
    }

    /**
     * Reads every SKU of a list.
     *
     * @param place a file, or an http or https address
     * @param found hears every SKU once; one without terms comes last
     * @throws OfferException when the list cannot be read to its end
     */
    static Header read(String place, Consumer<Sku> found, PriceImport.Progress progress) {
        try (InputStream in = OfferSource.open(place)) {
            OfferFile file = new OfferFile(place, in, found, progress);
            file.documents();
            file.withoutTerms.values().forEach(file::found);
            return new Header(file.offer, file.version, file.skus);
        } catch (IOException e) {
            throw unreadable(place, e);
        } catch (JacksonIOException e) {
            // The parser reads ahead before there is a position.
            IOException cause = e.getCause();
            throw unreadable(place, cause == null ? new IOException(e) : cause);
        }
    }

    private static OfferException unreadable(String place, IOException e) {
        return new OfferException(
                place, "a price list must be readable to its end", OfferSource.told(e), "fetch it again", e);
    }

    private void documents() {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), in)) {
            try {
                while (parser.nextToken() != null) {
                    document(parser);
                }
            } catch (JacksonException e) {
                if (e.getCause() instanceof IOException cause) {
                    throw unreadable(where, cause);
                }
                throw wrong(parser, "a price list must be JSON", "something else, or its end", e);
            }
            if (!sawProducts) {
                throw wrong(parser, "a price list must have products", "none", null);
            }
        }
    }

    private void document(JsonParser parser) {
        require(parser, JsonToken.START_OBJECT, "an offer file, or an answer of GetProducts, must be an object");
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            parser.nextToken();
            switch (key) {
                case "offerCode", "serviceCode" -> offer = text(parser);
                case "version" -> version = text(parser);
                case "products" -> products(parser);
                case "product" -> product(parser, null);
                case "terms" -> terms(parser);
                case "PriceList" -> answers(parser);
                default -> parser.skipChildren();
            }
        }
    }

    /** What GetProducts answers: texts that are documents themselves. */
    private void answers(JsonParser parser) {
        require(parser, JsonToken.START_ARRAY, "'PriceList' must be a list");
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                document(parser);
            } else {
                try (JsonParser inner = JSON.createParser(ObjectReadContext.empty(), text(parser))) {
                    inner.nextToken();
                    document(inner);
                }
            }
        }
    }

    private void products(JsonParser parser) {
        require(parser, JsonToken.START_OBJECT, "'products' must be an object");
        sawProducts = true;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String code = parser.currentName();
            parser.nextToken();
            product(parser, code);
        }
    }

    private void product(JsonParser parser, @Nullable String key) {
        require(parser, JsonToken.START_OBJECT, "a product must be an object");
        sawProducts = true;
        String code = key;
        Map<String, String> attributes = Map.of();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "sku" -> code = text(parser);
                case "attributes" -> attributes = texts(parser);
                default -> parser.skipChildren();
            }
        }
        if (code == null) {
            throw wrong(parser, "a product must have a 'sku'", "none", null);
        }
        withoutTerms.put(
                code,
                new Sku(
                        code,
                        attributes.getOrDefault("usagetype", ""),
                        attributes.get("regionCode"),
                        OfferNames.of(attributes),
                        null,
                        List.of()));
    }

    private void terms(JsonParser parser) {
        require(parser, JsonToken.START_OBJECT, "'terms' must be an object");
        if (!sawProducts) {
            throw wrong(parser, "'terms' must come behind the products", "terms first", null);
        }
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            boolean onDemand = parser.currentName().equals("OnDemand");
            parser.nextToken();
            if (onDemand) {
                onDemand(parser);
            } else {
                parser.skipChildren();
            }
        }
    }

    /** By SKU and then by term in an offer file; by term in an answer of GetProducts, which is about one product. */
    private void onDemand(JsonParser parser) {
        require(parser, JsonToken.START_OBJECT, "'OnDemand' must be an object");
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            parser.nextToken();
            OfferTerms terms = new OfferTerms(this);
            int dot = key.indexOf('.');
            if (dot > 0) {
                terms.readTerm(parser);
            } else {
                terms.readAll(parser);
            }
            String code = dot > 0 ? key.substring(0, dot) : key;
            Sku product = withoutTerms.remove(code);
            found(terms.sku(product == null ? new Sku(code, "", null, List.of(), null, List.of()) : product));
        }
    }

    private void found(Sku sku) {
        found.accept(sku);
        skus++;
        if (skus % PROGRESS_STEP == 0) {
            progress.read(skus, in.bytes());
        }
    }

    Map<String, String> texts(JsonParser parser) {
        require(parser, JsonToken.START_OBJECT, "attributes and prices must be an object");
        Map<String, String> texts = new HashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (value.isScalarValue() && WANTED.contains(name)) {
                texts.put(name, text(parser));
            } else {
                parser.skipChildren();
            }
        }
        return texts;
    }

    /** One object a word: names, units and regions repeat in every SKU. */
    String text(JsonParser parser) {
        String text = parser.currentToken().isScalarValue() ? parser.getString() : "";
        return words.computeIfAbsent(text, word -> word);
    }

    void require(JsonParser parser, JsonToken token, String rule) {
        if (parser.currentToken() != token) {
            throw wrong(parser, rule, String.valueOf(parser.currentToken()), null);
        }
    }

    OfferException wrong(JsonParser parser, String rule, String found, @Nullable Throwable cause) {
        String place = where + ":" + parser.currentLocation().getLineNr() + ":"
                + parser.currentLocation().getColumnNr();
        String toDo = "give an offer file of the AWS Price List, or fetch it again";
        return cause == null
                ? new OfferException(place, rule, found, toDo)
                : new OfferException(place, rule, found, toDo, cause);
    }
}
