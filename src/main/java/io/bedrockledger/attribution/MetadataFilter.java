package io.bedrockledger.attribution;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Which keys of the request metadata the tables keep: those that an allowing pattern matches and no denying one does.
 * Patterns are globs ({@code *}, {@code ?}) for the whole key; case does not matter. Rules see the unfiltered metadata.
 */
public final class MetadataFilter {

    /** Every key may be kept. */
    public static final List<String> DEFAULT_ALLOW = List.of("*");

    /** Keys whose values people put there by mistake and nobody should find in a table. */
    public static final List<String> DEFAULT_DENY = List.of(
            "*secret*",
            "*token*",
            "*password*",
            "*passwd*",
            "*authorization*",
            "*credential*",
            "*api-key*",
            "*api_key*",
            "*apikey*",
            "*access-key*",
            "*access_key*",
            "*accesskey*",
            "*private-key*",
            "*private_key*",
            "*privatekey*",
            "*cookie*");

    private static final int REMEMBERED_KEYS = 4_096;

    private final List<Glob> allow;
    private final List<Glob> deny;
    private final BoundedCache<String, Boolean> decisions = new BoundedCache<>(REMEMBERED_KEYS, this::decide);

    /**
     * A filter.
     *
     * @param allow patterns of keys that may be kept; none when empty
     * @param deny patterns of keys that are dropped even when allowed
     */
    public MetadataFilter(List<String> allow, List<String> deny) {
        this.allow = globs(allow);
        this.deny = globs(deny);
    }

    /** The filter of the public contract's defaults. */
    public static MetadataFilter standard() {
        return new MetadataFilter(DEFAULT_ALLOW, DEFAULT_DENY);
    }

    /** The metadata without the keys that are not kept; the very same map when all are. */
    public Map<String, String> apply(Map<String, String> metadata) {
        if (metadata.keySet().stream().allMatch(this::keeps)) {
            return metadata;
        }
        Map<String, String> kept = new LinkedHashMap<>(metadata);
        kept.keySet().removeIf(key -> !keeps(key));
        return Map.copyOf(kept);
    }

    /** Whether a key is kept. */
    boolean keeps(String key) {
        return decisions.result(key);
    }

    private boolean decide(String key) {
        String lower = key.toLowerCase(Locale.ROOT);
        return allow.stream().anyMatch(glob -> glob.matches(lower))
                && deny.stream().noneMatch(glob -> glob.matches(lower));
    }

    private static List<Glob> globs(List<String> patterns) {
        return patterns.stream()
                .map(pattern -> new Glob(pattern.toLowerCase(Locale.ROOT)))
                .toList();
    }
}
