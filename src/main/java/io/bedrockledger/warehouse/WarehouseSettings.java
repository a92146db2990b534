package io.bedrockledger.warehouse;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * Where the tables are.
 *
 * @param dataFolder the data folder; holds the embedded catalog and its tables, and in any case the cache of the SQL engine
 * @param catalog Iceberg's catalog properties, named as in {@code spark.sql.catalog.<name>.*}; with neither {@code type} nor {@code catalog-impl} the embedded catalog serves
 */
public record WarehouseSettings(Path dataFolder, Map<String, String> catalog) {

    public WarehouseSettings {
        Objects.requireNonNull(dataFolder, "dataFolder");
        catalog = Map.copyOf(catalog);
    }

    /** The embedded catalog of a folder. */
    public static WarehouseSettings embedded(Path dataFolder) {
        return new WarehouseSettings(dataFolder, Map.of());
    }

    /** Names the catalog's properties without their values, among which are passwords. */
    @Override
    public String toString() {
        return "WarehouseSettings[dataFolder=" + dataFolder + ", catalog=" + new TreeSet<>(catalog.keySet()) + "]";
    }

    boolean isEmbedded() {
        return !catalog.containsKey("type") && !catalog.containsKey("catalog-impl");
    }
}
