package io.bedrockledger.invocation;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Reads objects of {@link FuzzCase} and holds them to the laws: reading never throws, every record is an invocation or
 * rejected, the pieces in which an object comes change nothing, an untouched line is read as if it stood alone, and no
 * message repeats a value.
 */
final class Fuzzer implements Closeable {

    private static final Limits[] LIMITS = {
        Limits.DEFAULT,
        new Limits(1 << 20, 1 << 22, 1_000, 1 << 20),
        new Limits(40_000, 300_000, 20, 30_000),
        new Limits(3_000, 20_000, 8, 5_000),
        new Limits(200, 2_000, 1_000, 2_000),
    };

    private final List<String> shapes;
    private final List<LogObjectReader> readers = new ArrayList<>();
    private Random bodies = new Random(0);
    private List<Optional<PromptSketch>> sketches = List.of();

    Fuzzer(List<String> shapes) {
        this.shapes = shapes;
        for (Limits limits : LIMITS) {
            readers.add(new LogObjectReader(Reading.KEY, this::body, facts -> true, limits));
        }
    }

    /**
     * Makes the case of a seed and reads it.
     *
     * @return its records
     * @throws AssertionError when a law is broken; the message names the seed
     */
    int check(long seed) {
        FuzzCase fuzzed = FuzzCase.of(seed, shapes);
        int limits = Math.floorMod(seed, LIMITS.length);
        try {
            List<LogRecord> records = read(limits, seed, new ByteArrayInputStream(fuzzed.object()));
            List<Optional<PromptSketch>> whole = sketches;
            InputStream pieces = new Pieces(fuzzed.object(), new Random(seed));
            require(read(limits, seed, pieces).equals(records), "pieces change what is read");
            require(sketches.equals(whole), "pieces change what is sketched");
            requireLines(records);
            if (fuzzed.isIntact() && limits < 2) {
                requireNeighbours(fuzzed, limits, seed, records);
            }
            return records.size();
        } catch (IOException | RuntimeException | AssertionError e) {
            throw new AssertionError(
                    "seed " + seed + ", limits " + LIMITS[limits] + ": " + e + "; object "
                            + HexFormat.of().formatHex(fuzzed.object()),
                    e);
        }
    }

    private List<LogRecord> read(int limits, long seed, InputStream object) throws IOException {
        bodies = new Random(seed);
        sketches = new ArrayList<>();
        List<LogRecord> records = new ArrayList<>();
        LogObjectReader reader = readers.get(limits);
        ObjectTally tally = reader.read(object, FolderIdentity.UNKNOWN, record -> {
            records.add(record);
            if (record instanceof Invocation) {
                sketches.add(reader.sketch());
            }
        });
        require(tally.records() == records.size(), "the tally counts " + tally.records());
        return records;
    }

    private static void requireLines(List<LogRecord> records) {
        long line = 1;
        for (LogRecord record : records) {
            require(record.lineNumber() >= line, "line " + record.lineNumber() + " after " + line);
            line = record.lineNumber();
            if (record instanceof Rejected rejected) {
                require(!(rejected.rule() + rejected.detail()).contains("Zq9"), "a message repeats a value");
            } else {
                require(record instanceof Invocation, "a record of a third kind");
            }
        }
    }

    private void requireNeighbours(FuzzCase fuzzed, int limits, long seed, List<LogRecord> records) throws IOException {
        List<LogRecord> found =
                new ArrayList<>(records.stream().map(Lineless::of).toList());
        for (String line : fuzzed.undamaged()) {
            for (LogRecord alone : read(limits, seed, new ByteArrayInputStream(Reading.utf8(line)))) {
                boolean offloaded =
                        alone instanceof Invocation call && call.outputBody() == Invocation.BodyLocation.OFFLOADED;
                require(offloaded || found.remove(Lineless.of(alone)), "an untouched line is read differently");
            }
        }
    }

    /** A body that lies beside the record, mostly damaged. */
    private Optional<InputStream> body(String location) {
        FuzzCase fuzzed = FuzzCase.of(bodies.nextLong(), shapes);
        return bodies.nextInt(5) == 0 ? Optional.empty() : Optional.of(new ByteArrayInputStream(fuzzed.object()));
    }

    private static void require(boolean holds, String broken) {
        if (!holds) {
            throw new AssertionError(broken);
        }
    }

    @Override
    public void close() {
        readers.forEach(LogObjectReader::close);
    }

    /** A stream that gives a few bytes at a time. */
    private static final class Pieces extends ByteArrayInputStream {

        private final Random random;

        Pieces(byte[] bytes, Random random) {
            super(bytes);
            this.random = random;
        }

        @Override
        public synchronized int read(byte[] b, int off, int len) {
            int most = random.nextInt(4) == 0 ? 1 : 1 + random.nextInt(3_000);
            return super.read(b, off, Math.min(most, len));
        }
    }
}
