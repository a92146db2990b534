package io.bedrockledger.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.exceptions.NotFoundException;
import org.apache.iceberg.io.FileInfo;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.io.PositionOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalFileIOTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"local:///../outside", "local:///a/../../outside", "/etc/passwd", "file:///etc/passwd"})
    void aLocationOutsideTheFolderIsRefused(String location) {
        assertThatThrownBy(() -> new LocalFileIO(folder).newInputFile(location))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("[" + location + "] a location must begin with local:/// and lie below the data folder;"
                        + " it does not; was the table made with another warehouse?");
    }

    @Test
    void aFileIsWrittenOnce() throws IOException {
        OutputFile file = new LocalFileIO(folder).newOutputFile("local:///a/b");
        try (PositionOutputStream out = file.create()) {
            out.write(1);
            out.write(new byte[] {2, 3});
            assertThat(out.getPos()).isEqualTo(3);
        }

        assertThat(file.toInputFile().getLength()).isEqualTo(3);
        assertThatThrownBy(file::create)
                .isInstanceOf(AlreadyExistsException.class)
                .hasMessage("[local:///a/b] a file is written once; it exists already");
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(() ->
                        new LocalFileIO(folder).newInputFile("local:///none").newStream())
                .isInstanceOf(NotFoundException.class)
                .hasMessage("[local:///none] a file that a table names must exist; it does not");
    }

    @Test
    void whatIsListedAreTheRegularFilesBelowAFolder() throws IOException {
        LocalFileIO files = new LocalFileIO(folder);
        write(files, "local:///tables/a/one");
        write(files, "local:///tables/a/b/two");
        write(files, "local:///tables/ab/three");
        Path outside = Files.createDirectory(folder.resolve("outside"));
        Files.writeString(outside.resolve("four"), "x");
        Files.createSymbolicLink(folder.resolve("tables/a/link"), outside);
        Files.createSymbolicLink(folder.resolve("tables/a/link-to-four"), outside.resolve("four"));

        assertThat(files.listPrefix("local:///tables/a/"))
                .extracting(FileInfo::location, FileInfo::size)
                .containsExactlyInAnyOrder(tuple("local:///tables/a/one", 1L), tuple("local:///tables/a/b/two", 1L));
        assertThat(files.listPrefix("local:///tables/none/")).isEmpty();
    }

    @Test
    void aPrefixIsRemovedAndWhatLinksLeadToStays() throws IOException {
        LocalFileIO files = new LocalFileIO(folder);
        write(files, "local:///tables/a/one");
        Path outside = Files.createDirectory(folder.resolve("outside"));
        Files.writeString(outside.resolve("four"), "x");
        Files.createSymbolicLink(folder.resolve("tables/a/link"), outside);

        files.deletePrefix("local:///tables/a/");

        assertThat(folder.resolve("tables/a/one")).doesNotExist();
        assertThat(outside.resolve("four")).exists();
    }

    @Test
    void everythingIsForcedToTheDiskBeforeTheTablesMetadataIsClosed() throws IOException {
        List<Set<String>> forced = new ArrayList<>();
        LocalFileIO files = new LocalFileIO(
                folder,
                (paths, root) -> forced.add(paths.stream()
                        .map(path -> folder.relativize(path).toString())
                        .collect(Collectors.toSet())));
        write(files, "local:///data/one.parquet");
        write(files, "local:///data/discarded.parquet");
        files.deleteFile("local:///data/discarded.parquet");
        write(files, "local:///metadata/list.avro");
        assertThat(forced).isEmpty();

        write(files, "local:///metadata/1.metadata.json");
        write(files, "local:///metadata/2.metadata.json");

        assertThat(forced)
                .containsExactly(
                        Set.of("data/one.parquet", "metadata/list.avro", "metadata/1.metadata.json"),
                        Set.of("metadata/2.metadata.json"));
    }

    @Test
    void aDiskThatRefusesEndsTheCommit() {
        LocalFileIO files = new LocalFileIO(folder, (paths, root) -> {
            throw new IOException("no space left");
        });

        assertThatThrownBy(() -> write(files, "local:///metadata/1.metadata.json"))
                .isInstanceOf(IOException.class)
                .hasMessage("no space left");
    }

    @Test
    void filesThatAreGoneAreNotForced() throws IOException {
        Path there = Files.writeString(folder.resolve("there"), "x");

        StableStorage.force(List.of(there, folder.resolve("none/gone")), folder);

        assertThat(there).exists();
    }

    private static void write(LocalFileIO files, String location) throws IOException {
        try (PositionOutputStream out = files.newOutputFile(location).create()) {
            out.write(1);
        }
    }
}
