package io.bedrockledger.warehouse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.ManifestFiles;
import org.apache.iceberg.ManifestReader;
import org.apache.iceberg.ReachableFileUtil;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;

/** The files that the tables of a data folder name: metadata, manifests, and the data of every snapshot that is kept. */
public final class NamedFiles {

    private NamedFiles() {}

    /** All of them, below the data folder. */
    public static Set<Path> of(Warehouse warehouse) {
        Set<String> named = new HashSet<>();
        for (LedgerTable definition : LedgerTable.values()) {
            Optional<Table> existing = warehouse.existing(definition);
            existing.ifPresent(table -> add(table, named));
        }
        Path folder = warehouse.settings().dataFolder();
        return named.stream()
                .map(location -> folder.resolve(location.substring(LocalFileIO.SCHEME.length())))
                .collect(Collectors.toSet());
    }

    private static void add(Table table, Set<String> named) {
        named.addAll(ReachableFileUtil.metadataFileLocations(table, false));
        named.add(((HasTableOperations) table).operations().current().metadataFileLocation());
        named.addAll(ReachableFileUtil.manifestListLocations(table));
        named.addAll(ReachableFileUtil.statisticsFilesLocations(table));
        for (Snapshot snapshot : table.snapshots()) {
            for (ManifestFile manifest : snapshot.allManifests(table.io())) {
                if (named.add(manifest.path())) {
                    addData(table, manifest, named);
                }
            }
        }
    }

    private static void addData(Table table, ManifestFile manifest, Set<String> named) {
        try (ManifestReader<DataFile> files = ManifestFiles.read(manifest, table.io(), table.specs())) {
            files.forEach(file -> named.add(file.location()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
