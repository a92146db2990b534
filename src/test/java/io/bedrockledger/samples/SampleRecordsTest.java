package io.bedrockledger.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedrockledger.samples.CommittedSample.Found;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the generator says of its records, recounted from the committed files. */
class SampleRecordsTest {

    @Test
    void objectsHoldTheRecordsThatAreExpectedOfThem() throws IOException {
        List<Found> lines = CommittedSample.lines();
        Map<String, Integer> duplicates = duplicates(lines);
        Map<String, List<Found>> objects = lines.stream().collect(Collectors.groupingBy(Found::key));
        JsonNode expected = CommittedSample.expected().get("objects");

        assertThat(expected.propertyNames()).containsExactlyInAnyOrderElementsOf(objects.keySet());
        objects.forEach((key, records) -> {
            int readable =
                    (int) records.stream().filter(SampleRecordsTest::isReadable).count();
            int copies = duplicates.getOrDefault(key, 0);
            assertThat(Json.write(Json.object(
                            "records",
                            records.size(),
                            "invocations",
                            readable - copies,
                            "duplicates",
                            copies,
                            "rejected",
                            records.size() - readable)))
                    .as(key)
                    .isEqualTo(expected.get(key).toString());
        });
    }

    @Test
    void theCountsOfABodyAreThoseOfItsEnvelope() throws IOException {
        int seen = 0;
        for (JsonNode call : CommittedSample.calls()) {
            JsonNode usage = call.at("/output/outputBodyJson/usage");
            if (usage.has("totalTokens") && call.at("/output/outputTokenCount").asInt() >= 0) {
                seen++;
                long input = call.at("/input/inputTokenCount").asLong();
                long output = call.at("/output/outputTokenCount").asLong();
                long cached = call.at("/input/cacheReadInputTokenCount").asLong()
                        + call.at("/input/cacheWriteInputTokenCount").asLong();
                String id = call.get("requestId").stringValue();
                assertThat(usage.get("inputTokens").asLong()).as(id).isEqualTo(input);
                assertThat(usage.get("outputTokens").asLong()).as(id).isEqualTo(output);
                assertThat(usage.get("totalTokens").asLong()).as(id).isEqualTo(input + cached + output);
            }
        }
        assertThat(seen).isGreaterThan(4000);
    }

    @Test
    void anAgentSendsTheListBeforeAndItsAnswer() throws IOException {
        Map<String, List<JsonNode>> runs = agentRuns();

        assertThat(runs).hasSizeGreaterThan(150);
        for (List<JsonNode> steps : runs.values()) {
            for (int i = 1; i < steps.size(); i++) {
                List<JsonNode> before = messages(steps.get(i - 1));
                before.add(steps.get(i - 1).at("/output/outputBodyJson/output/message"));
                assertThat(messages(steps.get(i)).subList(0, before.size())).isEqualTo(before);
                assertThat(messages(steps.get(i))).hasSize(before.size() + 1);
            }
        }
    }

    @Test
    void aDocumentIsLoggedAsAPlaceThatItsRequestNames() throws IOException {
        int seen = 0;
        for (JsonNode call : CommittedSample.calls()) {
            for (JsonNode document : call.at("/input/inputBodyJson").findValues("document")) {
                seen++;
                assertThat(document.at("/source/s3Uri").stringValue())
                        .startsWith(Draft.BUCKET + "AWSLogs/"
                                + call.get("accountId").stringValue() + "/")
                        .contains("/data/" + call.get("requestId").stringValue() + "_input_media_0")
                        .endsWith("." + document.get("format").stringValue());
            }
        }
        assertThat(seen).isGreaterThan(1000);
    }

    @Test
    void everyOperationIsThere() throws IOException {
        assertThat(CommittedSample.calls().stream()
                        .map(call -> call.get("operation").stringValue())
                        .distinct())
                .containsExactlyInAnyOrder(
                        "Converse",
                        "ConverseStream",
                        "InvokeModel",
                        "InvokeModelWithResponseStream",
                        "ChatCompletions",
                        "Responses");
    }

    @Test
    void everyDayOfTheFiveWeeksHasCallsAndNoOtherDay() throws IOException {
        List<LocalDate> days = CommittedSample.calls().stream()
                .map(call -> Weeks.day(Instant.parse(call.get("timestamp").stringValue())))
                .distinct()
                .sorted()
                .toList();

        assertThat(days).isEqualTo(Weeks.days());
    }

    /** The runs of the agent, by the first message: whole where every body is there. */
    private static Map<String, List<JsonNode>> agentRuns() throws IOException {
        Map<String, List<JsonNode>> runs = new TreeMap<>();
        for (JsonNode call : CommittedSample.calls()) {
            boolean agent = call.at("/requestMetadata/workflow").asString("").equals("returns-agent");
            Instant at = Instant.parse(call.get("timestamp").stringValue());
            boolean near = at.isAfter(BodyDelivery.OFF.minusSeconds(900))
                    && at.isBefore(BodyDelivery.ON_AGAIN.plusSeconds(900));
            if (agent && !near) {
                runs.computeIfAbsent(messages(call).get(0).toString(), first -> new ArrayList<>())
                        .add(call);
            }
        }
        runs.values()
                .forEach(steps -> steps.sort(
                        Comparator.comparing(call -> call.get("timestamp").stringValue())));
        return runs;
    }

    private static List<JsonNode> messages(JsonNode call) {
        List<JsonNode> messages = new ArrayList<>();
        call.at("/input/inputBodyJson/messages").forEach(messages::add);
        return messages;
    }

    /** A second way to find duplicates: sort by (has counts, key, line) and keep the first. */
    private static Map<String, Integer> duplicates(List<Found> lines) {
        Map<String, List<Found>> byRequest = new HashMap<>();
        for (Found line : lines) {
            if (isReadable(line)) {
                byRequest
                        .computeIfAbsent(
                                line.call().orElseThrow().get("requestId").stringValue(), id -> new ArrayList<>())
                        .add(line);
            }
        }
        Map<String, Integer> duplicates = new HashMap<>();
        byRequest.values().forEach(records -> {
            records.sort(Comparator.comparing((Found line) -> !hasCounts(line))
                    .thenComparing(Found::key)
                    .thenComparing(Found::number));
            records.stream().skip(1).forEach(line -> duplicates.merge(line.key(), 1, Integer::sum));
        });
        return duplicates;
    }

    private static boolean hasCounts(Found line) {
        return line.call().orElseThrow().at("/input").has("inputTokenCount");
    }

    private static boolean isReadable(Found line) {
        return line.call()
                .filter(call -> line.key().contains("/" + call.get("accountId").stringValue() + "/"))
                .filter(call -> line.key().contains("/" + call.get("region").stringValue() + "/"))
                .filter(call -> call.at("/output/outputTokenCount").asInt(0) >= 0)
                .isPresent();
    }
}
