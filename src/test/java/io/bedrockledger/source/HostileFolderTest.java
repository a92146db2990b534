package io.bedrockledger.source;

import static io.bedrockledger.source.LogTreeFixture.DAY;
import static io.bedrockledger.source.LogTreeFixture.FIRST;
import static io.bedrockledger.source.LogTreeFixture.LAST;
import static io.bedrockledger.source.LogTreeFixture.hour;
import static io.bedrockledger.source.LogTreeFixture.keys;
import static io.bedrockledger.source.LogTreeFixture.log;
import static io.bedrockledger.source.LogTreeFixture.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder with things in it that are no files, or not where they seem to be. */
class HostileFolderTest {

    private static final String HOUR = hour("us-east-1", DAY, 7);

    @TempDir
    Path root;

    private LogSource source;

    @BeforeEach
    void oneLog() throws IOException {
        write(root, log(DAY), "x");
        source = LogSources.open(List.of(SourceSettings.at(root.toString())));
    }

    @Test
    void whatIsNoFileIsNoLogObject() throws IOException, InterruptedException {
        Files.createDirectories(root.resolve(HOUR + "folder.json.gz"));
        pipe(HOUR + "pipe.json.gz");
        Files.createSymbolicLink(root.resolve(HOUR + "nowhere.json.gz"), Path.of("nowhere"));
        Files.createSymbolicLink(root.resolve(HOUR + "itself.json.gz"), Path.of("itself.json.gz"));
        Files.createSymbolicLink(root.resolve(HOUR + "link-to-a-pipe.json.gz"), Path.of("pipe.json.gz"));

        assertThat(keys(source, FIRST, LAST)).containsExactly(log(DAY));
    }

    @Test
    void aPipeIsNoBody() throws IOException, InterruptedException {
        pipe("data/pipe.json.gz");

        assertThat(source.openBody("s3://any/data/pipe.json.gz")).isEmpty();
    }

    @Test
    void foldersThatLeadBackIntoThemselvesEnd() throws IOException {
        Path day = Objects.requireNonNull(root.resolve(HOUR).getParent());
        Files.createSymbolicLink(day.resolve("08"), Path.of("."));
        Files.createSymbolicLink(day.resolve("09"), day);
        Files.createSymbolicLink(root.resolve("AWSLogs/AWSLogs"), root.resolve("AWSLogs"));
        Files.createSymbolicLink(root.resolve("AWSLogs/222233334444"), Path.of("222233334444"));

        assertThat(keys(source, FIRST, LAST)).containsExactly(log(DAY));
    }

    @Test
    void anHourThatLeadsOutOfTheFolderIsRefused() throws IOException {
        Files.createSymbolicLink(root.resolve(HOUR).resolveSibling("08"), Path.of("/"));

        assertThatThrownBy(() -> keys(source, FIRST, LAST))
                .isInstanceOf(IOException.class)
                .hasMessage("[" + root + "] a link must stay within the folder; "
                        + hour("us-east-1", DAY, 8).substring(0, HOUR.length() - 1)
                        + " leads out of it; remove it or make its target a source of its own");
    }

    private void pipe(String path) throws IOException, InterruptedException {
        Path pipe = root.resolve(path);
        Files.createDirectories(pipe.getParent());
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
    }
}
