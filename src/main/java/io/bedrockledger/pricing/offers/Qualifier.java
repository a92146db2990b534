package io.bedrockledger.pricing.offers;

import java.util.Optional;

/** What stands behind the leg of a usage type and changes its price: each with its forms by {@link Spelling}. */
enum Qualifier {
    STANDARD("standard", "", "standard"),
    FLEX("flex", "Flex", "flex"),
    PRIORITY("priority", "Priority", "priority"),
    BATCH("batch", "Batch", "batch"),
    LATENCY_OPTIMIZED("latency-optimized", "LatencyOptimized", "latency_optimized"),
    LONG_CONTEXT("long-context", "LCtx", "long_context"),
    /** The same band as {@link #LONG_CONTEXT}, as the mantle endpoint writes it. */
    LONG_CTX("long-ctx", "", "long_ctx"),
    CROSS_REGION_GEO("cross-region-geo", "Geo", "geo"),
    CROSS_REGION_GLOBAL("cross-region-global", "Global", "global"),
    /** The same route as {@link #CROSS_REGION_GLOBAL}, as the mantle endpoint writes it. */
    SHORT_GLOBAL("global", "", ""),
    CUSTOM_MODEL("custom-model", "CustomModel", "custom_model");

    private final String dashed;
    private final String camel;
    private final String snake;

    Qualifier(String dashed, String camel, String snake) {
        this.dashed = dashed;
        this.camel = camel;
        this.snake = snake;
    }

    /** As a spelling writes it; empty when it has no such word. */
    String text(Spelling spelling) {
        return switch (spelling) {
            case LEGACY, MANTLE -> dashed;
            case MARKETPLACE -> camel;
            case SNAKE -> snake;
        };
    }

    /** The longest qualifier that a text ends with, behind the spelling's joint. */
    static Optional<Qualifier> endOf(String text, Spelling spelling) {
        Qualifier best = null;
        for (Qualifier each : values()) {
            String word = each.text(spelling);
            if (!word.isEmpty()
                    && text.endsWith(spelling.joint() + word)
                    && (best == null || word.length() > best.text(spelling).length())) {
                best = each;
            }
        }
        return Optional.ofNullable(best);
    }
}
