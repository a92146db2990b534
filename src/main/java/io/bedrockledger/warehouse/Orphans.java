package io.bedrockledger.warehouse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.iceberg.ContentFile;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.ManifestFiles;
import org.apache.iceberg.ManifestReader;
import org.apache.iceberg.ReachableFileUtil;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.FileInfo;
import org.apache.iceberg.io.SupportsPrefixOperations;
import org.apache.iceberg.util.Tasks;
import org.apache.iceberg.util.ThreadPools;

/**
 * Files below a table's folder that neither its metadata nor any of its snapshots names: what dead runs wrote, and what
 * they had no time to remove.
 *
 * <p>Nothing goes unless the listing shows every file that the table names: a listing that is incomplete, or that spells
 * places otherwise than the table does, would make everything an orphan.
 */
final class Orphans {

    /** Files of a table that one run removes at most. */
    private static final int MOST = 10_000;

    private static final long UNKNOWN_LENGTH = -1;

    private final String name;
    private final Table table;
    private final SupportsPrefixOperations io;
    private final String folder;

    /** From the place of each file that a snapshot needs, without its scheme, to its length, if known. */
    private final Map<String, Long> needed = new HashMap<>();

    /** Files that the table may still name, and which may be gone already. */
    private final Set<String> earlier = new HashSet<>();

    Orphans(LedgerTable definition, Table table, SupportsPrefixOperations io) {
        this.name = definition.identifier().toString();
        this.table = table;
        this.io = io;
        String location = table.location();
        this.folder = location.endsWith("/") ? location : location + "/";
    }

    /**
     * Removes orphans that were written before a moment.
     *
     * @param beforeMillis since 1970
     * @return files removed
     */
    int remove(long beforeMillis) {
        table.refresh();
        collect();
        List<String> orphans = orphans(beforeMillis);
        Tasks.foreach(orphans)
                .executeWith(ThreadPools.getWorkerPool())
                .stopOnFailure()
                .run(io::deleteFile);
        return orphans.size();
    }

    private List<String> orphans(long beforeMillis) {
        List<String> orphans = new ArrayList<>();
        Map<String, Long> missing = new HashMap<>(needed);
        for (FileInfo file : io.listPrefix(folder)) {
            String place = place(file.location());
            Long length = missing.remove(place);
            if (length != null) {
                check(file, length);
            } else if (!earlier.contains(place)
                    && file.location().startsWith(folder)
                    && file.createdAtMillis() < beforeMillis
                    && orphans.size() < MOST) {
                orphans.add(file.location());
            }
        }
        missing.keySet().removeIf(place -> !place.startsWith(place(folder)));
        if (!missing.isEmpty()) {
            throw new DamagedTableException("[" + name + "] every file that a table names must be there; "
                    + missing.size() + " are not, such as "
                    + missing.keySet().iterator().next()
                    + "; nothing was removed; bring them back from a copy");
        }
        return orphans;
    }

    private static void check(FileInfo file, long length) {
        if (length != UNKNOWN_LENGTH && length != file.size()) {
            throw new DamagedTableException("[" + file.location() + "] a file must be as long as its table says, "
                    + length + " bytes; it has " + file.size() + "; nothing was removed; bring it back from a copy");
        }
    }

    private void collect() {
        ReachableFileUtil.metadataFileLocations(table, false).forEach(location -> earlier.add(place(location)));
        ReachableFileUtil.statisticsFilesLocations(table).forEach(location -> earlier.add(place(location)));
        Set<String> seen = new HashSet<>();
        for (Snapshot snapshot : table.snapshots()) {
            need(snapshot.manifestListLocation(), UNKNOWN_LENGTH);
            for (ManifestFile manifest : snapshot.allManifests(table.io())) {
                if (seen.add(manifest.path())) {
                    need(manifest.path(), manifest.length());
                    collect(manifest);
                }
            }
        }
    }

    private void collect(ManifestFile manifest) {
        try (ManifestReader<? extends ContentFile<?>> files = open(manifest)) {
            for (ContentFile<?> file : files) {
                need(file.location(), file.fileSizeInBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("[" + manifest.path() + "] a manifest must close; it did not", e);
        }
    }

    private ManifestReader<? extends ContentFile<?>> open(ManifestFile manifest) {
        return switch (manifest.content()) {
            case DATA ->
                ManifestFiles.read(manifest, table.io(), table.specs())
                        .select(List.of("file_path", "file_size_in_bytes"));
            case DELETES -> ManifestFiles.readDeleteManifest(manifest, table.io(), table.specs());
        };
    }

    private void need(String location, long length) {
        needed.put(place(location), length);
    }

    /** A location without its scheme, of which several can mean one place. */
    private static String place(String location) {
        int scheme = location.indexOf("://");
        return scheme < 0 ? location : location.substring(scheme + "://".length());
    }
}
