package io.bedrockledger.pricing.offers;

import io.bedrockledger.pricing.Leg;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * What a price list says that the price book does not. Everything that was read is in one of the counts:
 * {@code skus = agreeing + added + changed + conflicting + not compared}, each by the SKU.
 *
 * @param offer the list's own name; empty when it has none
 * @param version the list's version; empty when it has none
 * @param today the day of the comparison, and of what the entries record
 * @param skus everything that was read
 * @param agreeing SKUs whose price the book has
 * @param differences the others that were compared, in the order of model and key
 * @param gone rate ids of region-specific cards whose model the list has, but not the card's key
 * @param notCompared by reason
 * @param examples a few SKUs by reason
 * @param regionNews sentences about prefixes
 * @param entries what may be copied into the book
 */
public record PriceProposal(
        String offer,
        String version,
        LocalDate today,
        long skus,
        long agreeing,
        List<Difference> differences,
        List<String> gone,
        SortedMap<NotCompared, Long> notCompared,
        Map<NotCompared, List<String>> examples,
        SortedSet<String> regionNews,
        List<Entry> entries) {

    /** How list and book differ. */
    public enum Kind {
        ADDED,
        CHANGED,
        CONFLICT
    }

    /**
     * One price that differs.
     *
     * @param book the book's price, in USD per unit of the leg; null when it has none
     * @param bookSource where the book has it from; empty without a price
     * @param list the list's price
     * @param effective from when it holds, as the list says
     */
    public record Difference(
            Kind kind,
            RateKey key,
            Leg leg,
            boolean longContext,
            @Nullable BigDecimal book,
            String bookSource,
            BigDecimal list,
            Instant effective) {}

    /**
     * A rate card that the list proposes, with what the book has for its other legs.
     *
     * @param over prices above the context limit; null without
     */
    public record Entry(
            RateKey key,
            Instant from,
            Map<Leg, BigDecimal> usd,
            @Nullable Over over) {}

    /**
     * Prices of requests above a limit.
     *
     * @param tokens the limit, which no list tells: the book's
     */
    public record Over(long tokens, Map<Leg, BigDecimal> usd) {}

    public PriceProposal {
        differences = List.copyOf(differences);
        gone = List.copyOf(gone);
        entries = List.copyOf(entries);
    }

    /** How many differ in one way. */
    public long count(Kind kind) {
        return differences.stream().filter(each -> each.kind() == kind).count();
    }
}
