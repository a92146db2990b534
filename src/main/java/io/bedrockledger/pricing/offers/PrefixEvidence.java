package io.bedrockledger.pricing.offers;

import io.bedrockledger.pricing.RegionPrefixes;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the SKUs of a list say about the regions behind the prefixes. */
final class PrefixEvidence {

    private final RegionPrefixes regions;
    private final Map<String, SortedSet<String>> seen = new TreeMap<>();

    PrefixEvidence(RegionPrefixes regions) {
        this.regions = regions;
    }

    void add(Sku sku) {
        int dash = sku.usageType().indexOf('-');
        String region = sku.region();
        if (dash > 0 && region != null && !(UsageType.parse(sku.usageType()) instanceof UsageType.Unmapped)) {
            seen.computeIfAbsent(sku.usageType().substring(0, dash), prefix -> new TreeSet<>())
                    .add(region);
        }
    }

    /** Sentences for the report: prefixes that are contradicted, new, or proven now. */
    SortedSet<String> news() {
        SortedSet<String> news = new TreeSet<>();
        seen.forEach((prefix, found) -> {
            Optional<RegionPrefixes.Entry> known = regions.ofPrefix(prefix);
            String shown = String.join(", ", found);
            if (known.isEmpty()) {
                news.add(prefix + " is not in " + RegionPrefixes.FILE + "; the list shows " + shown);
            } else if (!found.equals(Collections.singleton(known.get().region()))) {
                news.add(prefix + " contradicts " + RegionPrefixes.FILE + ": it says "
                        + known.get().region() + ", the list shows " + shown);
            } else if (!known.get().isProven()) {
                news.add(prefix + " is proven by the list: " + shown + "; set its evidence to sku");
            }
        });
        return news;
    }
}
