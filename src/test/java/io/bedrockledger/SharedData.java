package io.bedrockledger;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Captured data that lies beside the project; tests that need it are skipped where it is absent. */
public final class SharedData {

    private SharedData() {}

    /** The path of captured data, or the end of the test as skipped. */
    public static Path require(String relative) {
        String named = System.getenv("LEDGER_SHARED");
        Path path = Path.of(named == null ? "../shared" : named).resolve(relative);
        Assumptions.assumeTrue(Files.exists(path), "needs LEDGER_SHARED: " + relative);
        return path;
    }
}
