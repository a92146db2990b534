package io.bedrockledger.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedrockledger.source.LogObject;
import io.bedrockledger.source.LogSource;
import io.bedrockledger.testing.LedgerFixture;
import io.bedrockledger.testing.LogCall;
import io.bedrockledger.testing.LogFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers that lie beside the records: opened when they decide a number, and never guessed when they are gone. */
class OffloadedBodiesIT {

    private static final String CLAUDE = "us.anthropic.claude-opus-4-6-v1";

    @TempDir
    Path folder;

    @Test
    void anAnswerIsOpenedWhenItDecidesANumberAndElseLeftAlone() throws IOException {
        LogFolder logs = new LogFolder(folder.resolve("logs"));
        LogCall call = LogCall.of("x", "2026-11-10T12:00:00Z");
        logs.put(
                "2026-11-10",
                "a",
                named(call, "told").to("anthropic.claude-3-sonnet-20240229-v1:0"),
                named(call, "written").to(CLAUDE).with(10L, 20L, 3_000L),
                named(call, "expired").to(CLAUDE).with(10L, 20L, 3_000L),
                named(call, "counted").withoutCounts(),
                named(call, "uncounted").withoutCounts());
        body(
                logs,
                "written",
                "{\"stopReason\":\"end_turn\",\"usage\":{\"inputTokens\":10,\"outputTokens\":20,\"cacheWriteInputTokens\":3000,"
                        + "\"cacheDetails\":[{\"ttl\":\"1h\",\"inputTokens\":3000}]}}");
        body(logs, "counted", "{\"usage\":{\"inputTokens\":1000,\"outputTokens\":100}}");
        body(logs, "told", "{\"usage\":{\"inputTokens\":9,\"outputTokens\":9}}");
        List<String> opened = new ArrayList<>();

        try (LedgerFixture ledger = LedgerFixture.watched(
                folder.resolve("data"),
                logs.root().toString(),
                Map.of(),
                source -> new WatchedSource(source, opened))) {
            ledger.nightly("2026-11-10", "2026-11-10");

            assertThat(opened).containsExactly(path("written"), path("expired"), path("counted"), path("uncounted"));
            assertThat(ledger.rows("select request_id, pricing_status, pricing_reason, list_cost_usd,"
                            + " cache_write_tokens, cache_write_1h_tokens, cache_write_unknown_tokens, token_source"
                            + " from invocations order by line_number"))
                    .containsExactly(
                            "told|PRICED||0.004500000000||||ENVELOPE",
                            "written|PRICED||0.033605000000||3000|0|ENVELOPE",
                            "expired|BOUNDED|CACHE_TTL_UNKNOWN|0.021230000000|||3000|ENVELOPE",
                            "counted|PRICED||0.000084000000||||BODY",
                            "uncounted|UNPRICED|BODY_UNAVAILABLE|||||ABSENT");
        }
    }

    private static LogCall named(LogCall call, String id) {
        return new LogCall(
                id,
                call.invokedAt(),
                call.accountId(),
                call.region(),
                call.modelId(),
                call.principalArn(),
                call.metadata(),
                call.inputTokens(),
                call.outputTokens(),
                call.cacheWriteTokens(),
                path(id));
    }

    private static String path(String id) {
        return "s3://acme-logs/" + LogFolder.key("us-east-1", "2026-11-10", "12/data/" + id + "_output.json.gz");
    }

    private static void body(LogFolder logs, String id, String text) {
        logs.write(path(id).substring("s3://acme-logs/".length()), LogFolder.gzip(text));
    }

    /** Notes which bodies are opened. */
    private record WatchedSource(LogSource source, List<String> opened) implements LogSource {

        @Override
        public String location() {
            return source.location();
        }

        @Override
        public void list(LocalDate from, LocalDate to, Consumer<LogObject> found) throws IOException {
            source.list(from, to, found);
        }

        @Override
        public Optional<LocalDate> newestLogDate() throws IOException {
            return source.newestLogDate();
        }

        @Override
        public Optional<LocalDate> oldestLogDate() throws IOException {
            return source.oldestLogDate();
        }

        @Override
        public InputStream open(LogObject object) throws IOException {
            return source.open(object);
        }

        @Override
        public Optional<InputStream> openBody(String location) throws IOException {
            opened.add(location);
            return source.openBody(location);
        }

        @Override
        public void close() throws IOException {
            source.close();
        }
    }
}
