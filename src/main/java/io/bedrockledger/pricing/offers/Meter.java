package io.bedrockledger.pricing.offers;

import io.bedrockledger.pricing.Leg;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a usage type counts, with the very words that it uses.
 *
 * @param text the words, such as {@code cache-read-input-token-count}
 * @param leg the leg; {@code CACHE_WRITE} is the model's default time to live, whichever words name it
 * @param modality what the tokens stand for
 */
record Meter(String text, Leg leg, Modality modality) {

    /** What tokens stand for; the price differs. */
    public enum Modality {
        TEXT,
        IMAGE,
        VIDEO,
        AUDIO,
        SPEECH
    }

    private static final Map<Spelling, List<Meter>> KNOWN = Map.of(
            Spelling.LEGACY, legacy(),
            Spelling.MANTLE, mantle(),
            Spelling.MARKETPLACE, marketplace(),
            Spelling.SNAKE, snake());

    /** The meters of a spelling, the longest words first: a cache leg's end is an input leg's, too. */
    static List<Meter> of(Spelling spelling) {
        return KNOWN.getOrDefault(spelling, List.of());
    }

    /** The meter that has exactly these words. */
    static Optional<Meter> named(Spelling spelling, String text) {
        return of(spelling).stream().filter(meter -> meter.text.equals(text)).findFirst();
    }

    private static List<Meter> legacy() {
        Map<String, Meter> meters = new LinkedHashMap<>();
        for (Leg leg : List.of(Leg.INPUT, Leg.OUTPUT)) {
            String side = leg.label();
            add(meters, side + "-tokens", leg, Modality.TEXT);
            add(meters, side + "-token-count", leg, Modality.TEXT);
            for (Modality modality : Modality.values()) {
                String kind = modality.name().toLowerCase(Locale.ROOT);
                add(meters, kind + "-" + side + "-tokens", leg, modality);
                add(meters, kind + "-" + side + "-token-count", leg, modality);
                add(meters, side + "-" + kind + "-tokens", leg, modality);
                add(meters, side + "-" + kind + "-token-count", leg, modality);
            }
        }
        add(meters, "cache-read-input-token-count", Leg.CACHE_READ, Modality.TEXT);
        add(meters, "cache-write-input-token-count", Leg.CACHE_WRITE, Modality.TEXT);
        add(meters, "cache-write-input-token-count-1-hour", Leg.CACHE_WRITE_1H, Modality.TEXT);
        return longestFirst(meters);
    }

    private static List<Meter> mantle() {
        Map<String, Meter> meters = new LinkedHashMap<>();
        add(meters, "input-tokens", Leg.INPUT, Modality.TEXT);
        add(meters, "output-tokens", Leg.OUTPUT, Modality.TEXT);
        add(meters, "cache-read-tokens", Leg.CACHE_READ, Modality.TEXT);
        add(meters, "cache-write-tokens", Leg.CACHE_WRITE, Modality.TEXT);
        add(meters, "cache-write-5m-tokens", Leg.CACHE_WRITE, Modality.TEXT);
        add(meters, "cache-write-30m-tokens", Leg.CACHE_WRITE, Modality.TEXT);
        add(meters, "cache-write-1h-tokens", Leg.CACHE_WRITE_1H, Modality.TEXT);
        return longestFirst(meters);
    }

    private static List<Meter> marketplace() {
        Map<String, Meter> meters = new LinkedHashMap<>();
        add(meters, "InputTokenCount", Leg.INPUT, Modality.TEXT);
        add(meters, "OutputTokenCount", Leg.OUTPUT, Modality.TEXT);
        add(meters, "CacheReadInputTokenCount", Leg.CACHE_READ, Modality.TEXT);
        add(meters, "CacheWriteInputTokenCount", Leg.CACHE_WRITE, Modality.TEXT);
        add(meters, "CacheWrite1hInputTokenCount", Leg.CACHE_WRITE_1H, Modality.TEXT);
        add(meters, "MillionInputTokens", Leg.INPUT, Modality.TEXT);
        add(meters, "MillionOutputTokens", Leg.OUTPUT, Modality.TEXT);
        add(meters, "MillionBatchInputTokens", Leg.INPUT, Modality.TEXT);
        add(meters, "MillionBatchOutputTokens", Leg.OUTPUT, Modality.TEXT);
        return longestFirst(meters);
    }

    private static List<Meter> snake() {
        Map<String, Meter> meters = new LinkedHashMap<>();
        add(meters, "input_tokens", Leg.INPUT, Modality.TEXT);
        add(meters, "output_tokens", Leg.OUTPUT, Modality.TEXT);
        add(meters, "cache_read_tokens", Leg.CACHE_READ, Modality.TEXT);
        add(meters, "cache_write_tokens", Leg.CACHE_WRITE, Modality.TEXT);
        add(meters, "cache_write_tokens_1h", Leg.CACHE_WRITE_1H, Modality.TEXT);
        return longestFirst(meters);
    }

    private static void add(Map<String, Meter> meters, String text, Leg leg, Modality modality) {
        meters.putIfAbsent(text, new Meter(text, leg, modality));
    }

    private static List<Meter> longestFirst(Map<String, Meter> meters) {
        List<Meter> sorted = new ArrayList<>(meters.values());
        sorted.sort(Comparator.comparing((Meter meter) -> meter.text().length()).reversed());
        return List.copyOf(sorted);
    }
}
