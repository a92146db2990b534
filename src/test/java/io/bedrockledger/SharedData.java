package io.bedrockledger;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Captured data outside the tree, named by the environment variable LEDGER_SHARED, else {@code ../shared}. */
public final class SharedData {

    private SharedData() {}

    /** The path below the shared data; aborts the test, visibly, where it is absent. */
    public static Path require(String relative) {
        String place = System.getenv("LEDGER_SHARED");
        Path path = Path.of(place == null ? "../shared" : place).resolve(relative);
        Assumptions.assumeTrue(Files.exists(path), "needs LEDGER_SHARED: " + relative);
        return path;
    }
}
