package io.bedrockledger.job;

import io.bedrockledger.settings.SettingsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a data folder remembers.
 *
 * @param version the folder's own version, which rises with its layout and with the tables and columns that it holds;
 *     1 where the file tells none
 * @param contractVersion the version of the public contract that its tables follow
 * @param id tells the folder's executions from those of others in one database; absent in version 1
 * @param sources from each place as named to how it is found from the data folder, so that both can be moved together
 * @param fingerprintKey the folder's own secret key of the fingerprints, in hexadecimal digits; absent when the settings
 *     gave one at the first run. Whoever has it can test guesses of texts
 * @param fingerprintKeyDigest tells whether the key in use is still the same one; absent in version 1
 */
public record LedgerIdentity(
        int version,
        int contractVersion,
        @Nullable String id,
        Map<String, String> sources,
        @Nullable String fingerprintKey,
        @Nullable String fingerprintKeyDigest) {

    /** The version that this code writes. */
    static final int VERSION = 2;

    public LedgerIdentity {
        version = Math.max(1, version);
        sources = Map.copyOf(sources);
    }

    /** Of a folder that is made now. */
    static LedgerIdentity create(Path root, List<String> locations, Optional<byte[]> set) {
        byte[] own = new byte[FolderKey.BYTES];
        new SecureRandom().nextBytes(own);
        return new LedgerIdentity(
                VERSION,
                DataFolder.CONTRACT_VERSION,
                UUID.randomUUID().toString(),
                sources(root, locations),
                set.isPresent() ? null : HexFormat.of().formatHex(own),
                FolderKey.digest(set.orElse(own)));
    }

    /** The same folder in the version of this code; the key that is in use now is taken for the one that always was. */
    LedgerIdentity upgraded(Optional<byte[]> set) {
        return new LedgerIdentity(
                VERSION,
                contractVersion,
                UUID.randomUUID().toString(),
                sources,
                fingerprintKey,
                FolderKey.digest(key(set)));
    }

    /**
     * The key in use.
     *
     * @param set the one that the settings give; it is stronger than the folder's own
     */
    byte[] key(Optional<byte[]> set) {
        return set.orElseGet(() -> HexFormat.of()
                .parseHex(Objects.requireNonNull(fingerprintKey, "a folder without a key of its own needs a set one")));
    }

    /** Refuses another key than the one that the fingerprints in the tables were made with. */
    void requireKey(Path root, Optional<byte[]> set) {
        boolean isOwn = fingerprintKey != null && isDigest(HexFormat.of().parseHex(fingerprintKey));
        if (set.isPresent() ? isDigest(set.get()) : isOwn) {
            return;
        }
        String where = "[settings] the fingerprints in " + root + " were made with "
                + (isOwn ? "the folder's own key" : "a key that ledger.fingerprint-key gave");
        String found = set.map(key -> "another one is set, with the digest " + FolderKey.digest(key) + " in place of "
                        + fingerprintKeyDigest)
                .orElse("none is set");
        throw new SettingsException(where + "; " + found + "; "
                + (isOwn ? "remove ledger.fingerprint-key" : "set that key again")
                + ", or name another data folder with --data");
    }

    private boolean isDigest(byte[] key) {
        return FolderKey.digest(key).equals(fingerprintKeyDigest);
    }

    boolean comesFrom(Path root, List<String> locations) {
        Map<String, String> asked = sources(root, locations);
        Set<String> askedNames = new TreeSet<>(asked.keySet());
        Set<String> askedPaths = new TreeSet<>(asked.values());
        return askedNames.equals(new TreeSet<>(sources.keySet())) || askedPaths.equals(new TreeSet<>(sources.values()));
    }

    private static Map<String, String> sources(Path root, List<String> locations) {
        Map<String, String> found = new TreeMap<>();
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

    /** The record without its key, which belongs into no message. */
    @Override
    public String toString() {
        return "LedgerIdentity[version=" + version + ", contractVersion=" + contractVersion + ", id=" + id
                + ", sources=" + sources.keySet() + "]";
    }
}
