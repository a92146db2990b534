package io.bedrockledger.job;

import io.bedrockledger.settings.SettingsException;
import io.bedrockledger.warehouse.StableStorage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The folder that holds what a ledger keeps on this machine: the embedded tables, the record of executions, the run
 * lock, and {@code ledger.json}, by which it remembers its sources, its fingerprint key and its version.
 */
public final class DataFolder {

    /** The version of the public contract that this code writes. */
    public static final int CONTRACT_VERSION = 1;

    /** Bytes of the fingerprint key. */
    public static final int KEY_BYTES = 16;

    private static final String IDENTITY = "ledger.json";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(tools.jackson.databind.SerializationFeature.INDENT_OUTPUT)
            .build();

    private final Path root;

    private DataFolder(Path root) {
        this.root = root;
    }

    /** The folder at a path, which need not be there yet; nothing is read or written. */
    public static DataFolder at(Path path) {
        return new DataFolder(path.toAbsolutePath().normalize());
    }

    /** The absolute path. */
    public Path root() {
        return root;
    }

    /** True when a run has made the folder a ledger's. */
    public boolean exists() {
        return Files.isRegularFile(root.resolve(IDENTITY));
    }

    /**
     * Makes the folder a ledger's at the first run, and holds it to its sources and its version at every later one.
     *
     * @param locations the places that the logs come from, as the user named them
     * @throws SettingsException when the folder was made for other sources or by newer code
     */
    public Identity open(List<String> locations) throws IOException {
        Files.createDirectories(root);
        Optional<Identity> known = identity();
        if (known.isEmpty()) {
            return create(locations);
        }
        Identity identity = known.get();
        if (!identity.comesFrom(root, locations)) {
            throw new SettingsException("[" + root
                    + "] a data folder holds the logs of one set of sources; this one has "
                    + String.join(", ", identity.sources().keySet()) + " and was asked for "
                    + String.join(", ", locations) + "; name another folder with --data, or the same logs with --logs");
        }
        return identity;
    }

    /** What the folder remembers; empty when no run has made it a ledger's. */
    public Optional<Identity> identity() throws IOException {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(root.resolve(IDENTITY));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        Identity identity;
        try {
            identity = JSON.readValue(bytes, Identity.class);
        } catch (JacksonException e) {
            throw new IOException(
                    "[" + root.resolve(IDENTITY) + "] must be JSON as a run wrote it; it cannot be read; "
                            + "bring it back from a copy",
                    e);
        }
        if (identity.contractVersion() > CONTRACT_VERSION) {
            throw new SettingsException("[" + root + "] this program writes contract version " + CONTRACT_VERSION
                    + "; the folder has version " + identity.contractVersion() + "; use the newer program");
        }
        return Optional.of(identity);
    }

    private Identity create(List<String> locations) throws IOException {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        Identity identity = new Identity(
                CONTRACT_VERSION,
                Identity.sources(root, locations),
                HexFormat.of().formatHex(key));
        Path file = root.resolve(IDENTITY);
        Path fresh = root.resolve(IDENTITY + ".new");
        Files.deleteIfExists(fresh);
        if (root.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            // Nobody else may read the key, not even for a moment.
            Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.write(fresh, JSON.writeValueAsBytes(identity));
        // Without the key, what is in the tables can no longer be compared with what comes: it must survive a power
        // cut.
        StableStorage.force(fresh);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        StableStorage.force(file);
        return identity;
    }

    /**
     * What a data folder remembers.
     *
     * @param contractVersion the version of the public contract that its tables follow
     * @param sources from each place as named to how it is found from the data folder, so that both can be moved together
     * @param fingerprintKey the secret key of the fingerprints, in hexadecimal digits; whoever has it can test guesses of texts
     */
    public record Identity(int contractVersion, Map<String, String> sources, String fingerprintKey) {

        public Identity {
            sources = Map.copyOf(sources);
        }

        /** The key as bytes. */
        public byte[] keyBytes() {
            return HexFormat.of().parseHex(fingerprintKey);
        }

        boolean comesFrom(Path root, List<String> locations) {
            Map<String, String> asked = sources(root, locations);
            Set<String> askedNames = new TreeSet<>(asked.keySet());
            Set<String> askedPaths = new TreeSet<>(asked.values());
            return askedNames.equals(new TreeSet<>(sources.keySet()))
                    || askedPaths.equals(new TreeSet<>(sources.values()));
        }

        static Map<String, String> sources(Path root, List<String> locations) {
            Map<String, String> found = new java.util.TreeMap<>();
            for (String location : locations) {
                @Nullable Path folder = location.startsWith("s3://") ? null : real(Path.of(location));
                if (folder == null) {
                    String bucket = location.endsWith("/") ? location.substring(0, location.length() - 1) : location;
                    found.put(bucket, bucket);
                } else {
                    found.put(folder.toString(), real(root).relativize(folder).toString());
                }
            }
            return found;
        }

        private static Path real(Path path) {
            try {
                return path.toRealPath();
            } catch (NoSuchFileException e) {
                return path.toAbsolutePath().normalize();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
