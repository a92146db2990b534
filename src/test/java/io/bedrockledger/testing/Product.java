package io.bedrockledger.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What starts the command line in a process of its own. With {@code -Dledger.launcher}, as Maven's build gives it, that is
 * the product as it is packed, whose classes come from an archive, so that a process takes two thirds of the time; without
 * it, as in an editor, where a jar may be older than the classes, it is the classes.
 */
final class Product {

    private static final List<String> JVM = List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC");

    private static final Path UNPACKED = Path.of("target", "launcher").toAbsolutePath();

    private static @Nullable Product only;

    private final Path jar;
    private final Path archive;

    private Product(Path app) {
        this.jar = app.resolve("bedrock-ledger.jar");
        this.archive = app.resolve("tests.jsa");
    }

    /** The beginning of a command, up to the arguments. */
    static List<String> command(List<String> jvm) {
        String launcher = System.getProperty("ledger.launcher");
        List<String> all = new ArrayList<>(JVM);
        if (launcher == null) {
            // As it logs to people, and not as tests log.
            all.add("-Dlogging.config="
                    + Path.of("src/main/resources/logback.xml").toAbsolutePath());
            all.addAll(jvm);
            all.addAll(List.of("-cp", System.getProperty("java.class.path"), "io.bedrockledger.cli.Ledger"));
        } else {
            Product packed = packed(launcher);
            all.addAll(packed.quietly("-XX:SharedArchiveFile=" + packed.archive));
            all.addAll(jvm);
            all.addAll(List.of("-jar", packed.jar.toString()));
        }
        return all;
    }

    private static synchronized Product packed(String launcher) {
        if (only == null) {
            try {
                only = unpack(launcher);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("[product] it must be unpacked; the test was interrupted", e);
            }
        }
        return only;
    }

    /** Tests run in several JVMs; the first one does it for all. */
    private static Product unpack(String launcher) throws IOException, InterruptedException {
        Files.createDirectories(UNPACKED);
        try (FileChannel file =
                FileChannel.open(UNPACKED.resolve("tests.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            file.lock();
            ProcessBuilder help = new ProcessBuilder(launcher, "--help");
            help.environment().put("LEDGER_JAVA_HOME", System.getProperty("java.home"));
            requireDone(help);
            Product product = new Product(newest());
            if (!Files.exists(product.archive)) {
                product.archive();
            }
            return product;
        }
    }

    private static Path newest() throws IOException {
        try (Stream<Path> apps = Files.list(UNPACKED)) {
            return apps.filter(app -> Files.exists(app.resolve("bedrock-ledger.jar")))
                    .max(Comparator.comparing(app -> app.toFile().lastModified()))
                    .orElseThrow(() -> new IllegalStateException(
                            "[" + UNPACKED + "] the launcher must unpack the jar here; it did not"));
        }
    }

    /** A night that loads what nights load. */
    private void archive() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("archived-night");
        Path written = archive.resolveSibling("tests.jsa.new");
        List<String> night = new ArrayList<>(JVM);
        night.addAll(quietly("-XX:ArchiveClassesAtExit=" + written));
        night.addAll(List.of("-jar", jar.toString(), "nightly", "--data=" + folder, "--logs=sample-logs"));
        night.addAll(List.of("--jobs=" + SmallJobs.folder(), "--from=2026-11-20", "--to=2026-11-20"));
        requireDone(new ProcessBuilder(night));
        Files.move(written, archive, StandardCopyOption.ATOMIC_MOVE);
        LogFolder.remove(folder);
    }

    /** What does not fit an archive is said on standard output, unless nothing but errors is. */
    private List<String> quietly(String option) {
        return List.of("-Xlog:disable", "-Xlog:all=error:stderr", option);
    }

    private static void requireDone(ProcessBuilder process) throws IOException, InterruptedException {
        Path said = Files.createTempDirectory("product");
        FinishedProcess done = FinishedProcess.of(process, said);
        if (done.exitCode() != 0) {
            throw new IllegalStateException("[product] it must be unpacked and run; it ended with " + done.exitCode()
                    + ": " + done.err() + "; run the same by hand: " + process.command());
        }
        LogFolder.remove(said);
    }
}
