package io.bedrockledger.pricing;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a call's {@code modelId} points at: which model, by which route.
 *
 * @param kind what the id names
 * @param route the way of the call, as tables show it
 * @param pricingRoute the way whose prices apply; differs from {@code route} only behind a prompt router
 * @param model foundation model id in lower case without the prefix of a profile; null when the id does not tell
 * @param resourceId ARN of the profile, the provisioned, customised or imported model, the router or the endpoint that
 *     was called; null when a model or a profile was called by its plain id
 */
public record ModelTarget(
        Kind kind,
        Route route,
        Route pricingRoute,
        @Nullable String model,
        @Nullable String resourceId) {

    /** What a model id can name. */
    public enum Kind {
        FOUNDATION_MODEL,
        CROSS_REGION_PROFILE,
        /** An opaque ARN; what it stands for is known to the account's own list of profiles only. */
        APPLICATION_PROFILE,
        PROVISIONED_MODEL,
        CUSTOM_MODEL,
        IMPORTED_MODEL,
        MARKETPLACE_ENDPOINT,
        PROMPT_ROUTER,
        /** Something else, such as a prompt of Prompt management. */
        OTHER
    }

    public ModelTarget {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(route, "route");
        Objects.requireNonNull(pricingRoute, "pricingRoute");
    }

    ModelTarget(Kind kind, Route route, @Nullable String model, @Nullable String resourceId) {
        this(kind, route, route, model, resourceId);
    }

    /** Reads any form that AWS logs; what it does not recognise is {@link Kind#OTHER} on {@link Route#UNKNOWN}. */
    public static ModelTarget parse(String modelId) {
        return ModelIdParser.parse(modelId.strip());
    }

    /** True when only somebody else can tell the model: an application inference profile or a prompt router. */
    public boolean needsResolving() {
        return model == null && (kind == Kind.APPLICATION_PROFILE || kind == Kind.PROMPT_ROUTER);
    }

    /**
     * The same target with the model that is behind it. The route of an application inference profile is that of its
     * source; a router keeps its own and is priced by the way that it chose.
     *
     * @param source id or ARN of the model or cross-region profile behind the target
     * @return this target when it needs no resolving, or when the source does not name a model by a known route
     */
    public ModelTarget resolvedTo(String source) {
        ModelTarget behind = parse(source);
        if (!needsResolving() || behind.model == null || behind.route == Route.UNKNOWN) {
            return this;
        }
        Route shown = kind == Kind.PROMPT_ROUTER ? Route.PROMPT_ROUTER : behind.route;
        return new ModelTarget(kind, shown, behind.route, behind.model, resourceId);
    }
}
