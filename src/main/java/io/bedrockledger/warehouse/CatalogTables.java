package io.bedrockledger.warehouse;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.SupportsNamespaces;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.exceptions.NoSuchTableException;

/** The tables of a catalog, each loaded once and made with the first file that is written to it. Safe for several threads. */
final class CatalogTables implements Closeable {

    private final WarehouseSettings settings;
    private final Catalog catalog;
    private final Map<LedgerTable, Table> tables = new ConcurrentHashMap<>();

    CatalogTables(WarehouseSettings settings, Catalog catalog) {
        this.settings = settings;
        this.catalog = catalog;
    }

    /** The table as it is now; made when it is not there. */
    Table table(LedgerTable definition) {
        Table known = tables.get(definition);
        return known == null ? loadOrCreate(definition) : known;
    }

    /** One thread at a time: the catalog answers two that make the same namespace with an error of its database. */
    private synchronized Table loadOrCreate(LedgerTable definition) {
        return existing(definition).orElseGet(() -> create(definition));
    }

    /** The table as it is now, with what other processes committed; empty when nothing was ever written to it. */
    Optional<Table> existing(LedgerTable definition) {
        Table known = tables.get(definition);
        if (known != null) {
            synchronized (known) {
                known.refresh();
            }
            return Optional.of(known);
        }
        return load(definition);
    }

    /** One thread at a time, so that nobody sees a table that is being made. */
    private synchronized Optional<Table> load(LedgerTable definition) {
        Table known = tables.get(definition);
        if (known != null) {
            return Optional.of(known);
        }
        try {
            return Optional.of(remember(definition, catalog.loadTable(definition.identifier())));
        } catch (NoSuchTableException e) {
            if (settings.isEmbedded()) {
                LostCatalog.check(settings.dataFolder(), definition);
            }
            return Optional.empty();
        }
    }

    private Table create(LedgerTable definition) {
        if (catalog instanceof SupportsNamespaces namespaces && !namespaces.namespaceExists(LedgerTable.NAMESPACE)) {
            try {
                namespaces.createNamespace(LedgerTable.NAMESPACE);
            } catch (AlreadyExistsException e) {
                // Another process was faster; the namespace is what is wanted.
            }
        }
        Schema schema = definition.schema();
        Table made;
        try {
            made = catalog.createTable(
                    definition.identifier(), schema, definition.partitionSpec(schema), definition.properties());
        } catch (AlreadyExistsException e) {
            made = catalog.loadTable(definition.identifier());
        }
        // A catalog counts the field ids of a new table anew; nobody may write by those.
        new SchemaVersion(definition, made).upgrade();
        return remember(definition, made);
    }

    private Table remember(LedgerTable definition, Table table) {
        new SchemaVersion(definition, table).require();
        Table earlier = tables.putIfAbsent(definition, table);
        return earlier == null ? table : earlier;
    }

    @Override
    public void close() {
        if (catalog instanceof Closeable closeable) {
            try {
                closeable.close();
            } catch (IOException e) {
                throw new UncheckedIOException("[catalog] the catalog must close; it did not; see the cause", e);
            }
        }
    }
}
