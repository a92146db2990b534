package io.bedrockledger.pricing;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What models cost: the models, their rate cards with source and interval, and the exact cost of a call by them.
 * Immutable; safe for use by several threads.
 */
public final class PriceBook {

    private final Map<String, ModelCard> models = new HashMap<>();
    private final List<ModelCard> modelCards;
    private final List<RateCard> rateCards;
    private final List<ModelCard> everyModel;
    private final List<RateCard> everyCard;
    private final CardIndex index;
    private final Pricer pricer;
    private final String version;

    /**
     * @param models without two of one id or alias
     * @param cards without two of one recording that hold for one call
     */
    PriceBook(List<ModelCard> models, List<RateCard> cards) {
        this(models, cards, Instant.MAX);
    }

    private PriceBook(List<ModelCard> models, List<RateCard> cards, Instant knownUntil) {
        this.everyModel = List.copyOf(models);
        this.everyCard = List.copyOf(cards);
        this.rateCards =
                everyCard.stream().filter(card -> card.knownAt(knownUntil)).toList();
        Set<String> known = rateCards.stream().map(RateCard::model).collect(Collectors.toSet());
        this.modelCards =
                everyModel.stream().filter(model -> known.contains(model.id())).toList();
        this.index = new CardIndex(rateCards);
        this.pricer = new Pricer(index);
        this.version = Edition.of(modelCards, rateCards);
        for (ModelCard model : modelCards) {
            this.models.put(model.id(), model);
            model.aliases().forEach(alias -> this.models.put(alias, model));
        }
    }

    /**
     * Reads a price book. What a gate refuses is in it, and not used.
     *
     * @param pricesDir the folder whose {@code *.yaml} files make the book
     * @throws PriceBookException when an entry is wrong, or contradicts another
     */
    public static PriceBook load(Path pricesDir) {
        return PriceBookReader.read(pricesDir).book();
    }

    /** The edition: the day of the newest entry and a hash of the content, such as {@code 2026-11-24-1a2b3c4d}. */
    public String version() {
        return version;
    }

    /**
     * The book as it was known at a time: without the entries that were recorded later, and the models that had none.
     * The names of models, and how they count, are today's.
     */
    public PriceBook asOf(Instant knownUntil) {
        return new PriceBook(everyModel, everyCard, knownUntil);
    }

    /**
     * An earlier edition, or this one.
     *
     * @param version as {@link #version()} gave it
     * @return empty when the entries do not add up to it any more: one of them was changed in place, or deleted
     */
    public Optional<PriceBook> edition(String version) {
        if (version.equals(this.version)) {
            return Optional.of(this);
        }
        return everyCard.stream()
                .map(RateCard::recorded)
                .distinct()
                .filter(recorded -> version.startsWith(recorded.toString().substring(0, Edition.DAY_CHARS)))
                .map(this::asOf)
                .filter(book -> version.equals(book.version))
                .findFirst();
    }

    /**
     * The day until which an edition knew the entries.
     *
     * @param version as {@link #version()} gave it
     * @return the last instant of that day; empty when the text is no edition's name
     */
    public static Optional<Instant> knownUntil(String version) {
        return Edition.lastInstant(version);
    }

    /** A model by its id or one of its aliases; empty when the book does not know it. */
    public Optional<ModelCard> model(String id) {
        return Optional.ofNullable(models.get(id));
    }

    /** The model that a target points at; empty when the id does not tell, or the book does not know it. */
    public Optional<ModelCard> model(ModelTarget target) {
        return Optional.ofNullable(modelOf(target));
    }

    private @Nullable ModelCard modelOf(ModelTarget target) {
        String model = target.model();
        return model == null ? null : models.get(model);
    }

    /** Every model with a card that is known, in the order of the files. */
    public List<ModelCard> models() {
        return modelCards;
    }

    /** Every rate card that is known, in the order of the files. */
    public List<RateCard> rateCards() {
        return rateCards;
    }

    /** The cards that hold at the end of a day. */
    List<RateCard> inForce(LocalDate day) {
        return inForce(day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minusNanos(1));
    }

    /** The cards that price calls at a time: of two of one key the later recorded; in the order of the files. */
    public List<RateCard> inForce(Instant at) {
        Map<List<Object>, RateCard> latest = new LinkedHashMap<>();
        for (RateCard card : rateCards) {
            if (card.holdsAt(at)) {
                latest.merge(card.key(), card, (a, b) -> b.recorded().isAfter(a.recorded()) ? b : a);
            }
        }
        return List.copyOf(latest.values());
    }

    /** Reported counts in disjoint buckets, by the way in which the target's family counts. */
    public TokenBuckets normalise(ModelTarget target, TokenCounts counts) {
        return TokenBuckets.of(counts, modelOf(target));
    }

    /**
     * What a call costs at list price, at its own time.
     *
     * @throws ArithmeticException when a cost is beyond what {@link Usd} holds
     */
    public Cost price(PricedCall call) {
        return pricer.price(call, canonical(call.target()), null);
    }

    /**
     * What copies of imported models cost. No call has a share of it: it is paid for a copy's windows of five minutes.
     *
     * @param cmuMinutes custom model units x minutes, zero or more, with at most six decimals
     */
    public Cost importedModel(String region, Instant at, BigDecimal cmuMinutes) {
        return pricer.imported(region, at, cmuMinutes);
    }

    /** The lines behind {@link #price}: those of the floor when the cost is BOUNDED. They add up to the list cost. */
    public List<LegLine> explain(PricedCall call) {
        List<LegLine> lines = new ArrayList<>();
        pricer.price(call, canonical(call.target()), lines);
        return List.copyOf(lines);
    }

    private @Nullable String canonical(ModelTarget target) {
        ModelCard model = modelOf(target);
        return model == null ? null : model.id();
    }

    /** True when any card of the model has a price for the leg. */
    public boolean bills(ModelTarget target, Leg leg) {
        ModelCard model = modelOf(target);
        return model != null && index.bills(model.id(), leg);
    }

    /** True of a model that bills what it reads and nothing that it writes: an embedding. */
    public boolean embeds(ModelTarget target) {
        return bills(target, Leg.INPUT) && !bills(target, Leg.OUTPUT);
    }

    /** True when the model bills the images that it reads, as an image embedding does; chat models bill them as tokens. */
    public boolean billsImagesRead(ModelTarget target) {
        return bills(target, Leg.IMAGE) && embeds(target);
    }

    /**
     * True when the answer's body can change a count or the price: a count is absent, written tokens may live for two
     * times, the book has more than one tier or latency mode, the model bills what the record's counts do not tell, or the
     * body names the model.
     *
     * @param counts what the record says without its body
     */
    public boolean bodyDecides(ModelTarget target, String region, Instant at, TokenCounts counts) {
        if (target.needsResolving() || counts.input() == null) {
            return true;
        }
        ModelCard model = modelOf(target);
        if (model == null) {
            return counts.output() == null;
        }
        List<RateCard> cards = index.at(model.id(), target.pricingRoute(), region, at);
        boolean outputIsBilled = cards.isEmpty() || index.bills(model.id(), Leg.OUTPUT);
        boolean mayBeCached = model.inputIsGross() || index.bills(model.id(), Leg.CACHE_READ);
        return (counts.output() == null && outputIsBilled)
                || (mayBeCached && (counts.cacheRead() == null || counts.cacheWrite() == null))
                || (model.hasTwoTimesToLive() && counts.hasUnsplitWrites())
                || Leg.TOLD_BY_BODY.stream().anyMatch(leg -> index.bills(model.id(), leg))
                || cards.size() > 1;
    }
}
