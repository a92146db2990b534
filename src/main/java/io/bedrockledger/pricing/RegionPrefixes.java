package io.bedrockledger.pricing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which region the first word of a usage type stands for, such as {@code USE1} for us-east-1. Immutable. */
public final class RegionPrefixes {

    /** The file of the price folder that holds them. */
    public static final String FILE = "regions.yaml";

    /**
     * One prefix.
     *
     * @param region such as {@code eu-west-1}
     * @param isProven true when a SKU of the price list showed both, false when only a secondary source says so
     */
    public record Entry(String prefix, String region, boolean isProven) {}

    private static final Set<String> FILE_KEYS = Set.of("regions");
    private static final Set<String> ENTRY_KEYS = Set.of("prefix", "region", "evidence");

    private final Map<String, Entry> byPrefix = new LinkedHashMap<>();
    private final Map<String, Entry> byRegion = new HashMap<>();

    /** @throws IllegalArgumentException when a prefix or a region stands twice */
    public RegionPrefixes(List<Entry> entries) {
        for (Entry entry : entries) {
            if (byPrefix.put(entry.prefix(), entry) != null || byRegion.put(entry.region(), entry) != null) {
                throw new IllegalArgumentException("prefix and region must stand once: " + entry);
            }
        }
    }

    /**
     * Reads the prefixes of a price folder; none when it has no such file.
     *
     * @throws PriceBookException when an entry is wrong, or contradicts another
     */
    public static RegionPrefixes load(Path pricesDir) {
        Path file = pricesDir.resolve(FILE);
        RegionPrefixes prefixes = new RegionPrefixes(List.of());
        if (Files.exists(file)) {
            Fields.of(YamlNode.read(file), FILE_KEYS).items("regions").forEach(prefixes::add);
        }
        return prefixes;
    }

    private void add(YamlNode node) {
        Fields fields = Fields.of(node, ENTRY_KEYS);
        boolean isProven = switch (fields.text("evidence")) {
            case "sku" -> true;
            case "secondary" -> false;
            default -> throw Fields.wrong(fields.node("evidence"), "'evidence' must be sku or secondary");
        };
        Entry entry = new Entry(fields.text("prefix"), fields.text("region"), isProven);
        if (byPrefix.put(entry.prefix(), entry) != null) {
            throw Fields.wrong(fields.node("prefix"), "a prefix must stand once");
        }
        if (byRegion.put(entry.region(), entry) != null) {
            throw Fields.wrong(fields.node("region"), "a region must stand once");
        }
    }

    /** Every prefix, in the order of the file. */
    public List<Entry> entries() {
        return List.copyOf(byPrefix.values());
    }

    /** What a prefix stands for; empty when it is not known. */
    public Optional<Entry> ofPrefix(String prefix) {
        return Optional.ofNullable(byPrefix.get(prefix));
    }

    /** The prefix of a region; empty when it is not known. */
    public Optional<Entry> ofRegion(String region) {
        return Optional.ofNullable(byRegion.get(region));
    }
}
