package io.bedrockledger.pricing.offers;

import io.bedrockledger.pricing.Leg;
import io.bedrockledger.pricing.PriceBook;
import io.bedrockledger.pricing.RateCard;
import io.bedrockledger.pricing.Rates;
import io.bedrockledger.pricing.RegionPrefixes;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Compares the SKUs of one list with the book as of a day. */
final class PriceComparison {

    private static final int EXAMPLES = 5;

    /** One price of the list and the card of the book that stands for it, if any. */
    private record Compared(MappedSku.Priced sku, Optional<RateCard> card) {}

    private final BookPrices book;
    private final SkuMapper mapper;
    private final PrefixEvidence prefixes;
    private final LocalDate today;
    private final SortedMap<String, List<Compared>> byKey = new TreeMap<>();
    private final SortedMap<NotCompared, Long> notCompared = new TreeMap<>();
    private final Map<NotCompared, List<String>> examples = new EnumMap<>(NotCompared.class);
    private final List<PriceProposal.Difference> differences = new ArrayList<>();
    private long agreeing;

    PriceComparison(PriceBook book, RegionPrefixes regions, LocalDate today) {
        this.book = new BookPrices(book, today.atStartOfDay(ZoneOffset.UTC).toInstant());
        this.mapper = new SkuMapper(book, regions);
        this.prefixes = new PrefixEvidence(regions);
        this.today = today;
    }

    void add(Sku sku) {
        prefixes.add(sku);
        MappedSku mapped = mapper.map(sku);
        if (mapped instanceof MappedSku.Reported reported) {
            report(reported.reason(), reported.detail());
        } else if (mapped instanceof MappedSku.Priced priced) {
            Optional<RateCard> card = book.card(priced.key());
            if (priced.longContext() && card.map(RateCard::longContext).isEmpty()) {
                report(NotCompared.UNKNOWN_CONTEXT_LIMIT, priced.key().toString());
            } else {
                byKey.computeIfAbsent(priced.key().toString(), key -> new ArrayList<>())
                        .add(new Compared(priced, card));
            }
        }
    }

    private void report(NotCompared reason, String detail) {
        notCompared.merge(reason, 1L, Long::sum);
        List<String> shown = examples.computeIfAbsent(reason, none -> new ArrayList<>());
        if (shown.size() < EXAMPLES && !shown.contains(detail)) {
            shown.add(detail);
        }
    }

    PriceProposal proposal(OfferFile.Header header) {
        List<PriceProposal.Entry> entries = new ArrayList<>();
        byKey.values().forEach(group -> compare(group).ifPresent(entries::add));
        return new PriceProposal(
                header.offer(),
                header.version(),
                today,
                header.skus(),
                agreeing,
                differences,
                book.gone(byKey.values().stream()
                        .map(group -> group.get(0).sku().key())
                        .toList()),
                notCompared,
                examples,
                prefixes.news(),
                entries);
    }

    private Optional<PriceProposal.Entry> compare(List<Compared> group) {
        List<MappedSku.Priced> proposed = new ArrayList<>();
        group.sort(Comparator.comparing((Compared each) -> each.sku().longContext())
                .thenComparing(each -> each.sku().leg()));
        for (Compared each : group) {
            MappedSku.Priced sku = each.sku();
            Optional<BigDecimal> known =
                    each.card().flatMap(card -> rates(card, sku.longContext()).usd(sku.leg()));
            if (known.isPresent() && known.get().compareTo(sku.usd()) == 0) {
                agreeing++;
                continue;
            }
            PriceProposal.Kind kind = kind(each, known);
            differences.add(new PriceProposal.Difference(
                    kind,
                    sku.key(),
                    sku.leg(),
                    sku.longContext(),
                    known.orElse(null),
                    each.card()
                            .filter(card -> known.isPresent())
                            .map(RateCard::source)
                            .orElse(""),
                    sku.usd(),
                    sku.effective()));
            if (kind != PriceProposal.Kind.CONFLICT) {
                proposed.add(sku);
            }
        }
        return proposed.isEmpty()
                ? Optional.empty()
                : Optional.of(entry(proposed, group.get(0).card()));
    }

    /** A price that began after the book's was read is news; one that held already was read differently elsewhere. */
    private static PriceProposal.Kind kind(Compared each, Optional<BigDecimal> known) {
        if (known.isEmpty()) {
            return PriceProposal.Kind.ADDED;
        }
        Instant read = each.card()
                .orElseThrow()
                .checked()
                .plusDays(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
        return each.sku().effective().isBefore(read) ? PriceProposal.Kind.CONFLICT : PriceProposal.Kind.CHANGED;
    }

    private static Rates rates(RateCard card, boolean longContext) {
        RateCard.LongContext band = card.longContext();
        return longContext && band != null ? band.rates() : card.rates();
    }

    /** The card's other legs go along: it would stand before a card for every region and hide them. */
    private static PriceProposal.Entry entry(List<MappedSku.Priced> proposed, Optional<RateCard> card) {
        Map<Leg, BigDecimal> usd = new EnumMap<>(Leg.class);
        Map<Leg, BigDecimal> over = new EnumMap<>(Leg.class);
        Instant from = card.map(RateCard::from).orElse(Instant.EPOCH);
        RateCard.LongContext band = card.map(RateCard::longContext).orElse(null);
        card.ifPresent(known -> usd.putAll(known.rates().usd()));
        if (band != null) {
            over.putAll(band.rates().usd());
        }
        for (MappedSku.Priced sku : proposed) {
            (sku.longContext() ? over : usd).put(sku.leg(), sku.usd());
            from = sku.effective().isAfter(from) ? sku.effective() : from;
        }
        RateKey key = proposed.get(0).key();
        return new PriceProposal.Entry(
                key, from, usd, band == null ? null : new PriceProposal.Over(band.overTokens(), over));
    }
}
