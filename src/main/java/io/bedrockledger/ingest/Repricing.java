package io.bedrockledger.ingest;

import io.bedrockledger.pricing.Cost;
import io.bedrockledger.pricing.ModelCard;
import io.bedrockledger.pricing.PriceBook;
import io.bedrockledger.pricing.PricedCall;
import io.bedrockledger.pricing.TokenBuckets;
import io.bedrockledger.warehouse.DayUnit;
import io.bedrockledger.warehouse.InvocationColumn;
import io.bedrockledger.warehouse.LedgerTable;
import io.bedrockledger.warehouse.LogDayReceipt;
import io.bedrockledger.warehouse.Receipts;
import io.bedrockledger.warehouse.Row;
import io.bedrockledger.warehouse.StopCheck;
import io.bedrockledger.warehouse.Warehouse;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.iceberg.DataFile;

/**
 * What the current edition of the price book makes of calls that were priced by another one, from their rows alone: no log
 * is read.
 */
public final class Repricing {

    private final Warehouse warehouse;
    private final PriceBook book;
    private final Window window;
    private final StopCheck stop;

    /**
     * A repricing.
     *
     * @param window log days, both inclusive
     */
    public Repricing(Warehouse warehouse, PriceBook book, Window window) {
        this(warehouse, book, window, StopCheck.NEVER);
    }

    /**
     * A repricing that may be stopped.
     *
     * @param stop asked at every row
     */
    Repricing(Warehouse warehouse, PriceBook book, Window window, StopCheck stop) {
        this.warehouse = warehouse;
        this.book = book;
        this.window = window;
        this.stop = stop;
    }

    /** What would change; nothing is written. */
    public RepricingTotals look() {
        RepricingTally tally = new RepricingTally(book.version());
        days(tally).forEach((unit, receipt) -> {
            tally.day(receipt);
            for (DataFile file : warehouse.files(LedgerTable.INVOCATIONS, List.of(unit))) {
                warehouse.read(LedgerTable.INVOCATIONS, file, row -> {
                    if (isOf(row, unit)) {
                        reprice(row, receipt.priceBookVersion(), tally);
                    }
                });
            }
        });
        return tally.totals();
    }

    /**
     * The published log days of the window that another edition priced, in the order of their dates.
     *
     * @param tally told how many are published by any edition
     */
    SortedMap<DayUnit, LogDayReceipt> days(RepricingTally tally) {
        SortedMap<DayUnit, LogDayReceipt> days = new TreeMap<>(Listing.BY_DATE);
        List<LogDayReceipt> published = new Receipts(warehouse).logDays(window.from(), window.to());
        tally.published(published.size());
        for (LogDayReceipt day : published) {
            if (!day.priceBookVersion().equals(book.version())) {
                days.put(day.unit(), day);
            }
        }
        return days;
    }

    static boolean isOf(Row call, DayUnit unit) {
        return call.requiredText(InvocationColumn.ACCOUNT_ID).equals(unit.accountId())
                && call.requiredText(InvocationColumn.REGION).equals(unit.region());
    }

    /**
     * Prices a row by the current edition, in place.
     *
     * @param edition the one of its day, where the row names none
     * @return what changed; empty when the row costs what it did, by the same entry, or does not tell what was priced
     */
    Optional<Change> reprice(Row row, String edition, RepricingTally tally) {
        String named = row.text(InvocationColumn.PRICE_BOOK_VERSION);
        String from = named == null ? edition : named;
        stop.check();
        tally.call();
        StoredCost before = StoredCost.of(row);
        Optional<PricedCall> call = new StoredCall(row, tally.bookOf(from, book)).by(book);
        if (call.isEmpty()) {
            tally.untold();
            return Optional.empty();
        }
        Cost cost = book.price(call.get());
        StoredCost after = StoredCost.of(cost);
        model(row, call.get());
        CostColumns.fill(row, cost, book.version());
        if (after.equals(before)) {
            return Optional.empty();
        }
        tally.changed(row, before, after);
        return Optional.of(new Change(from, before, after));
    }

    /** What a request cost before and after. */
    record Change(String fromEdition, StoredCost before, StoredCost after) {}

    /** What the book says of the model, and the tokens as the model counts. */
    private void model(Row row, PricedCall call) {
        Optional<ModelCard> card = book.model(call.target());
        card.ifPresent(model -> row.set(InvocationColumn.MODEL, model.id())
                .set(InvocationColumn.MODEL_FAMILY, model.family())
                .set(InvocationColumn.MODEL_DEVELOPER, model.developer()));
        TokenBuckets tokens = call.tokens();
        row.set(InvocationColumn.INPUT_TOKENS, tokens.input())
                .set(InvocationColumn.CACHE_READ_TOKENS, tokens.cacheRead())
                .set(InvocationColumn.CACHE_WRITE_TOKENS, tokens.cacheWrite())
                .set(InvocationColumn.CACHE_WRITE_1H_TOKENS, tokens.cacheWrite1h())
                .set(InvocationColumn.CACHE_WRITE_UNKNOWN_TOKENS, tokens.cacheWriteUnknown())
                .set(InvocationColumn.OUTPUT_TOKENS, tokens.output());
    }
}
