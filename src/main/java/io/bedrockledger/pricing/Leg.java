package io.bedrockledger.pricing;

import java.util.Locale;

/** One thing that a call is billed for: a count and what one of it costs. */
public enum Leg {
    /** Input tokens that touched no cache. */
    INPUT(Unit.MILLION_TOKENS),
    /** Tokens read from the prompt cache. */
    CACHE_READ(Unit.MILLION_TOKENS),
    /** Tokens written to the prompt cache at the model's default time to live. */
    CACHE_WRITE(Unit.MILLION_TOKENS),
    /** Tokens written to the prompt cache for one hour, where that is not the default. */
    CACHE_WRITE_1H(Unit.MILLION_TOKENS),
    /** Output tokens, reasoning included. */
    OUTPUT(Unit.MILLION_TOKENS),
    /** Images made, or read by an embedding model. */
    IMAGE(Unit.ONE),
    /** Seconds of audio or video made. */
    SECOND(Unit.ONE),
    /** Rerank queries. */
    SEARCH_UNIT(Unit.ONE),
    /** Text units that a guardrail's content filters and denied topics evaluated. */
    GUARDRAIL_UNIT(Unit.ONE),
    /** Requests, where a service charges for each: a prompt router. */
    REQUEST(Unit.ONE);

    /** How much a price is for. */
    public enum Unit {
        /** A million tokens. */
        MILLION_TOKENS("1M tokens"),
        /** One of what the leg counts. */
        ONE("1 unit");

        private final String label;

        Unit(String label) {
            this.label = label;
        }

        /** As a person reads it, such as {@code 1M tokens}. */
        public String label() {
            return label;
        }
    }

    private final String label = name().toLowerCase(Locale.ROOT);
    private final Unit unit;

    Leg(Unit unit) {
        this.unit = unit;
    }

    /** The name in tables and in the price book, such as {@code cache_write_1h}. */
    public String label() {
        return label;
    }

    /** How much a price of this leg is for. */
    public Unit unit() {
        return unit;
    }
}
