package io.bedrockledger.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bedrockledger.settings.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    private static final String ONE_KEY = "000102030405060708090a0b0c0d0e0f";
    private static final String OTHER_KEY = "ff0102030405060708090a0b0c0d0e0f";

    @TempDir
    Path temporary;

    private Path root;
    private List<String> logs;

    @BeforeEach
    void names() {
        root = temporary.resolve("data");
        logs = List.of(temporary.resolve("logs").toString());
    }

    @Test
    void aFolderKeepsItsIdAndItsKey() throws IOException {
        LedgerIdentity made = open(Optional.empty());

        assertThat(open(Optional.empty())).isEqualTo(made);
        assertThat(made.version()).isEqualTo(2);
        assertThat(made.id()).isNotBlank();
        assertThat(made.key(Optional.empty())).hasSize(16);
    }

    @Test
    void nobodyElseMayReadTheKey() throws IOException {
        open(Optional.empty());
        assertThat(mode()).isEqualTo("rw-------");

        Files.writeString(identity(), older(ONE_KEY));
        open(Optional.empty());
        assertThat(mode()).isEqualTo("rw-------");
    }

    @Test
    void aKeyThatTheSettingsGiveIsNotWrittenDown() throws IOException {
        open(Optional.of(ONE_KEY));

        assertThat(Files.readString(identity())).doesNotContain(ONE_KEY).contains("\"fingerprintKey\" : null");
        assertThat(open(Optional.of(ONE_KEY)).fingerprintKey()).isNull();
    }

    @Test
    void anotherKeyIsRefused() throws IOException {
        open(Optional.of(ONE_KEY));

        assertThatThrownBy(() -> open(Optional.of(OTHER_KEY)))
                .isInstanceOf(SettingsException.class)
                .hasMessageMatching("\\[settings] the fingerprints in \\Q" + root + "\\E were made with a key that"
                        + " ledger\\.fingerprint-key gave; another one is set, with the digest [0-9a-f]{16} in place of"
                        + " [0-9a-f]{16}; set that key again, or name another data folder with --data");
    }

    @Test
    void aLostKeyIsMissed() throws IOException {
        open(Optional.of(ONE_KEY));

        assertThatThrownBy(() -> open(Optional.empty()))
                .isInstanceOf(SettingsException.class)
                .hasMessage("[settings] the fingerprints in " + root + " were made with a key that"
                        + " ledger.fingerprint-key gave; none is set; set that key again, or name another data folder"
                        + " with --data");
    }

    @Test
    void aKeyBesideTheFoldersOwnIsRefused() throws IOException {
        open(Optional.empty());

        assertThatThrownBy(() -> open(Optional.of(ONE_KEY)))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith(
                        "[settings] the fingerprints in " + root + " were made with the folder's own key; another one")
                .hasMessageEndingWith("; remove ledger.fingerprint-key, or name another data folder with --data");
    }

    @Test
    void aFolderOfTheFirstVersionIsUpgraded() throws IOException {
        Files.createDirectories(root);
        Files.writeString(identity(), older(ONE_KEY));

        LedgerIdentity identity = open(Optional.empty());

        assertThat(identity.version()).isEqualTo(2);
        assertThat(identity.fingerprintKey()).isEqualTo(ONE_KEY);
        assertThat(identity.fingerprintKeyDigest()).isEqualTo(FolderKey.digest(identity.key(Optional.empty())));
        assertThat(open(Optional.empty())).isEqualTo(identity);
    }

    @Test
    void aFolderOfTheFirstVersionWhoseKeyTheSettingsGaveStaysWithIt() throws IOException {
        Files.createDirectories(root);
        Files.writeString(identity(), older(ONE_KEY));
        open(Optional.of(OTHER_KEY));

        assertThat(open(Optional.of(OTHER_KEY)).fingerprintKey()).isEqualTo(ONE_KEY);
        assertThatThrownBy(() -> open(Optional.empty()))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("a key that ledger.fingerprint-key gave; none is set");
    }

    @Test
    void readingDoesNotUpgrade() throws IOException {
        Files.createDirectories(root);
        Files.writeString(identity(), older(ONE_KEY));

        assertThat(DataFolder.at(root).identity())
                .get()
                .extracting(LedgerIdentity::version)
                .isEqualTo(1);
        assertThat(Files.readString(identity())).isEqualTo(older(ONE_KEY));
    }

    @Test
    void aFolderOfNewerCodeIsRefusedWhateverElseItTells() throws IOException {
        open(Optional.empty());
        Files.writeString(identity(), "{\"version\": 3, \"sources\": \"told in another form\"}");

        assertThatThrownBy(() -> DataFolder.at(root).identity())
                .isInstanceOf(SettingsException.class)
                .hasMessage("[" + root + "] a data folder must be of this program's version or an older one; its"
                        + " version is 3 and this program knows 2; use the newer program");
    }

    @Test
    void aFolderOfANewerContractIsRefused() throws IOException {
        open(Optional.empty());
        Files.writeString(
                identity(), Files.readString(identity()).replace("\"contractVersion\" : 1", "\"contractVersion\" : 2"));

        assertThatThrownBy(() -> open(Optional.empty()))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("its contractVersion is 2 and this program knows 1");
    }

    @Test
    void aDamagedFileIsNamed() throws IOException {
        open(Optional.empty());
        Files.writeString(identity(), "{\"version\": 2, \"contr");

        assertThatThrownBy(() -> open(Optional.empty()))
                .isInstanceOf(IOException.class)
                .hasMessage("[" + identity()
                        + "] must be JSON as a run wrote it; it cannot be read; bring it back from a copy");
    }

    @Test
    void aFileWithoutSourcesIsDamaged() throws IOException {
        Files.createDirectories(root);
        Files.writeString(identity(), "{}");

        assertThatThrownBy(() -> open(Optional.empty()))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("it cannot be read; bring it back from a copy");
    }

    @Test
    void tablesWithoutAnIdentityAreNotGivenAnotherOne() throws IOException {
        open(Optional.empty());
        Files.createDirectories(root.resolve("tables"));
        Files.delete(identity());

        assertThatThrownBy(() -> open(Optional.empty()))
                .isInstanceOf(IOException.class)
                .hasMessage("[" + identity() + "] must be there, since tables is; it is lost, and the key of the"
                        + " fingerprints with it; bring it back from a copy, or name another folder with --data");
        assertThat(identity()).doesNotExist();
    }

    @Test
    void theKeyIsInNoMessage() throws IOException {
        LedgerIdentity identity = open(Optional.empty());

        assertThat(identity.toString()).doesNotContain(String.valueOf(identity.fingerprintKey()));
    }

    private LedgerIdentity open(Optional<String> key) throws IOException {
        return DataFolder.at(root).open(logs, key);
    }

    private Path identity() {
        return root.resolve("ledger.json");
    }

    private String mode() throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(identity()));
    }

    private String older(String key) {
        return """
                {
                  "contractVersion" : 1,
                  "fingerprintKey" : "%s",
                  "sources" : {
                    "%s" : "../logs"
                  }
                }""".formatted(key, logs.get(0));
    }
}
