package io.bedrockledger.pricing.offers;

import io.bedrockledger.pricing.Route;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A usage type of the bill and of the price list, taken apart; one that no rule knows is {@link Unmapped}, never lost. */
sealed interface UsageType {

    /** The usage type as AWS writes it: for every case the very text that was parsed. */
    String text();

    /** Takes a usage type apart; total: every text is one of the cases. */
    static UsageType parse(String text) {
        return UsageTypeParser.parse(text);
    }

    /**
     * Tokens paid for on demand or in a batch.
     *
     * @param prefix the region's, such as {@code USE1}
     * @param spelling the way in which it is written
     * @param name the model's name on the bill; empty in the Marketplace spellings
     * @param meter what is counted
     * @param qualifiers what stands behind it, in the order of the text
     */
    record Tokens(String prefix, Spelling spelling, String name, Meter meter, List<Qualifier> qualifiers)
            implements UsageType {

        public Tokens {
            qualifiers = List.copyOf(qualifiers);
        }

        @Override
        public String text() {
            String words = Stream.concat(
                            Stream.of(meter.text()), qualifiers.stream().map(each -> each.text(spelling)))
                    .collect(Collectors.joining(spelling.joint()));
            return spelling.text(prefix, name, words);
        }

        /** The route; no word is in-region. */
        public Route route() {
            if (qualifiers.contains(Qualifier.CROSS_REGION_GEO)) {
                return Route.GEO;
            }
            return has(Qualifier.CROSS_REGION_GLOBAL, Qualifier.SHORT_GLOBAL) ? Route.GLOBAL : Route.IN_REGION;
        }

        /** The service tier; no word is standard. */
        public String tier() {
            if (qualifiers.contains(Qualifier.FLEX)) {
                return "flex";
            }
            return qualifiers.contains(Qualifier.PRIORITY) ? "priority" : "standard";
        }

        /** The latency mode; no word is standard. */
        public String latency() {
            return qualifiers.contains(Qualifier.LATENCY_OPTIMIZED) ? "optimized" : "standard";
        }

        /** True for batch inference. */
        public boolean isBatch() {
            return qualifiers.contains(Qualifier.BATCH) || meter.text().startsWith("MillionBatch");
        }

        /** True for requests above the model's context limit. */
        public boolean isLongContext() {
            return has(Qualifier.LONG_CONTEXT, Qualifier.LONG_CTX);
        }

        /** True for a customised model. */
        public boolean isCustom() {
            return qualifiers.contains(Qualifier.CUSTOM_MODEL);
        }

        private boolean has(Qualifier one, Qualifier other) {
            return qualifiers.contains(one) || qualifiers.contains(other);
        }
    }

    /**
     * Reserved tokens a minute, paid by the hour.
     *
     * @param months length of the term: 1 or 3
     * @param input true for input, false for output tokens
     * @param route geo or global
     */
    record Reserved(String prefix, Spelling spelling, String name, int months, boolean input, Route route)
            implements UsageType {

        @Override
        public String text() {
            boolean global = route == Route.GLOBAL;
            if (spelling.isMarketplace()) {
                String words = "Reserved_" + months + "Month_" + (input ? "Input" : "Output") + "TPM_"
                        + (global ? "Global" : "Geo");
                return spelling.text(prefix, name, words);
            }
            String words = "reserved-" + months + "-month-" + (input ? "input" : "output")
                    + "-tokens-per-minute-cross-region-" + (global ? "global" : "geo");
            return spelling.text(prefix, name, words);
        }
    }

    /**
     * Provisioned model units, paid by the hour.
     *
     * @param commitment the words of the term, such as {@code 6MonthsCommit} or {@code 6months}
     */
    record Provisioned(String prefix, Spelling spelling, String name, String commitment) implements UsageType {

        @Override
        public String text() {
            String words = spelling.isMarketplace()
                    ? "ProvisionedThroughput_" + commitment + "_ModelUnits_Usage"
                    : "ProvisionedThroughput-" + commitment + "-ModelUnits";
            return spelling.text(prefix, name, words);
        }
    }

    /**
     * Something else that Bedrock bills.
     *
     * @param service what it is
     * @param words everything behind the prefix, or in the Marketplace spelling between its frame
     */
    record Other(String prefix, Spelling spelling, Service service, String words) implements UsageType {

        @Override
        public String text() {
            return spelling.isMarketplace() ? spelling.text(prefix, "", words) : prefix + "-" + words;
        }
    }

    /**
     * A usage type that no rule knows.
     *
     * @param reason what is wrong with it
     */
    record Unmapped(String text, String reason) implements UsageType {}
}
