package io.bedrockledger.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class SampleLogsTest {

    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private static final long BLOCK_BYTES = 4096;

    /** Inflated, because JDKs differ in how they deflate. To renew the files: {@code SampleLogs.main}. */
    @Test
    void everyRunWritesTheCommittedFiles(@TempDir Path folder) throws IOException {
        SampleLogs.main(new String[] {folder.toString()});
        SortedMap<String, String> committed = CommittedSample.files(CommittedSample.ROOT);

        assertThat(different(CommittedSample.files(folder), committed)).isEmpty();
        assertThat(different(SampleLogs.files(), committed)).isEmpty();
        assertThat(SampleLogs.bytes("a.json.gz", "{}\n")).isEqualTo(SampleLogs.bytes("a.json.gz", "{}\n"));
    }

    private static Set<String> different(SortedMap<String, String> written, SortedMap<String, String> committed) {
        Set<String> names = new TreeSet<>(committed.keySet());
        names.addAll(written.keySet());
        names.removeIf(name -> Objects.equals(written.get(name), committed.get(name)));
        return names;
    }

    /** As disks count: every file and folder takes whole blocks. */
    @Test
    void theSampleIsSmallEnoughToBeCommitted() throws IOException {
        long blocks = 0;
        try (Stream<Path> all = Files.walk(CommittedSample.ROOT)) {
            for (Path path : all.toList()) {
                blocks += Files.isDirectory(path) ? 1 : (Files.size(path) + BLOCK_BYTES - 1) / BLOCK_BYTES;
            }
        }

        assertThat(blocks * BLOCK_BYTES).isBetween(2L << 20, 4L << 20);
        assertThat(CommittedSample.expected().get("objects").size()).isBetween(100, 450);
    }

    @Test
    void theReadmeSaysOfEveryStoryWhereItIs() throws IOException {
        String readme = CommittedSample.readme();

        for (Map.Entry<String, JsonNode> story :
                CommittedSample.expected().get("stories").properties()) {
            assertThat(readme).contains("`" + story.getKey().replaceFirst("^form-", "") + "`");
            if (!story.getKey().startsWith("form-")) {
                assertThat(readme).contains(story.getValue().get("request_id").stringValue());
            }
        }
    }

    @Test
    void everyRequestThatTheReadmeNamesIsInTheLogs() throws IOException {
        List<String> calls = CommittedSample.calls().stream()
                .map(call -> call.get("requestId").stringValue())
                .toList();
        List<String> named = UUID.matcher(CommittedSample.readme())
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toList());

        assertThat(named).isNotEmpty();
        assertThat(calls).containsAll(named);
    }

    @Test
    void theReadmeSumsUpAsExpected() throws IOException {
        JsonNode total = CommittedSample.expected().get("total");

        assertThat(CommittedSample.readme())
                .contains(String.format(
                        "%,d records = %,d calls + %d duplicates + %d rejected",
                        total.get("records").asInt(),
                        total.get("invocations").asInt(),
                        total.get("duplicates").asInt(),
                        total.get("rejected").asInt()));
    }
}
