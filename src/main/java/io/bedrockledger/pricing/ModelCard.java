package io.bedrockledger.pricing;

import java.util.List;
import java.util.Objects;

/**
 * A foundation model as the price book knows it.
 *
 * @param id canonical id, such as {@code anthropic.claude-sonnet-4-5-20250929-v1:0}
 * @param family such as {@code Claude Sonnet}
 * @param developer who made it
 * @param inputIsGross true when the family's input count contains the cached tokens
 * @param cacheTimesToLive times to live of the prompt cache, the default one first; empty when it has no cache
 * @param aliases other ids of the same model
 * @param billNames what the bill and the price list call it
 */
public record ModelCard(
        String id,
        String family,
        String developer,
        boolean inputIsGross,
        List<String> cacheTimesToLive,
        List<String> aliases,
        BillNames billNames) {

    public ModelCard {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(family, "family");
        Objects.requireNonNull(developer, "developer");
        cacheTimesToLive = List.copyOf(cacheTimesToLive);
        aliases = List.copyOf(aliases);
        Objects.requireNonNull(billNames, "billNames");
    }

    /** True when a written token's time to live has to be told, because it changes the price. */
    public boolean hasTwoTimesToLive() {
        return cacheTimesToLive.size() > 1;
    }
}
