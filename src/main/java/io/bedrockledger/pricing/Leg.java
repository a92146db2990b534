package io.bedrockledger.pricing;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

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
    /** Speech heard, in tokens. */
    SPEECH_INPUT(Unit.MILLION_TOKENS),
    /** Speech made, in tokens. */
    SPEECH_OUTPUT(Unit.MILLION_TOKENS),
    /** Images made by a model that counts them in tokens. */
    IMAGE_OUTPUT(Unit.MILLION_TOKENS),
    /** Images made, or read by an embedding model. */
    IMAGE(Unit.ONE),
    /** Seconds of audio or video made. */
    SECOND(Unit.ONE),
    /** Rerank queries. */
    SEARCH_UNIT(Unit.ONE),
    /** Requests for which a model looked into the web. */
    GROUNDING(Unit.ONE),
    /** Text units that a guardrail's content filters evaluated. */
    GUARDRAIL_UNIT(Unit.ONE),
    /** Text units that a guardrail's denied topics evaluated. */
    GUARDRAIL_TOPIC_UNIT(Unit.ONE),
    /** Text units that a guardrail searched for personal data. */
    GUARDRAIL_PII_UNIT(Unit.ONE),
    /** Text units whose grounding in a source a guardrail examined. */
    GUARDRAIL_GROUNDING_UNIT(Unit.ONE),
    /** Text units that a guardrail examined by automated reasoning. */
    GUARDRAIL_REASONING_UNIT(Unit.ONE),
    /** Minutes of a custom model unit, in which copies of imported models are billed. */
    CMU_MINUTE(Unit.ONE),
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

    /** What a guardrail charges, by policy. */
    static final Set<Leg> GUARDRAIL = EnumSet.range(GUARDRAIL_UNIT, GUARDRAIL_REASONING_UNIT);

    /** What a model bills besides text, in the order of the constants. */
    static final List<Leg> BESIDE_TEXT =
            List.of(SPEECH_INPUT, SPEECH_OUTPUT, IMAGE_OUTPUT, IMAGE, SECOND, SEARCH_UNIT, GROUNDING);

    /** What no count of a record's envelope tells. */
    static final List<Leg> TOLD_BY_BODY = List.of(SPEECH_INPUT, SPEECH_OUTPUT, IMAGE_OUTPUT, GROUNDING);

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

    /** Its place in an array of legs, which pricing fills for every call; never stored. */
    @SuppressWarnings("EnumOrdinal")
    int index() {
        return ordinal();
    }

    /** True of what a guardrail charges, whatever the model. */
    boolean isGuardrails() {
        return GUARDRAIL.contains(this);
    }
}
