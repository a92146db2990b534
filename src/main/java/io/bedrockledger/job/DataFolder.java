package io.bedrockledger.job;

import io.bedrockledger.settings.SettingsException;
import io.bedrockledger.warehouse.StableStorage;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The folder that holds what a ledger keeps on this machine: the embedded tables, the record of executions, the run
 * lock, and {@code ledger.json}, by which it remembers its sources, its fingerprint key and its version.
 */
public final class DataFolder {

    /** The version of the public contract that this code writes. */
    public static final int CONTRACT_VERSION = 1;

    /** The file that holds what the folder remembers. */
    static final String IDENTITY = "ledger.json";
    /** What is there without an identity belongs to a ledger that has lost it. */
    private static final String TABLES = "tables";

    /** What the system says where a file stands in a folder's place. */
    private static final String NO_FOLDER = "Not a directory";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            // What an older version does not tell is 0.
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
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

    /** Makes the folder, without anything in it, where it is not there yet. */
    void make() throws IOException {
        try {
            Files.createDirectories(root);
        } catch (FileSystemException e) {
            boolean isFile = e instanceof FileAlreadyExistsException || NO_FOLDER.equals(e.getReason());
            throw new IOException(
                    "[" + root + "] a data folder must be a folder; "
                            + (isFile ? "there is a file in its place" : "it cannot be made, " + reason(e))
                            + "; name another folder with --data",
                    e);
        }
    }

    /** True when a run has made the folder a ledger's. */
    public boolean exists() {
        return Files.isRegularFile(root.resolve(IDENTITY));
    }

    /**
     * Makes the folder a ledger's at the first run, and holds it to its sources, its key and its version at every later
     * one. A folder of an older version is brought to this one; only who holds the run lock may ask for it.
     *
     * @param locations the places that the logs come from, as the user named them
     * @param fingerprintKey the key that the settings give; empty means the folder's own
     * @throws SettingsException when the folder was made for other sources, with another key or by newer code
     */
    public LedgerIdentity open(List<String> locations, Optional<String> fingerprintKey) throws IOException {
        Optional<byte[]> set = FolderKey.parse(fingerprintKey);
        make();
        Optional<LedgerIdentity> known = identity();
        if (known.isEmpty()) {
            requireNoTables();
            return written(LedgerIdentity.create(root, locations, set));
        }
        LedgerIdentity identity = known.get();
        if (!identity.comesFrom(root, locations)) {
            throw new SettingsException("[" + root
                    + "] a data folder holds the logs of one set of sources; this one has "
                    + String.join(", ", identity.sources().keySet()) + " and was asked for "
                    + String.join(", ", locations) + "; name another folder with --data, or the same logs with --logs");
        }
        if (identity.version() < LedgerIdentity.VERSION) {
            return written(identity.upgraded(set));
        }
        identity.requireKey(root, set);
        return identity;
    }

    /**
     * What the folder remembers; empty when no run has made it a ledger's.
     *
     * @throws SettingsException when newer code made the folder
     */
    public Optional<LedgerIdentity> identity() throws IOException {
        Path file = root.resolve(IDENTITY);
        LedgerIdentity identity;
        try {
            JsonNode told = JSON.readTree(Files.readAllBytes(file));
            // Before the rest is read: newer code may tell it in another form.
            requireKnown("version", told, LedgerIdentity.VERSION);
            requireKnown("contractVersion", told, CONTRACT_VERSION);
            identity = JSON.treeToValue(told, LedgerIdentity.class);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (FileSystemException e) {
            if (NO_FOLDER.equals(e.getReason())) {
                return Optional.empty();
            }
            throw new IOException(
                    "[" + file + "] what the data folder remembers must be readable; " + reason(e)
                            + "; grant access to it, or name another folder with --data",
                    e);
        } catch (JacksonException e) {
            throw new IOException(
                    "[" + file + "] must be JSON as a run wrote it; it cannot be read; bring it back from a copy", e);
        }
        return Optional.of(identity);
    }

    private void requireKnown(String name, JsonNode told, int known) {
        int found = told.path(name).asInt(0);
        if (found > known) {
            throw new SettingsException("[" + root + "] a data folder must be of this program's version or an older"
                    + " one; its " + name + " is " + found + " and this program knows " + known
                    + "; use the newer program");
        }
    }

    private static String reason(FileSystemException e) {
        if (e instanceof AccessDeniedException) {
            return "access is denied";
        }
        return e.getReason() == null ? e.getClass().getSimpleName() : e.getReason();
    }

    /** A new key would give the texts of the tables that are there other fingerprints. */
    private void requireNoTables() throws IOException {
        if (Files.exists(root.resolve(TABLES))) {
            throw new IOException("[" + root.resolve(IDENTITY) + "] must be there, since " + TABLES
                    + " is; it is lost, and the key of the fingerprints with it; bring it back from a copy, or name"
                    + " another folder with --data");
        }
    }

    private LedgerIdentity written(LedgerIdentity identity) throws IOException {
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
}
