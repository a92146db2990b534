package io.bedrockledger.source;

import static io.bedrockledger.source.LogTreeFixture.ACCOUNT;
import static io.bedrockledger.source.LogTreeFixture.DAY;
import static io.bedrockledger.source.LogTreeFixture.FIRST;
import static io.bedrockledger.source.LogTreeFixture.LAST;
import static io.bedrockledger.source.LogTreeFixture.hour;
import static io.bedrockledger.source.LogTreeFixture.keys;
import static io.bedrockledger.source.LogTreeFixture.list;
import static io.bedrockledger.source.LogTreeFixture.log;
import static io.bedrockledger.source.LogTreeFixture.text;
import static io.bedrockledger.source.LogTreeFixture.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bedrockledger.SharedData;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderLogSourceTest {

    @TempDir
    Path place;

    private Path root = Path.of("");
    private LogSource source = new FolderLogSource(SourceSettings.at("."), "");

    @BeforeEach
    void makeRoot() throws IOException {
        root = Files.createDirectory(place.resolve("logs"));
        source = new FolderLogSource(SourceSettings.at(root.toString()), "");
    }

    @Test
    void aLogObjectTellsWhatItsFolderAndItsListingTell() throws IOException {
        Path file = write(root, log(DAY), "seven b");
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2025-11-03T08:00:00.123456789Z")));

        assertThat(list(source, DAY, DAY))
                .containsExactly(new LogObject(log(DAY), ACCOUNT, "us-east-1", DAY, 7, "1762156800123456789"));
    }

    @Test
    void theWindowIncludesBothItsDays() throws IOException {
        for (int day = 0; day < 5; day++) {
            write(root, log(DAY.plusDays(day)), "x");
        }

        assertThat(keys(source, DAY.plusDays(1), DAY.plusDays(3)))
                .containsExactly(log(DAY.plusDays(1)), log(DAY.plusDays(2)), log(DAY.plusDays(3)));
        assertThat(keys(source, DAY.plusDays(5), LocalDate.MAX)).isEmpty();
        assertThat(keys(source, LocalDate.MIN, DAY)).containsExactly(log(DAY));
    }

    @Test
    void theWindowMayCrossMonthsAndYears() throws IOException {
        LocalDate eve = LocalDate.of(2025, 12, 31);
        write(root, log(eve.minusDays(40)), "x");
        write(root, log(eve), "x");
        write(root, log(eve.plusDays(1)), "x");
        write(root, log(eve.plusDays(40)), "x");

        assertThat(keys(source, eve.minusDays(2), eve.plusDays(2))).containsExactly(log(eve), log(eve.plusDays(1)));
    }

    @Test
    void aPrefixAndAnOrganisationMayStandBeforeTheAccount() throws IOException {
        String inOrganisation = log(DAY).replace("AWSLogs/", "AWSLogs/o-a1b2c3d4e5/");
        write(root, "bedrock/prod/" + log(DAY), "x");
        write(root, "other/" + inOrganisation, "x");

        assertThat(keys(source, FIRST, LAST)).containsExactly("other/" + inOrganisation, "bedrock/prod/" + log(DAY));
    }

    @Test
    void besideAwsLogsNoOtherIsSearchedFor() throws IOException {
        write(root, log(DAY), "x");
        write(root, "copy/" + log(DAY), "x");

        assertThat(keys(source, FIRST, LAST)).containsExactly(log(DAY));
    }

    @Test
    void bodiesPermissionChecksAndEmptyHiddenOrPartialFilesAreNoLogObjects() throws IOException {
        String hour = hour("us-east-1", DAY, 7);
        String service = "AWSLogs/" + ACCOUNT + "/BedrockModelInvocationLogs/";
        write(root, service + "amazon-bedrock-logs-permission-check", "");
        write(root, hour + "amazon-bedrock-logs-permission-check", "not even with content");
        write(root, hour + "data/0f8fad5b_input.json.gz", "x");
        write(root, hour + "empty.json.gz", "");
        write(root, hour + ".hidden.json.gz", "x");
        write(root, hour + "_SUCCESS", "x");
        write(root, hour + "half.json.gz.part", "x");
        write(root, hour + "half.json.gz.tmp", "x");
        write(root, service + "us-east-1/2025/11/03/too-high.json.gz", "x");
        write(root, service + "us-east-1/2025/02/30/07/no-day.json.gz", "x");
        write(root, service + "us-east-1/2025/13/01/07/no-month.json.gz", "x");

        assertThat(keys(source, FIRST, LAST)).isEmpty();
        assertThat(source.newestLogDate()).isEmpty();
    }

    @Test
    void whatALogObjectsNameEndsWithDoesNotMatter() throws IOException {
        for (String name : List.of("a.json.gz", "b.json", "c.jsonl", "d.gz", "e")) {
            write(root, hour("us-east-1", DAY, 7) + name, "x");
        }

        assertThat(keys(source, FIRST, LAST)).hasSize(5).isSorted();
    }

    @Test
    void newestAndOldestDayAreThoseThatHoldALogObject() throws IOException {
        write(root, log(DAY), "x");
        write(root, log(DAY.plusMonths(3)).replace("us-east-1", "eu-west-1"), "x");
        write(root, log(DAY.minusYears(1)), "x");
        write(root, log(DAY.plusYears(1)), "");
        write(root, log(DAY.minusYears(2)), "");

        assertThat(source.newestLogDate()).contains(DAY.plusMonths(3));
        assertThat(source.oldestLogDate()).contains(DAY.minusYears(1));
    }

    @Test
    void aFolderWithoutLogsHasNone() throws IOException {
        assertThat(keys(source, FIRST, LAST)).isEmpty();
        assertThat(source.oldestLogDate()).isEmpty();
    }

    @Test
    void aFolderThatIsNotThereIsSaid() {
        LogSource absent = new FolderLogSource(SourceSettings.at("/no/such/folder"), "");

        assertThatThrownBy(() -> list(absent, FIRST, LAST))
                .isInstanceOf(IOException.class)
                .hasMessage("[/no/such/folder] the log source must be a folder; nothing is there;"
                        + " name the folder above AWSLogs/");
    }

    @Test
    void aFileInPlaceOfTheFolderIsSaid() throws IOException {
        Path file = write(root, "file", "x");
        LogSource wrong = new FolderLogSource(SourceSettings.at(file.toString()), "");

        assertThatThrownBy(wrong::newestLogDate)
                .isInstanceOf(IOException.class)
                .hasMessage("[" + file + "] the log source must be a folder; it is no folder;"
                        + " name the folder above AWSLogs/");
    }

    @Test
    void aPlaceInsideAwsLogsIsSaid() throws IOException {
        write(root, log(DAY), "x");
        LogSource inside = new FolderLogSource(SourceSettings.at(root.resolve("AWSLogs") + "/"), "");

        assertThatThrownBy(() -> list(inside, FIRST, LAST))
                .isInstanceOf(IOException.class)
                .hasMessage("[" + root.resolve("AWSLogs") + "/] a source must be the place above AWSLogs/;"
                        + " this place is inside it; name the folder that holds AWSLogs/");
    }

    @Test
    void theSearchForAwsLogsHasAnEnd() throws IOException {
        for (int folder = 0; folder < LogLayout.MAX_SEARCHED_FOLDERS; folder++) {
            Files.createDirectory(root.resolve("f" + folder));
        }

        assertThatThrownBy(() -> list(source, FIRST, LAST))
                .isInstanceOf(IOException.class)
                .hasMessage("[" + root + "] a source must be the place above AWSLogs/; more than 1000 folders were"
                        + " searched for one; name a place nearer to it");
    }

    @Test
    void aLinkWithinTheFolderIsFollowed() throws IOException {
        Path file = write(root, "store/one.json.gz", "linked");
        Files.createDirectories(root.resolve(hour("us-east-1", DAY, 7)));
        Files.createSymbolicLink(root.resolve(log(DAY)), file);

        LogObject found = list(source, DAY, DAY).get(0);
        assertThat(found.sizeBytes()).isEqualTo(6);
        assertThat(text(source.open(found))).isEqualTo("linked");
    }

    @Test
    void aLinkOutOfTheFolderIsRefused() throws IOException {
        Path outside = write(place, "outside.json.gz", "secret");
        Files.createDirectories(root.resolve(hour("us-east-1", DAY, 7)));
        Files.createSymbolicLink(root.resolve(log(DAY)), outside);

        assertThatThrownBy(() -> list(source, DAY, DAY))
                .isInstanceOf(IOException.class)
                .hasMessage("[" + root + "] a link must stay within the folder; " + log(DAY)
                        + " leads out of it; remove it or make its target a source of its own");
    }

    @Test
    void aLinkedFolderOutOfTheFolderIsRefused() throws IOException {
        write(place, "outside/" + log(DAY), "secret");
        Files.createSymbolicLink(root.resolve("AWSLogs"), place.resolve("outside/AWSLogs"));

        assertThatThrownBy(() -> list(source, DAY, DAY))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("a link must stay within the folder; AWSLogs leads out of it");
    }

    @Test
    void theSearchForAwsLogsFollowsNoLinks() throws IOException {
        write(root, "bedrock/" + log(DAY), "x");
        write(place, "outside/" + log(DAY), "secret");
        Files.createSymbolicLink(root.resolve("loop"), root);
        Files.createSymbolicLink(root.resolve("out"), place.resolve("outside"));

        assertThat(keys(source, FIRST, LAST)).containsExactly("bedrock/" + log(DAY));
    }

    @Test
    void theFolderItselfMayBeALink() throws IOException {
        write(root, log(DAY), "x");
        Path link = Files.createSymbolicLink(place.resolve("link"), root);
        LogSource linked = new FolderLogSource(SourceSettings.at(link.toString()), "");

        LogObject found = list(linked, DAY, DAY).get(0);
        assertThat(found.key()).isEqualTo(log(DAY));
        assertThat(text(linked.open(found))).isEqualTo("x");
    }

    @Test
    void anObjectThatVanishedSinceItsListingIsSaid() throws IOException {
        Path file = write(root, log(DAY), "x");
        LogObject found = list(source, DAY, DAY).get(0);
        Files.delete(file);

        assertThatThrownBy(() -> source.open(found))
                .isInstanceOf(FileNotFoundException.class)
                .hasMessage("[" + log(DAY) + "] a listed log object must be there; it has vanished from " + root
                        + " since it was listed; run again");
    }

    @Test
    void anyBucketsBodyIsLookedUpBelowTheFolder() throws IOException {
        String body = hour("us-east-1", DAY, 7) + "data/0f8fad5b_input.json.gz";
        write(root, body, "body");

        assertThat(source.openBody("s3://some-bucket/" + body)).hasValueSatisfying(FolderLogSourceTest::isTheBody);
        assertThat(source.openBody("s3://some-bucket/absent.json.gz")).isEmpty();
    }

    @Test
    void aMappedBucketsBodyIsLookedUpBelowItsRootOnly() throws IOException {
        write(root, "in-logs.json", "body");
        write(place, "large/in-large.json", "body");
        LogSource mapped = new FolderLogSource(
                new SourceSettings(
                        root.toString(),
                        null,
                        null,
                        null,
                        false,
                        Map.of("large", place.resolve("large").toString())),
                "");

        assertThat(mapped.openBody("s3://large/in-large.json")).hasValueSatisfying(FolderLogSourceTest::isTheBody);
        assertThat(mapped.openBody("s3://large/in-logs.json")).isEmpty();
        assertThat(mapped.openBody("s3://another/in-logs.json")).hasValueSatisfying(FolderLogSourceTest::isTheBody);
        assertThat(mapped.openBody("s3://another/in-large.json")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3://b/../secret",
                "s3://b/a/../../secret",
                "s3://b//etc/passwd",
                "s3://b/./secret",
                "s3://b/..\\secret",
                "s3://b/a\0b",
                "s3://b/",
                "s3://b",
                "s3:///secret",
                "s3://../secret",
                "/etc/passwd",
                "file:///etc/passwd",
                "https://example.com/secret",
                ""
            })
    void aBodyOutsideEveryRootIsNotOpened(String location) throws IOException {
        write(place, "secret", "secret");
        write(root, "secret", "inside");
        Files.createDirectory(root.resolve("a"));

        assertThat(source.openBody(location)).isEmpty();
    }

    @Test
    void aBodyBehindALinkOutOfTheFolderIsNotOpened() throws IOException {
        write(place, "secret", "secret");
        Files.createSymbolicLink(root.resolve("link"), place.resolve("secret"));

        assertThat(source.openBody("s3://b/link")).isEmpty();
    }

    @Test
    void capturedTrafficIsListedWhole() throws IOException {
        LogSource captured = new FolderLogSource(
                SourceSettings.at(SharedData.require("data/traffic").toString()), "");

        assertThat(list(captured, FIRST, LAST))
                .hasSize(321)
                .allSatisfy(object -> assertThat(object.accountId()).isEqualTo(ACCOUNT));
        assertThat(captured.oldestLogDate()).contains(DAY);
    }

    private static void isTheBody(InputStream body) {
        assertThat(body).hasContent("body");
    }
}
