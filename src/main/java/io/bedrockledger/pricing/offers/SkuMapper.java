package io.bedrockledger.pricing.offers;

import io.bedrockledger.pricing.Leg;
import io.bedrockledger.pricing.ModelCard;
import io.bedrockledger.pricing.PriceBook;
import io.bedrockledger.pricing.RegionPrefixes;
import io.bedrockledger.pricing.Route;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says of every SKU which price of the book it is, or why it is none. */
final class SkuMapper {

    /** The book's name for what guardrails cost; its content filters are what the list was seen to name. */
    private static final String GUARDRAILS = "amazon.bedrock-guardrails";

    private static final String STANDARD = "standard";
    private static final int MAX_DECIMALS = 6;

    private final Map<String, String> modelByName = new HashMap<>();
    private final RegionPrefixes regions;

    SkuMapper(PriceBook book, RegionPrefixes regions) {
        this.regions = regions;
        for (ModelCard model : book.models()) {
            model.billNames().usageNames().forEach(name -> modelByName.put(name, model.id()));
            model.billNames().listNames().forEach(name -> modelByName.put(name, model.id()));
            model.aliases().forEach(alias -> modelByName.put(alias, model.id()));
            modelByName.put(model.id(), model.id());
        }
    }

    MappedSku map(Sku sku) {
        UsageType type = UsageType.parse(sku.usageType());
        if (type instanceof UsageType.Tokens tokens) {
            return tokens(sku, tokens);
        }
        if (type instanceof UsageType.Other other) {
            return other(sku, other);
        }
        if (type instanceof UsageType.Unmapped unmapped) {
            return new MappedSku.Reported(NotCompared.UNKNOWN_USAGE_TYPE, named(sku) + ": " + unmapped.reason());
        }
        boolean reserved = type instanceof UsageType.Reserved;
        return new MappedSku.Reported(reserved ? NotCompared.RESERVED : NotCompared.PROVISIONED, named(sku));
    }

    private MappedSku tokens(Sku sku, UsageType.Tokens tokens) {
        if (tokens.isCustom()) {
            return new MappedSku.Reported(NotCompared.CUSTOM_MODEL, named(sku));
        }
        Leg leg = leg(tokens.meter());
        if (leg == null) {
            return new MappedSku.Reported(NotCompared.OTHER_MODALITY, named(sku));
        }
        String model = model(tokens.name(), sku.names());
        if (model == null) {
            return new MappedSku.Reported(NotCompared.UNKNOWN_MODEL, called(tokens.name(), sku));
        }
        return priced(
                sku,
                tokens.prefix(),
                region -> new RateKey(model, tokens.route(), region, tokens.tier(), tokens.latency(), tokens.isBatch()),
                leg,
                tokens.isLongContext());
    }

    /** Null of tokens that are billed apart and for which there is no leg: images, audio and video that were read. */
    private static @Nullable Leg leg(Meter meter) {
        boolean input = meter.leg() == Leg.INPUT;
        return switch (meter.modality()) {
            case TEXT -> meter.leg();
            case SPEECH -> input ? Leg.SPEECH_INPUT : Leg.SPEECH_OUTPUT;
            case IMAGE -> input ? null : Leg.IMAGE_OUTPUT;
            case VIDEO, AUDIO -> null;
        };
    }

    private MappedSku other(Sku sku, UsageType.Other other) {
        Leg leg = null;
        String model = null;
        if (other.words().equals("created_image")) {
            leg = Leg.IMAGE;
            model = model("", sku.names());
        } else if (other.words().equals("search_units")) {
            leg = Leg.SEARCH_UNIT;
            model = model("", sku.names());
        } else if (other.words().equals(UsageTypes.CONTENT_FILTERS)) {
            leg = Leg.GUARDRAIL_UNIT;
            model = GUARDRAILS;
        }
        if (leg == null) {
            return new MappedSku.Reported(NotCompared.OTHER_SERVICE, other.service() + " " + named(sku));
        }
        if (model == null) {
            return new MappedSku.Reported(NotCompared.UNKNOWN_MODEL, called("", sku));
        }
        String known = model;
        return priced(
                sku,
                other.prefix(),
                region -> new RateKey(known, Route.IN_REGION, region, STANDARD, STANDARD, false),
                leg,
                false);
    }

    private interface InRegion {
        RateKey key(String region);
    }

    private MappedSku priced(Sku sku, String prefix, InRegion key, Leg leg, boolean longContext) {
        String region = sku.region() != null
                ? sku.region()
                : regions.ofPrefix(prefix).map(RegionPrefixes.Entry::region).orElse(null);
        if (region == null) {
            return new MappedSku.Reported(NotCompared.UNKNOWN_REGION, named(sku));
        }
        if (sku.prices().size() > 1) {
            return new MappedSku.Reported(NotCompared.VOLUME_TIERS, named(sku));
        }
        Instant effective = sku.effective();
        Optional<BigDecimal> listed = sku.prices().stream().findFirst().flatMap(SkuMapper::decimal);
        if (listed.isEmpty() || effective == null) {
            return new MappedSku.Reported(NotCompared.NO_PRICE, named(sku));
        }
        Sku.Price price = sku.prices().get(0);
        Optional<BigDecimal> factor = PriceUnit.factor(price, leg);
        if (factor.isEmpty()) {
            return new MappedSku.Reported(NotCompared.UNKNOWN_UNIT, named(sku) + " in '" + price.unit() + "'");
        }
        BigDecimal usd = listed.get().multiply(factor.get()).stripTrailingZeros();
        return usd.scale() > MAX_DECIMALS
                ? new MappedSku.Reported(NotCompared.TOO_MANY_DECIMALS, named(sku) + " at " + usd.toPlainString())
                : new MappedSku.Priced(key.key(region), leg, longContext, usd, effective);
    }

    private static Optional<BigDecimal> decimal(Sku.Price price) {
        try {
            BigDecimal usd = new BigDecimal(price.usd());
            return usd.signum() >= 0 ? Optional.of(usd) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** By the usage type's own name first: attributes are written by hand. */
    private @Nullable String model(String usageName, List<String> names) {
        String model = usageName.isEmpty() ? null : modelByName.get(usageName);
        for (int i = 0; model == null && i < names.size(); i++) {
            model = modelByName.get(names.get(i));
        }
        return model;
    }

    private static String called(String usageName, Sku sku) {
        String name = sku.names().isEmpty() ? "no name" : sku.names().get(0);
        return usageName.isEmpty() ? name : usageName + " (" + name + ")";
    }

    private static String named(Sku sku) {
        return sku.usageType().isEmpty() ? "SKU " + sku.code() : sku.usageType();
    }
}
