package io.bedrockledger.pricing;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Calls as tests write them: standard tier, body seen, in Virginia in October 2026, unless they say otherwise. */
final class Calls {

    /** The book that the project ships. */
    static final PriceBook SHIPPED = PriceBook.load(Path.of("jobs/prices"));

    static final Instant OCTOBER = Instant.parse("2026-10-20T10:00:00Z");
    static final String VIRGINIA = "us-east-1";

    private final ModelTarget target;
    private String region = VIRGINIA;
    private Instant at = OCTOBER;
    private @Nullable String tier;
    private @Nullable String latency;
    private boolean bodySeen = true;
    private TokenBuckets tokens = TokenBuckets.NONE;
    private Quantities quantities = Quantities.NONE;
    private Billing billing = Billing.BILLED;

    private Calls(ModelTarget target) {
        this.target = target;
    }

    static Calls of(String modelId) {
        return new Calls(ModelTarget.parse(modelId));
    }

    static Calls of(ModelTarget target) {
        return new Calls(target);
    }

    Calls in(String region) {
        this.region = region;
        return this;
    }

    Calls at(Instant at) {
        this.at = at;
        return this;
    }

    Calls served(@Nullable String tier, @Nullable String latency) {
        this.tier = tier;
        this.latency = latency;
        return this;
    }

    Calls bodySeen(boolean seen) {
        this.bodySeen = seen;
        return this;
    }

    Calls tokens(TokenBuckets tokens) {
        this.tokens = tokens;
        return this;
    }

    /** Input and output tokens, nothing cached. */
    Calls tokens(long input, long output) {
        return tokens(new TokenBuckets(input, null, null, null, null, output));
    }

    Calls quantities(Quantities quantities) {
        this.quantities = quantities;
        return this;
    }

    Calls guardrailUnits(String units) {
        return quantities(new Quantities(null, null, null, new BigDecimal(units), null));
    }

    Calls billing(Billing billing) {
        this.billing = billing;
        return this;
    }

    PricedCall call() {
        return new PricedCall(target, region, at, tier, latency, bodySeen, tokens, quantities, billing);
    }

    Cost price() {
        return SHIPPED.price(call());
    }
}
