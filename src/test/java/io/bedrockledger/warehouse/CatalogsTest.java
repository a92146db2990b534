package io.bedrockledger.warehouse;

import static io.bedrockledger.warehouse.SampleCalls.MONDAY_EAST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded catalog's database: its size, and who may have it open. */
class CatalogsTest {

    @TempDir
    Path folder;

    @Test
    void aCatalogThatAnotherProcessHoldsIsNamed() throws IOException {
        commits(1);
        Path file = folder.resolve("catalog.mv.db");
        try (FileChannel held = FileChannel.open(file, StandardOpenOption.WRITE)) {
            held.lock();

            assertThatThrownBy(() -> commits(1))
                    .isInstanceOf(WarehouseException.class)
                    .hasMessage("[" + file + "] the embedded catalog must be free, or open in another ledger command;"
                            + " another process holds it; end that one (fuser names it), then run again");
        }
    }

    @Test
    void theDatabaseDoesNotGrowWithCommits() throws IOException {
        commits(1);
        long first = Files.size(folder.resolve("catalog.mv.db"));
        for (int night = 0; night < 5; night++) {
            commits(2);
        }

        assertThat(Files.size(folder.resolve("catalog.mv.db"))).isLessThan(2 * first);
    }

    private void commits(int count) {
        try (Warehouse warehouse = Warehouse.open(WarehouseSettings.embedded(folder))) {
            for (int commit = 0; commit < count; commit++) {
                SampleCalls.publish(warehouse, MONDAY_EAST, "r", 1);
            }
        }
    }
}
