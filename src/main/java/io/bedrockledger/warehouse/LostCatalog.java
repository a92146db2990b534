package io.bedrockledger.warehouse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Tells an embedded catalog that has lost a table from one that has not made it yet. Made again, the table would be empty,
 * and upkeep would take the files of the lost one for what a dead run left.
 */
final class LostCatalog {

    /**
     * The number of a table's first metadata file, which a run that died may have left without an entry in the catalog:
     * every later one is written for a table that has its entry.
     */
    private static final String FIRST = "00000-";

    private LostCatalog() {}

    /** Fails when the folder shows that a table, which the catalog does not know, was known. */
    static void check(Path dataFolder, LedgerTable table) {
        Path metadata = dataFolder
                .resolve(Catalogs.TABLES_FOLDER)
                .resolve(LedgerTable.NAMESPACE.toString())
                .resolve(table.tableName())
                .resolve("metadata");
        if (!Files.isDirectory(metadata)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(metadata, "*.metadata.json")) {
            for (Path file : files) {
                if (!String.valueOf(file.getFileName()).startsWith(FIRST)) {
                    throw new WarehouseException("[" + Catalogs.database(dataFolder)
                            + "] the embedded catalog must know every table of its folder; " + table.tableName()
                            + " has files and it does not know it: the catalog was lost or replaced; bring the data"
                            + " folder back from a copy, or name another one with --data");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("[" + metadata + "] the files of a table must be listable; they are not", e);
        }
    }
}
