package io.bedrockledger.invocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.bedrockledger.testing.FinishedProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** libdeflate on a JDK that can call it; the tests themselves may run on an older one. */
class NativeInflateIT {

    private static final int FIRST_RELEASE = 22;
    private static final Path INSTALLED = Path.of("/usr/lib/jvm");

    @TempDir
    private Path folder;

    @Test
    void inflatesWhatTheJdkInflatesAndRefusesWhatItRefuses() throws Exception {
        FinishedProcess process = compare(newest().orElse(Path.of("absent")));
        assertThat(process.out()).startsWith("3000 alike, ");
        assertThat(process.exitCode()).isZero();
    }

    @Test
    void isAbsentOnAnOlderJdk() throws Exception {
        assumeThat(Runtime.version().feature()).as("release of this JDK").isLessThan(FIRST_RELEASE);
        FinishedProcess process = compare(Path.of(System.getProperty("java.home")));
        assertThat(process.out().strip()).isEqualTo("absent");
    }

    private FinishedProcess compare(Path java) throws IOException, InterruptedException {
        assumeThat(java.resolve("bin/java"))
                .as("JDK " + FIRST_RELEASE + " or newer in " + INSTALLED)
                .exists();
        return FinishedProcess.of(
                new ProcessBuilder(
                        java.resolve("bin/java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        NativeComparison.class.getName()),
                folder);
    }

    private static Optional<Path> newest() throws IOException {
        List<Path> candidates = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"))));
        if (Files.isDirectory(INSTALLED)) {
            try (Stream<Path> installed = Files.list(INSTALLED)) {
                installed.forEach(candidates::add);
            }
        }
        for (Path candidate : candidates) {
            if (release(candidate) >= FIRST_RELEASE) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    private static int release(Path java) throws IOException {
        Path file = java.resolve("release");
        if (!Files.isReadable(file)) {
            return 0;
        }
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith("JAVA_VERSION=\"")) {
                return Runtime.Version.parse(line.substring(line.indexOf('"') + 1, line.lastIndexOf('"')))
                        .feature();
            }
        }
        return 0;
    }
}
