package io.bedrockledger.ingest;

import io.bedrockledger.pricing.Billing;
import io.bedrockledger.pricing.ModelTarget;
import io.bedrockledger.pricing.PriceBook;
import io.bedrockledger.pricing.PricedCall;
import io.bedrockledger.pricing.Route;
import io.bedrockledger.pricing.TokenBuckets;
import io.bedrockledger.pricing.TokenCounts;
import io.bedrockledger.warehouse.InvocationColumn;
import io.bedrockledger.warehouse.Row;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A row of {@code invocations} as the price book wants it: what was priced when the row was made. */
public final class StoredCall {

    private static final String ROUTER = Route.PROMPT_ROUTER.label();

    private final Row row;
    private final PriceBook before;

    /**
     * A stored call.
     *
     * @param before the book that priced it
     */
    public StoredCall(Row row, PriceBook before) {
        this.row = row;
        this.before = before;
    }

    /**
     * The call for another book, with its tokens as that book's models count.
     *
     * @return empty when the row does not tell what was priced: only the log does
     */
    public Optional<PricedCall> by(PriceBook after) {
        return tellsPolicies() ? tokens(after).map(tokens -> call(after, tokens)) : Optional.empty();
    }

    /** False of a row that was written before units were told by policy. */
    private boolean tellsPolicies() {
        return row.decimal(InvocationColumn.GUARDRAIL_UNITS) == null
                || row.decimal(InvocationColumn.GUARDRAIL_CONTENT_UNITS) != null;
    }

    private PricedCall call(PriceBook book, TokenBuckets tokens) {
        ModelTarget target = target();
        return new PricedCall(
                target,
                row.requiredText(InvocationColumn.REGION),
                row.requiredInstant(InvocationColumn.INVOKED_AT),
                row.text(InvocationColumn.SERVICE_TIER),
                row.text(InvocationColumn.LATENCY_MODE),
                // The row has the standard tier and mode in words where a body was read.
                false,
                tokens,
                BilledQuantities.of(row, book, target),
                billing());
    }

    /** What was called. */
    ModelTarget target() {
        ModelTarget parsed = ModelTarget.parse(row.requiredText(InvocationColumn.MODEL_ID));
        String model = row.text(InvocationColumn.MODEL);
        if (!parsed.needsResolving() || model == null) {
            return parsed;
        }
        String shown = row.requiredText(InvocationColumn.ROUTE);
        return new ModelTarget(parsed.kind(), route(shown), route(taken(shown)), model, parsed.resourceId());
    }

    /** The way whose prices applied; behind a router the rate card tells it. */
    private String taken(String shown) {
        String rateId = row.text(InvocationColumn.RATE_ID);
        return shown.equals(ROUTER) && rateId != null ? rateId.split("/", -1)[1] : shown;
    }

    private static Route route(String label) {
        return Stream.of(Route.values())
                .filter(route -> route.label().equals(label))
                .findFirst()
                .orElse(Route.UNKNOWN);
    }

    private Billing billing() {
        return switch (row.requiredText(InvocationColumn.STATUS)) {
            case "GUARDRAIL_INPUT_BLOCKED" -> Billing.BLOCKED_AT_INPUT;
            case "ERROR" -> Billing.FAILED;
            case "NO_COUNTS" ->
                "OFFLOADED".equals(row.text(InvocationColumn.BODY_LOCATION))
                                && row.text(InvocationColumn.LATENCY_MODE) == null
                        ? Billing.BODY_UNAVAILABLE
                        : Billing.NO_COUNTS;
            default -> Billing.BILLED;
        };
    }

    private TokenBuckets tokens() {
        return new TokenBuckets(
                row.number(InvocationColumn.INPUT_TOKENS),
                row.number(InvocationColumn.CACHE_READ_TOKENS),
                row.number(InvocationColumn.CACHE_WRITE_TOKENS),
                row.number(InvocationColumn.CACHE_WRITE_1H_TOKENS),
                row.number(InvocationColumn.CACHE_WRITE_UNKNOWN_TOKENS),
                row.number(InvocationColumn.OUTPUT_TOKENS));
    }

    /**
     * The tokens in the buckets of a book that may know a model which the one before did not. Whether an unknown model's
     * input contained its cached tokens is in the log alone.
     */
    private Optional<TokenBuckets> tokens(PriceBook after) {
        TokenBuckets tokens = tokens();
        boolean isNew =
                before.model(target()).isEmpty() && after.model(target()).isPresent();
        if (!isNew) {
            return Optional.of(tokens);
        }
        Long writes = writes(tokens);
        boolean cached = zeroIfAbsent(tokens.cacheRead()) > 0 || (writes != null && writes > 0);
        if (cached && after.model(target()).orElseThrow().inputIsGross()) {
            return Optional.empty();
        }
        return Optional.of(after.normalise(
                target(),
                new TokenCounts(
                        tokens.input(),
                        tokens.cacheRead(),
                        writes,
                        zeroAsAbsent(tokens.cacheWrite()),
                        zeroAsAbsent(tokens.cacheWrite1h()),
                        tokens.output(),
                        false)));
    }

    private static @Nullable Long writes(TokenBuckets tokens) {
        if (tokens.cacheWriteUnknown() == null) {
            return null;
        }
        return zeroIfAbsent(tokens.cacheWrite())
                + zeroIfAbsent(tokens.cacheWrite1h())
                + zeroIfAbsent(tokens.cacheWriteUnknown());
    }

    private static @Nullable Long zeroAsAbsent(@Nullable Long count) {
        return count == null || count == 0 ? null : count;
    }

    private static long zeroIfAbsent(@Nullable Long count) {
        return count == null ? 0 : count;
    }
}
