package io.bedrockledger.warehouse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.CatalogProperties;
import org.apache.iceberg.CatalogUtil;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.jdbc.JdbcCatalog;
import org.apache.iceberg.jdbc.JdbcClientPool;
import org.apache.iceberg.jdbc.UncheckedSQLException;
import org.jspecify.annotations.Nullable;

/** Opens the Iceberg catalog that the settings name. */
final class Catalogs {

    /** The catalog's name, under which a JDBC catalog keeps its rows. */
    static final String NAME = "ledger";

    /** The folder below the data folder that holds the tables of the embedded catalog. */
    static final String TABLES_FOLDER = "tables";

    private static final String DATABASE = "catalog";

    private static final String JDBC_SCHEMA_VERSION = "jdbc.schema-version";
    private static final String HTTP_CLIENT = "http-client.type";
    private static final String H2_BIND_ADDRESS = "h2.bindAddress";

    /** The catalog types that cannot start without a Hadoop configuration, which is slow to make. */
    private static final Set<String> HADOOP_TYPES = Set.of("hadoop", "hive");

    private Catalogs() {}

    static Catalog open(WarehouseSettings settings) {
        return settings.isEmbedded() ? embedded(settings.dataFolder()) : configured(settings.catalog());
    }

    private static Catalog embedded(Path dataFolder) {
        Path folder = dataFolder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("[" + folder + "] the data folder must be creatable; it is not", e);
        }
        if (System.getProperty(H2_BIND_ADDRESS) == null) {
            // A second process reaches the file through the first one's port, which is nobody else's business.
            System.setProperty(H2_BIND_ADDRESS, "localhost");
        }
        Map<String, String> properties = Map.of(
                CatalogProperties.URI,
                h2Url(folder),
                CatalogProperties.WAREHOUSE_LOCATION,
                LocalFileIO.SCHEME + TABLES_FOLDER,
                JDBC_SCHEMA_VERSION,
                "V1");
        Path file = database(folder);
        JdbcCatalog catalog = new JdbcCatalog(
                ignored -> new LocalFileIO(folder), pool -> new ForcedClientPool(h2Url(folder), pool, file), true);
        try {
            catalog.initialize(NAME, properties);
        } catch (UncheckedSQLException e) {
            throw unopened(file, e);
        }
        return catalog;
    }

    private static RuntimeException unopened(Path file, UncheckedSQLException failure) {
        return EmbeddedDatabase.trouble(failure)
                .<RuntimeException>map(trouble -> new WarehouseException(
                        EmbeddedDatabase.message(file, "the embedded catalog", trouble), failure))
                .orElse(failure);
    }

    /** The file of the embedded catalog. */
    static Path database(Path dataFolder) {
        return dataFolder.resolve(DATABASE + ".mv.db");
    }

    /**
     * Connections after whose changes the database's file is forced to the disk: the database itself leaves that to the
     * system, so that a power cut could take the last commits back.
     */
    private static final class ForcedClientPool extends JdbcClientPool {

        private final Path file;
        private volatile @Nullable FileTime forced;

        ForcedClientPool(String url, Map<String, String> properties, Path file) {
            super(1, url, properties);
            this.file = file;
        }

        @Override
        public <R> R run(Action<R, Connection, SQLException> action) throws SQLException, InterruptedException {
            R result = super.run(action);
            forceChanges();
            return result;
        }

        private void forceChanges() {
            try {
                FileTime changed = Files.getLastModifiedTime(file);
                if (!changed.equals(forced)) {
                    StableStorage.force(file);
                    forced = changed;
                }
            } catch (IOException e) {
                throw new UncheckedIOException(
                        "[" + file + "] the embedded catalog must reach the disk; it did not; see the cause", e);
            }
        }
    }

    /**
     * Without lower case names a second opening does not find the first one's tables; without the write delay set to
     * none, what was committed half a second before a kill would be lost. The database compacts itself when it is closed,
     * which keeps a file of 30 kB from growing by 500 kB a night: that must not be switched off. It needs a few milliseconds
     * and would take all that it may, 200 unless told, at every end of a command.
     */
    private static String h2Url(Path folder) {
        String file = folder.resolve(DATABASE).toString();
        if (file.contains(";")) {
            throw new IllegalArgumentException("[" + folder
                    + "] the path of a data folder must be without a semicolon, which ends a path for the embedded"
                    + " database; it has one; choose another folder");
        }
        return "jdbc:h2:file:" + file + ";AUTO_SERVER=TRUE;DATABASE_TO_LOWER=TRUE;WRITE_DELAY=0;MAX_COMPACT_TIME=20";
    }

    private static Catalog configured(Map<String, String> given) {
        Map<String, String> properties = new HashMap<>(given);
        properties.putIfAbsent(HTTP_CLIENT, "urlconnection");
        String type = properties.getOrDefault("type", "");
        if (type.equals("jdbc")) {
            properties.putIfAbsent(JDBC_SCHEMA_VERSION, "V1");
        }
        @Nullable Object hadoop = HADOOP_TYPES.contains(type) ? new Configuration() : null;
        return CatalogUtil.buildIcebergCatalog(NAME, properties, hadoop);
    }
}
