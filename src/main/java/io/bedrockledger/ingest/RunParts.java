package io.bedrockledger.ingest;

import io.bedrockledger.attribution.AttributionRules;
import io.bedrockledger.attribution.MetadataFilter;
import io.bedrockledger.attribution.PrincipalPrivacy;
import io.bedrockledger.invocation.FingerprintKey;
import io.bedrockledger.invocation.Limits;
import io.bedrockledger.pricing.PriceBook;
import io.bedrockledger.prompts.PromptRegistry;
import io.bedrockledger.source.LogSource;
import io.bedrockledger.warehouse.UpkeepSettings;
import io.bedrockledger.warehouse.UsageTypes;
import io.bedrockledger.warehouse.Warehouse;

/**
 * What a run works with; all of it may be used by several threads.
 *
 * @param prices what models cost, and which prices are published
 * @param rules whose a call is
 * @param prompts which prompt a call used
 * @param metadata which request metadata is kept
 * @param privacy how callers stand in the tables
 * @param key of the fingerprints
 * @param upkeep how the tables are kept small and fast
 * @param usageTypes the names that the bill has
 */
public record RunParts(
        LogSource source,
        Warehouse warehouse,
        PublishedPrices prices,
        AttributionRules rules,
        PromptRegistry prompts,
        MetadataFilter metadata,
        PrincipalPrivacy privacy,
        FingerprintKey key,
        Limits limits,
        UpkeepSettings upkeep,
        UsageTypes usageTypes) {

    /** The price book. */
    public PriceBook book() {
        return prices.book();
    }
}
