package io.bedrockledger.warehouse;

import static io.bedrockledger.warehouse.SampleCalls.MONDAY_EAST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.exceptions.CommitStateUnknownException;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.LocationProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a commit does when the catalog's answer is lost. */
class CommitsTest {

    @TempDir
    Path folder;

    private Warehouse warehouse;
    private DataFile file;

    @BeforeEach
    void open() {
        warehouse = Warehouse.open(WarehouseSettings.embedded(folder));
        file = SampleCalls.write(warehouse, MONDAY_EAST, "r", 1);
    }

    @AfterEach
    void close() {
        warehouse.close();
    }

    @Test
    void aCommitThatArrivedAlthoughItsAnswerWasLostIsFound() {
        OptionalLong snapshot = commit(true);

        assertThat(snapshot).isPresent().isEqualTo(warehouse.snapshot(LedgerTable.INVOCATIONS));
    }

    @Test
    void aCommitThatIsNotToBeSeenIsAFailureThatSaysWhatToDo() {
        assertThatThrownBy(() -> commit(false))
                .isInstanceOf(WarehouseException.class)
                .hasMessage("[ledger.invocations] a commit must be answered clearly; the catalog's answer was lost"
                        + " and the commit is not to be seen; run again, which is safe in either case");
        assertThat(warehouse.snapshot(LedgerTable.INVOCATIONS)).isEmpty();
    }

    private OptionalLong commit(boolean arrives) {
        BaseTable table = (BaseTable) warehouse.table(LedgerTable.INVOCATIONS);
        BaseTable unclear = new BaseTable(new LostAnswers(table.operations(), arrives), table.name());
        return new Commits(LedgerTable.INVOCATIONS, unclear, "run-1")
                .replace(new Change(
                        LedgerTable.INVOCATIONS,
                        Filters.ofUnits(List.of(MONDAY_EAST)),
                        List.of(),
                        List.of(),
                        List.of(file),
                        OptionalLong.empty()));
    }

    /** A catalog whose answer to a commit is lost, after or before it did its work. */
    private record LostAnswers(TableOperations catalog, boolean arrives) implements TableOperations {

        @Override
        public void commit(TableMetadata base, TableMetadata metadata) {
            if (arrives) {
                catalog.commit(base, metadata);
            }
            throw new CommitStateUnknownException(new IllegalStateException("connection reset"));
        }

        @Override
        public TableMetadata current() {
            return catalog.current();
        }

        @Override
        public TableMetadata refresh() {
            return catalog.refresh();
        }

        @Override
        public FileIO io() {
            return catalog.io();
        }

        @Override
        public String metadataFileLocation(String fileName) {
            return catalog.metadataFileLocation(fileName);
        }

        @Override
        public LocationProvider locationProvider() {
            return catalog.locationProvider();
        }
    }
}
