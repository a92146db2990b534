package io.bedrockledger;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Reference data that lies beside the project: captured logs, price cases, traffic with a known cost. */
public final class SharedData {

    private SharedData() {}

    /** A file or folder of the reference data; without it the test is skipped, and says what it needs. */
    public static Path require(String relative) {
        String set = System.getenv("LEDGER_SHARED");
        Path root = Path.of(set == null ? "../shared" : set);
        Path path = root.resolve(relative);
        Assumptions.assumeTrue(Files.exists(path), "needs LEDGER_SHARED: " + relative);
        return path;
    }
}
