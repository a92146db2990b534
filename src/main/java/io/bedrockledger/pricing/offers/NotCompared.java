package io.bedrockledger.pricing.offers;

/** Why a SKU is not compared with the price book. */
public enum NotCompared {
    RESERVED("reserved capacity, paid by the hour"),
    PROVISIONED("provisioned throughput, paid by the hour"),
    CUSTOM_MODEL("a customised model"),
    OTHER_MODALITY("tokens of images, audio or video that were read, which the book has no leg for"),
    OTHER_SERVICE("no leg of a logged call"),
    VOLUME_TIERS("several prices by volume"),
    NO_PRICE("no price in USD"),
    UNKNOWN_USAGE_TYPE("a usage type that no rule knows"),
    UNKNOWN_UNIT("a unit that is not understood, or contradicts its description"),
    UNKNOWN_MODEL("a model that the book does not know by that name"),
    UNKNOWN_REGION("a region that neither the SKU nor its prefix names"),
    UNKNOWN_CONTEXT_LIMIT("a price for long requests of a model whose limit the book does not know"),
    TOO_MANY_DECIMALS("more than six decimals");

    private final String label;

    NotCompared(String label) {
        this.label = label;
    }

    /** As a person reads it. */
    public String label() {
        return label;
    }
}
