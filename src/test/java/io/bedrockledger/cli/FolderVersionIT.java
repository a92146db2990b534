package io.bedrockledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Data folders that another version of the program made. */
class FolderVersionIT {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"nightly", "status", "explain some-id", "sql 'select 1'"})
    void everyCommandRefusesAFolderOfNewerCode(String command) throws IOException {
        Files.writeString(folder.resolve("ledger.json"), "{\"version\": 99}");

        Terminal terminal = type(command.split(" ", 2));

        assertThat(terminal.err())
                .isEqualTo("[" + folder + "] a data folder must be of this program's version or an older one; its"
                        + " version is 99 and this program knows 2; use the newer program\n");
        assertThat(terminal.exit()).isEqualTo(2);
        assertThat(terminal.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nightly", "status", "explain some-id", "sql 'select 1'"})
    void soTheyDoWhereItsTablesAreInAnotherCatalog(String command) throws IOException {
        Files.writeString(folder.resolve("ledger.json"), "{\"version\": 99}");
        Path jobs = Files.createDirectories(folder.resolve("jobs"));
        Files.writeString(jobs.resolve("nightly.yaml"), """
                ledger:
                  catalog: {type: hadoop, warehouse: "%s"}
                """.formatted(
                        folder.resolve("warehouse").toUri()));

        Terminal terminal = type((command + " --jobs=" + jobs).split(" (?=[^']*('[^']*'[^']*)*$)"));

        assertThat(terminal.err()).endsWith(" this program knows 2; use the newer program\n");
        assertThat(terminal.exit()).isEqualTo(2);
        assertThat(folder.resolve("warehouse")).doesNotExist();
    }

    @Test
    void aFolderOfOlderCodeIsReadAsItIsAndUpgradedByTheNextRun() throws IOException {
        assertThat(nightly().exit()).isZero();
        Path identity = folder.resolve("ledger.json");
        String older = Files.readString(identity)
                .replaceFirst("\"version\" : 2,\\s*", "")
                .replaceFirst("\"id\" : \"[^\"]*\",\\s*", "")
                .replaceFirst(",\\s*\"fingerprintKeyDigest\" : \"[^\"]*\"", "");
        Files.writeString(identity, older);

        assertThat(type("sql", "--format", "csv", "select count(*) from invocations")
                        .out())
                .endsWith("\n6\n");
        assertThat(Files.readString(identity)).isEqualTo(older);

        assertThat(nightly().exit()).isZero();
        assertThat(Files.readString(identity)).contains("\"version\" : 2", "\"fingerprintKeyDigest\" : \"");
    }

    private Terminal nightly() {
        return type("nightly", "--from", "2026-11-03", "--to", "2026-11-03");
    }

    private Terminal type(String... command) {
        return Terminal.type(
                Stream.concat(Stream.of(command), Stream.of("--data=" + folder, "--logs=" + SmallLedger.logs()))
                        .toArray(String[]::new));
    }
}
