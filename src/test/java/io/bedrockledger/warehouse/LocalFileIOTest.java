package io.bedrockledger.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.exceptions.NotFoundException;
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
}
