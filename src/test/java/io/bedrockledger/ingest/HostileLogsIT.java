package io.bedrockledger.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedrockledger.testing.HostileFraming;
import io.bedrockledger.testing.HostileLog;
import io.bedrockledger.testing.HostileValues;
import io.bedrockledger.testing.LedgerFixture;
import io.bedrockledger.testing.LogCall;
import io.bedrockledger.testing.LogFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The hostile set, read by the nightly job into tables. */
class HostileLogsIT {

    /** Names that a file system and S3 take, each for one object. */
    private static final List<String> ODD_NAMES = List.of(
            "white space",
            "quote'quote",
            "double\"quote",
            "per%2Fcent%20",
            "plus+plus",
            "\u00E9\u20AC\uD83D\uDE00",
            "semi;colon--",
            "star*?[a]",
            "back\\slash",
            "=2+3",
            "#hash&and",
            "{brace}$(x)`y`",
            "-dash",
            "n".repeat(200));

    @TempDir
    Path folder;

    private LogFolder logs;

    @BeforeEach
    void folder() {
        logs = new LogFolder(folder.resolve("logs"));
    }

    @Test
    void everyLineIsInTheTableThatIsStatedOfIt() throws IOException {
        SortedMap<String, List<String>> expected = new TreeMap<>();
        for (HostileLog log : Stream.of(HostileFraming.containers(), HostileFraming.lines(), HostileValues.all())
                .flatMap(List::stream)
                .toList()) {
            String key = key(log.name() + (log.name().endsWith(".json") ? "" : ".json.gz"));
            logs.write(key, log.bytes());
            expected.put(key, log.fates().stream().sorted().toList());
        }

        try (LedgerFixture ledger = night()) {
            assertThat(fates(ledger)).isEqualTo(expected);
            assertThat(ledger.rows("select log_key from log_objects where record_count <> invocation_count"
                            + " + rejected_count + duplicate_count"))
                    .isEmpty();
            assertThat(ledger.row("select count(*) from runs where state = 'COMPLETED'"))
                    .isEqualTo("1");
        }
    }

    @Test
    void namesOfObjectsAreKeysWhateverTheyAreMadeOf() throws IOException {
        SortedMap<String, List<String>> expected = new TreeMap<>();
        for (int i = 0; i < ODD_NAMES.size(); i++) {
            HostileLog log = HostileLog.named("odd-" + i).call();
            String key = key(ODD_NAMES.get(i) + ".json.gz");
            logs.write(key, log.bytes());
            expected.put(key, log.fates());
        }

        try (LedgerFixture ledger = night()) {
            assertThat(fates(ledger)).isEqualTo(expected);
            assertThat(ledger.nightly(HostileLog.DAY, HostileLog.DAY).readDays())
                    .isZero();
        }
    }

    @Test
    void theHighestCountsThatAreBelievedHaveACost() throws IOException {
        List<String> lines = new ArrayList<>();
        String most = "1000000000";
        for (String model : List.of(
                "anthropic.claude-opus-5-5",
                "amazon.nova-pro-v1:0",
                "openai.gpt-5-6",
                "amazon.titan-image-generator-v2:0")) {
            lines.add(LogCall.of(model, HostileLog.DAY + "T12:00:00Z")
                    .to(model)
                    .line()
                    .replace(
                            "\"inputTokenCount\":1000",
                            "\"inputTokenCount\":" + most + ",\"cacheReadInputTokenCount\":" + most
                                    + ",\"cacheWriteInputTokenCount\":" + most)
                    .replace(
                            "\"outputTokenCount\":100",
                            "\"outputTokenCount\":" + most
                                    + ",\"outputBodyJson\":{\"images\":[" + "0,".repeat(999_999)
                                    + "0],\"trace\":{\"guardrail\":"
                                    + "{\"topicPolicyUnits\":1000000}}}"));
        }
        logs.put(LogCall.REGION, HostileLog.DAY, "most", lines);

        try (LedgerFixture ledger = night()) {
            assertThat(ledger.rows("select request_id from invocations")).hasSize(4);
            assertThat(ledger.row("select count(*) from invocations where list_cost_usd > 1000"))
                    .isNotEqualTo("0");
        }
    }

    private LedgerFixture night() throws IOException {
        LedgerFixture ledger = LedgerFixture.withJobs(folder.resolve("data"), logs.root(), Path.of("jobs"));
        ledger.nightly(HostileLog.DAY, HostileLog.DAY);
        return ledger;
    }

    private static String key(String name) {
        return LogFolder.key(LogCall.REGION, HostileLog.DAY, "12/" + name);
    }

    /** What became of each object's records, as {@link HostileLog#fates} tells it, in alphabetical order. */
    private static SortedMap<String, List<String>> fates(LedgerFixture ledger) {
        SortedMap<String, List<String>> fates = new TreeMap<>();
        ledger.rows("select log_key from log_objects").forEach(key -> fates.put(key, new ArrayList<>()));
        String calls =
                "select log_key, line_number || ' ' || request_id || ' ' || coalesce(input_tokens::varchar, 'null')"
                        + " || '+' || coalesce(output_tokens::varchar, 'null') as fate from invocations";
        String rejected = "select log_key, line_number || ' ' || reason as fate from rejected_records";
        for (String row : ledger.rows(calls + " union all " + rejected + " order by 2")) {
            int bar = row.lastIndexOf('|');
            fates.computeIfAbsent(row.substring(0, bar), key -> new ArrayList<>())
                    .add(row.substring(bar + 1));
        }
        fates.values().forEach(list -> list.sort(null));
        return fates;
    }
}
