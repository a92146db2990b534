package io.bedrockledger.ingest;

import io.bedrockledger.pricing.PriceBook;
import io.bedrockledger.pricing.RateCard;
import io.bedrockledger.warehouse.Draft;
import io.bedrockledger.warehouse.LedgerTable;
import io.bedrockledger.warehouse.RowFile;
import io.bedrockledger.warehouse.Warehouse;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.iceberg.DataFile;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code prices}: every rate card that a run ever knew. A card stays, and keeps its prices, for ever; what is
 * told of it beside them (until when it holds, who supersedes it) is the newest book's word.
 */
public final class PublishedPrices {

    private static final Comparator<PriceRow> ORDER = Comparator.comparing(
                    (PriceRow row) -> row.key().rateId())
            .thenComparing(row -> row.key().overTokens(), Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(row -> row.key().leg());

    private final Map<PriceRow.Key, PriceRow> held = new LinkedHashMap<>();
    private final Map<PriceRow.Key, PriceRow> wanted = new LinkedHashMap<>();

    private PublishedPrices(Warehouse warehouse, PriceBook book) {
        for (DataFile file : warehouse.files(LedgerTable.PRICES)) {
            warehouse.read(LedgerTable.PRICES, file, row -> {
                PriceRow price = PriceRow.of(row);
                held.put(price.key(), price);
            });
        }
        wanted.putAll(held);
        Map<RateCard, String> later = superseded(book);
        for (RateCard card : book.rateCards()) {
            PriceRow.of(card, book.model(card.model()).orElse(null), later.get(card))
                    .forEach(row -> wanted.put(row.key(), row));
        }
    }

    /**
     * Requires that no published card has other prices in the book.
     *
     * @throws IllegalArgumentException naming the card and both prices
     */
    public static void require(Warehouse warehouse, PriceBook book) {
        new PublishedPrices(warehouse, book).requireSamePrices(book);
    }

    /** Drafts the cards that the table lacks; nothing when it has them all as they are. */
    static void draft(Warehouse warehouse, PriceBook book, Draft draft) {
        PublishedPrices prices = new PublishedPrices(warehouse, book);
        if (prices.wanted.equals(prices.held)) {
            return;
        }
        try (RowFile file = warehouse.write(LedgerTable.PRICES, draft.runId())) {
            prices.wanted.values().stream().sorted(ORDER).forEach(price -> {
                price.fill(file.row());
                file.append();
            });
            draft.replaceAll(LedgerTable.PRICES, file.finish().map(List::of).orElse(List.of()));
        }
    }

    private void requireSamePrices(PriceBook book) {
        Set<String> cards = book.rateCards().stream().map(RateCard::rateId).collect(Collectors.toSet());
        Map<PriceRow.Key, PriceRow> inBook = new HashMap<>();
        for (RateCard card : book.rateCards()) {
            PriceRow.of(card, null, null).forEach(row -> inBook.put(row.key(), row));
        }
        Set<String> published = held.keySet().stream().map(PriceRow.Key::rateId).collect(Collectors.toSet());
        Map<PriceRow.Key, PriceRow> both =
                new TreeMap<>(Comparator.comparing(PriceRow.Key::rateId).thenComparing(Object::toString));
        held.forEach((key, row) -> {
            if (cards.contains(key.rateId())) {
                both.put(key, row);
            }
        });
        inBook.forEach((key, row) -> {
            if (published.contains(key.rateId())) {
                both.put(key, row);
            }
        });
        for (PriceRow.Key key : both.keySet()) {
            BigDecimal before = priceOf(held.get(key));
            BigDecimal now = priceOf(inBook.get(key));
            if (before.compareTo(now) != 0) {
                throw new IllegalArgumentException(
                        "[" + key.rateId()
                                + "] the prices of a published entry never change; " + key.leg()
                                + Optional.ofNullable(key.overTokens())
                                        .map(tokens -> " of requests above " + tokens + " tokens")
                                        .orElse("")
                                + " was published as " + text(before) + " and is " + text(now)
                                + " now, in USD; put the old price back, and add the new one as an entry with a later recorded");
            }
        }
    }

    /** The price; minus one where there is none. */
    private static BigDecimal priceOf(@Nullable PriceRow row) {
        return row == null ? BigDecimal.ONE.negate() : row.priceUsd();
    }

    private static String text(BigDecimal price) {
        return price.signum() < 0 ? "no price" : price.stripTrailingZeros().toPlainString();
    }

    /** Of each card the first that was recorded later, for the same calls, and holds at a time at which it does. */
    private static Map<RateCard, String> superseded(PriceBook book) {
        Map<List<Object>, List<RateCard>> byKey =
                book.rateCards().stream().collect(Collectors.groupingBy(RateCard::key));
        Map<RateCard, String> superseded = new HashMap<>();
        for (List<RateCard> cards : byKey.values()) {
            for (RateCard card : cards) {
                cards.stream()
                        .filter(other -> other.recorded().isAfter(card.recorded()) && card.overlaps(other))
                        .min(Comparator.comparing(RateCard::recorded).thenComparing(RateCard::from))
                        .ifPresent(other -> superseded.put(card, other.rateId()));
            }
        }
        return superseded;
    }
}
