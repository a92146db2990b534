package io.bedrockledger.pricing.offers;

/** One of the ways in which AWS writes a usage type. */
enum Spelling {
    /** {@code USE1-Claude4.6Sonnet-input-tokens}. */
    LEGACY("", "", "-"),
    /** {@code USE1-qwen.qwen3-32b-mantle-input-tokens-standard}. */
    MANTLE("", "", "-"),
    /** {@code USE1-MP:USE1_InputTokenCount_Global-Units}: the model stands only in the SKU's service name. */
    MARKETPLACE("MP:", "-Units", "_"),
    /** {@code USE1-MP:USE1_input_tokens_global_standard-Units}. */
    SNAKE("MP:", "-Units", "_");

    private final String lead;
    private final String end;
    private final String joint;

    Spelling(String lead, String end, String joint) {
        this.lead = lead;
        this.end = end;
        this.joint = joint;
    }

    /** True for those that repeat the region prefix and name no model. */
    public boolean isMarketplace() {
        return !lead.isEmpty();
    }

    /** What stands between the leg and its qualifiers. */
    String joint() {
        return joint;
    }

    /** A whole usage type. */
    String text(String prefix, String name, String meter) {
        if (isMarketplace()) {
            return prefix + "-" + lead + prefix + "_" + meter + end;
        }
        String middle = this == MANTLE ? "-mantle-" : "-";
        return prefix + "-" + name + middle + meter;
    }
}
