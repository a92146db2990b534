package io.bedrockledger.job;

import io.bedrockledger.pricing.Leg;
import io.bedrockledger.pricing.PriceBook;
import io.bedrockledger.pricing.RegionPrefixes;
import io.bedrockledger.pricing.Route;
import io.bedrockledger.pricing.offers.UsageTypes;
import io.bedrockledger.warehouse.BilledLeg;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The bill's usage types, by the names that the price book has for models and regions. */
final class BillNames implements io.bedrockledger.warehouse.UsageTypes {

    private static final String STANDARD = "standard";

    /** As the API names the standard tier in an answer. */
    private static final String DEFAULT_TIER = "default";

    private static final String USUAL_BAND = "usual";
    private static final Map<String, Leg> LEGS =
            Arrays.stream(Leg.values()).collect(Collectors.toMap(Leg::label, Function.identity()));
    private static final Map<String, Route> ROUTES =
            Arrays.stream(Route.values()).collect(Collectors.toMap(Route::label, Function.identity()));

    private final UsageTypes names;

    BillNames(PriceBook book, RegionPrefixes regions) {
        this.names = new UsageTypes(book, regions);
    }

    @Override
    public Optional<String> of(BilledLeg billed) {
        String model = billed.model();
        Leg leg = LEGS.get(billed.leg());
        if (leg == Leg.GUARDRAIL_UNIT) {
            return names.ofContentFilters(billed.region());
        }
        Route route = ROUTES.get(billed.route());
        if (model == null || leg == null || route == null) {
            return Optional.empty();
        }
        boolean longContext = !billed.contextBand().equals(USUAL_BAND);
        return names.of(
                model,
                route,
                mode(billed.serviceTier()),
                mode(billed.latencyMode()),
                leg,
                longContext,
                billed.region());
    }

    private static String mode(@Nullable String served) {
        String lower = served == null ? STANDARD : served.toLowerCase(Locale.ROOT);
        return lower.equals(DEFAULT_TIER) ? STANDARD : lower;
    }
}
