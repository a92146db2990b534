package io.bedrockledger.source;

import static io.bedrockledger.source.LogTreeFixture.DAY;
import static io.bedrockledger.source.LogTreeFixture.FIRST;
import static io.bedrockledger.source.LogTreeFixture.LAST;
import static io.bedrockledger.source.LogTreeFixture.keys;
import static io.bedrockledger.source.LogTreeFixture.list;
import static io.bedrockledger.source.LogTreeFixture.log;
import static io.bedrockledger.source.LogTreeFixture.text;
import static io.bedrockledger.source.LogTreeFixture.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompositeLogSourceTest {

    @TempDir
    Path place;

    @Test
    void theSamePathInTwoFoldersIsTwoLogObjects() throws IOException {
        write(place, "team-a/" + log(DAY), "of a");
        write(place, "team-b/" + log(DAY), "of b");
        write(place, "team-b/" + log(DAY.plusDays(9)), "later");

        try (LogSource source = LogSources.open(List.of(folder("team-a"), folder("team-b")))) {
            assertThat(keys(source, DAY, DAY)).containsExactly("team-a/" + log(DAY), "team-b/" + log(DAY));
            assertThat(text(source.open(list(source, DAY, DAY).get(1)))).isEqualTo("of b");
            assertThat(source.oldestLogDate()).contains(DAY);
            assertThat(source.newestLogDate()).contains(DAY.plusDays(9));
            assertThat(source.location()).isEqualTo(place.resolve("team-a") + ", " + place.resolve("team-b"));
        }
    }

    @Test
    void aSingleFoldersKeysHaveNoName() throws IOException {
        write(place, "team-a/" + log(DAY), "x");

        try (LogSource source = LogSources.open(List.of(folder("team-a")))) {
            assertThat(keys(source, FIRST, LAST)).containsExactly(log(DAY));
        }
    }

    @Test
    void aBodyIsLookedUpInTheSourceOfItsRecord() throws IOException {
        write(place, "team-a/" + log(DAY), "x");
        write(place, "team-b/" + log(DAY), "x");
        write(place, "team-a/only-a.json", "of a");
        write(place, "team-b/both.json", "of b");
        write(place, "team-a/both.json", "of a");

        try (LogSource source = LogSources.open(List.of(folder("team-a"), folder("team-b")))) {
            LogObject ofB = list(source, DAY, DAY).get(1);

            assertThat(source.openBody(ofB, "s3://bucket/both.json"))
                    .hasValueSatisfying(body -> assertThat(body).hasContent("of b"));
            assertThat(source.openBody(ofB, "s3://bucket/only-a.json")).isEmpty();
            assertThat(source.openBody("s3://bucket/only-a.json")).isPresent();
            assertThat(source.openBody("s3://bucket/absent.json")).isEmpty();
        }
    }

    @Test
    void foldersOfOneNameNeedNamesOfTheirOwn() {
        assertThatThrownBy(() -> LogSources.open(List.of(folder("a/logs"), folder("b/logs"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("[" + place.resolve("b/logs") + "] sources must not overlap; keys that begin with logs/"
                        + " could also be those of " + place.resolve("a/logs")
                        + "; name every place once, and every folder differently");
    }

    @Test
    void aNameKeepsFoldersOfOneNameApart() throws IOException {
        write(place, "a/logs/" + log(DAY), "x");
        write(place, "b/logs/" + log(DAY), "x");
        SourceSettings named =
                new SourceSettings(place.resolve("b/logs").toString(), "second", null, null, false, Map.of());

        try (LogSource source = LogSources.open(List.of(folder("a/logs"), named))) {
            assertThat(keys(source, FIRST, LAST)).containsExactly("logs/" + log(DAY), "second/" + log(DAY));
        }
    }

    @Test
    void foldersInOneAnotherAreRefused() {
        assertThatThrownBy(() -> LogSources.open(List.of(folder("a/b"), folder("a"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("[" + place.resolve("a") + "] sources must not overlap; it and " + place.resolve("a/b")
                        + " lie in one another; name every place once");
    }

    @Test
    void placesOfOneBucketInOneAnotherAreRefused() {
        assertThatThrownBy(() -> LogSources.open(List.of(bucket("s3://logs"), bucket("s3://logs/bedrock"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("[s3://logs/bedrock] sources must not overlap;"
                        + " keys that begin with s3://logs/bedrock/ could also be those of s3://logs;");
    }

    @Test
    void prefixesThatOnlyBeginAlikeAreTwoPlaces() throws IOException {
        try (LogSource source = LogSources.open(List.of(bucket("s3://logs/a"), bucket("s3://logs/ab")))) {
            assertThat(source.location()).isEqualTo("s3://logs/a, s3://logs/ab");
        }
    }

    @Test
    void anotherSourcesLogObjectIsNotOpened() throws IOException {
        try (LogSource source = LogSources.open(List.of(folder("team-a"), folder("team-b")))) {
            LogObject foreign = new LogObject("team-c/x", "111122223333", "us-east-1", DAY, 1, "1");

            assertThatThrownBy(() -> source.open(foreign))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("[team-c/x] a log object must be of one of the sources; they are ");
        }
    }

    @Test
    void noSourceAtAllIsRefused() {
        assertThatThrownBy(() -> LogSources.open(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("[ledger.sources] there must be a source; none is named; name one, or use --logs");
    }

    @Test
    void anotherSchemeIsRefused() {
        assertThatThrownBy(() -> LogSources.open(List.of(SourceSettings.at("gs://bucket/logs"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("[gs://bucket/logs] a source must be a folder or s3://bucket/prefix;"
                        + " its scheme is another one; correct it");
    }

    @Test
    void anEmptyLocationIsRefused() {
        assertThatThrownBy(() -> SourceSettings.at(" "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("[location] a source must name a folder or s3://bucket/prefix; it is empty;"
                        + " name the place above AWSLogs/");
    }

    private SourceSettings folder(String name) {
        return SourceSettings.at(place.resolve(name).toString());
    }

    private static SourceSettings bucket(String location) {
        return new SourceSettings(location, null, "us-east-1", null, false, Map.of());
    }
}
