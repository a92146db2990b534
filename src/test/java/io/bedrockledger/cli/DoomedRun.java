package io.bedrockledger.cli;

import io.bedrockledger.testing.FinishedProcess;
import io.bedrockledger.testing.LedgerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A process of the command line that is watched from outside and killed without a warning. */
final class DoomedRun implements KillMoment.Seen {

    private static final long POLL_MILLIS = 3;

    /** A line of progress, which comes when a stage has ended. */
    private static final Pattern STAGE = Pattern.compile(" +\\d/\\d +(list|read|publish|roll up)");

    private final Path data;
    private final Path out;
    private final Path err;
    private final Set<Path> filesBefore;
    private final Process process;

    private DoomedRun(Path folder, Path data, List<String> arguments) throws IOException {
        this.data = data;
        this.out = Files.createTempFile(folder, "out", ".txt");
        this.err = Files.createTempFile(folder, "err", ".txt");
        this.filesBefore = files(data);
        this.process = LedgerProcess.command(List.of(), List.of(), arguments)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
    }

    /**
     * Runs a command until a moment of its life.
     *
     * @return where it was killed; empty when it had ended by itself, without a failure
     */
    static Optional<String> kill(Path folder, Path data, List<String> arguments, KillMoment moment)
            throws IOException, InterruptedException {
        DoomedRun run = new DoomedRun(folder, data, arguments);
        try {
            while (run.process.isAlive() && !moment.hasCome(run)) {
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            }
            run.process.waitFor(moment.delayMillis(), TimeUnit.MILLISECONDS);
        } finally {
            run.process.destroyForcibly().waitFor();
        }
        return run.place();
    }

    @Override
    public long lines() throws IOException {
        return Files.readString(err).lines().count();
    }

    @Override
    public long files() throws IOException {
        return newFiles().size();
    }

    private Set<Path> newFiles() throws IOException {
        Set<Path> files = files(data);
        files.removeAll(filesBefore);
        return files;
    }

    /** The files below the tables' folder of a data folder. */
    static Set<Path> files(Path data) throws IOException {
        Path tables = data.resolve("tables");
        if (!Files.isDirectory(tables)) {
            return new HashSet<>();
        }
        try (Stream<Path> paths = Files.walk(tables)) {
            return paths.filter(Files::isRegularFile).collect(Collectors.toSet());
        } catch (UncheckedIOException e) {
            // A file or folder went while the walk came to it; what is there is seen the next time.
            return new HashSet<>();
        }
    }

    private Optional<String> place() throws IOException, InterruptedException {
        FinishedProcess ended = FinishedProcess.await(process, out, err);
        if (ended.exitCode() == 0) {
            return Optional.empty();
        }
        if (ended.exitCode() != 128 + 9) {
            throw new AssertionError("[" + err + "] a run must go on until it is killed; it ended with "
                    + ended.exitCode() + "; it said: " + ended.err());
        }
        String said = ended.err().lines().reduce((first, second) -> second).orElse("");
        Optional<Path> newest = newFiles().stream()
                .max(Comparator.comparing(path -> path.toFile().lastModified()));
        return Optional.of(stage(said) + ", " + newest.map(this::kind).orElse("nothing written"));
    }

    private static String stage(String said) {
        Matcher stage = STAGE.matcher(said);
        return stage.lookingAt() ? "after " + stage.group(1) : "before list";
    }

    private String kind(Path file) {
        Path below = data.resolve("tables/ledger").relativize(file);
        String name = file.getFileName().toString();
        String kind = name.endsWith(".parquet")
                ? "data"
                : name.endsWith(".metadata.json")
                        ? "metadata"
                        : name.startsWith("snap-") ? "manifest list" : "manifest";
        return below.getName(0) + " " + kind;
    }
}
