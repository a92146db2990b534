package io.bedrockledger.invocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedrockledger.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Captured records, as other projects hold them: what is read, what is rejected and why. */
class RealLogsTest {

    /*
     * Rejected, and rightly so:
     * - claude-v21-stream: the transcriber blanked the timestamp with letters.
     * - panther-analysis: all eight have timestamps with a space, without a time zone: their pipeline rewrote them, AWS
     *   writes ISO-8601 with Z. Without its zone a time is no instant.
     * - shapes-from-docs-and-tests: shapes, not records; each lacks the request id, the model or the time.
     */
    @ParameterizedTest
    @CsvSource({
        "captured-apr2026-format-reference/events.jsonl, 3, 0,",
        "claude-v21-stream/events.RECONSTRUCTED.jsonl, 0, 1, BAD_TIMESTAMP",
        "dheerajoruganty-bedrock-logs-mcp/events.jsonl, 1, 0,",
        "elastic-integrations/agent-invokemodel-859-15.ABRIDGED.log, 1, 0,",
        "elastic-integrations/stream-haiku-571-281.ABRIDGED.log, 1, 0,",
        "elastic-integrations/test-aws-bedrock.selected.log, 11, 0,",
        "panther-analysis/events.jsonl, 0, 8, BAD_TIMESTAMP",
        "shapes-from-docs-and-tests/shapes.jsonl, 0, 4, MISSING_FIELD",
        "sumologic-docs/invokemodel-tools.PARTIAL.json, 1, 0,"
    })
    void everyRecordIsReadOrRejectedForAReason(String file, int read, int rejected, String reason) throws IOException {
        List<LogRecord> records = Reading.records(Files.readAllBytes(SharedData.require("data/real-logs/" + file)));
        List<String> reasons = new ArrayList<>();
        for (LogRecord record : records) {
            if (record instanceof Rejected r) {
                reasons.add(r.reason().name());
            }
        }
        assertThat(reasons).hasSize(rejected).allMatch(r -> r.equals(reason));
        assertThat(records).hasSize(read + rejected);
    }
}
