package io.bedrockledger.ingest;

import io.bedrockledger.pricing.PriceBook;
import io.bedrockledger.pricing.RateCard;
import io.bedrockledger.warehouse.Draft;
import io.bedrockledger.warehouse.LedgerTable;
import io.bedrockledger.warehouse.RowFile;
import io.bedrockledger.warehouse.Warehouse;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.iceberg.DataFile;
import org.jspecify.annotations.Nullable;

/**
 * The price book, and the table {@code prices}: every rate card that a run ever knew. A card stays, and keeps its prices,
 * for ever; what is told of it beside them (until when it holds, who supersedes it) is the newest book's word.
 *
 * <p>The table is read when it has changed since it was read last, by this process or another.
 */
public final class PublishedPrices {

    private static final Comparator<PriceRow.Key> ORDER = Comparator.comparing(PriceRow.Key::rateId)
            .thenComparing(PriceRow.Key::overTokens, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(PriceRow.Key::leg);

    private final Warehouse warehouse;
    private final PriceBook book;
    private final Map<PriceRow.Key, PriceRow> inBook = new LinkedHashMap<>();
    private Map<PriceRow.Key, PriceRow> held = Map.of();
    private OptionalLong read = OptionalLong.empty();

    private PublishedPrices(Warehouse warehouse, PriceBook book) {
        this.warehouse = warehouse;
        this.book = book;
        Map<RateCard, String> later = superseded(book);
        for (RateCard card : book.rateCards()) {
            PriceRow.of(card, book.model(card.model()).orElse(null), later.get(card))
                    .forEach(row -> inBook.put(row.key(), row));
        }
    }

    /**
     * The prices of a book beside those that were published.
     *
     * @throws IllegalArgumentException naming a published card that has other prices in the book, and both prices
     */
    public static PublishedPrices of(Warehouse warehouse, PriceBook book) {
        PublishedPrices prices = new PublishedPrices(warehouse, book);
        prices.read();
        prices.requireSamePrices();
        return prices;
    }

    public PriceBook book() {
        return book;
    }

    /** Drafts the cards that the table lacks; nothing when it has them all as they are. */
    synchronized void draft(Draft draft) {
        read();
        boolean heldAll = inBook.values().stream().allMatch(row -> row.equals(held.get(row.key())));
        if (heldAll) {
            return;
        }
        SortedMap<PriceRow.Key, PriceRow> wanted = new TreeMap<>(ORDER);
        wanted.putAll(held);
        wanted.putAll(inBook);
        try (RowFile file = warehouse.write(LedgerTable.PRICES, draft.runId())) {
            wanted.values().forEach(price -> {
                price.fill(file.row());
                file.append();
            });
            draft.replaceAll(LedgerTable.PRICES, file.finish().map(List::of).orElse(List.of()));
        }
    }

    /** Reads the table, unless it is as it was. */
    private void read() {
        OptionalLong current = warehouse.snapshot(LedgerTable.PRICES);
        if (current.equals(read)) {
            return;
        }
        Map<PriceRow.Key, PriceRow> rows = new HashMap<>();
        for (DataFile file : warehouse.files(LedgerTable.PRICES)) {
            warehouse.read(LedgerTable.PRICES, file, row -> {
                PriceRow price = PriceRow.of(row);
                rows.put(price.key(), price);
            });
        }
        held = rows;
        read = current;
    }

    /** A card that is published and in the book has the same legs in both, each at one price. */
    private void requireSamePrices() {
        Set<String> cards = rateIds(inBook);
        Set<String> published = rateIds(held);
        SortedSet<PriceRow.Key> changed = new TreeSet<>(ORDER);
        held.forEach((key, row) -> {
            if (cards.contains(key.rateId()) && !samePrice(row, inBook.get(key))) {
                changed.add(key);
            }
        });
        inBook.forEach((key, row) -> {
            if (published.contains(key.rateId()) && !samePrice(row, held.get(key))) {
                changed.add(key);
            }
        });
        if (!changed.isEmpty()) {
            throw changed(changed.first());
        }
    }

    private IllegalArgumentException changed(PriceRow.Key key) {
        return new IllegalArgumentException("[" + key.rateId()
                + "] the prices of a published entry never change; " + key.leg()
                + Optional.ofNullable(key.overTokens())
                        .map(tokens -> " of requests above " + tokens + " tokens")
                        .orElse("")
                + " was published as " + text(held.get(key)) + " and is " + text(inBook.get(key))
                + " now, in USD; put the old price back, and add the new one as an entry with a later recorded");
    }

    private static Set<String> rateIds(Map<PriceRow.Key, PriceRow> rows) {
        return rows.keySet().stream().map(PriceRow.Key::rateId).collect(Collectors.toSet());
    }

    private static boolean samePrice(PriceRow one, @Nullable PriceRow other) {
        return other != null && one.priceUsd().compareTo(other.priceUsd()) == 0;
    }

    private static String text(@Nullable PriceRow row) {
        return row == null ? "no price" : row.priceUsd().stripTrailingZeros().toPlainString();
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
