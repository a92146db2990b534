package io.bedrockledger.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedrockledger.SharedData;
import io.bedrockledger.testing.LedgerFixture;
import io.bedrockledger.testing.LogFolder;
import io.bedrockledger.warehouse.SqlScripts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoundPromptsIT {

    private static final Map<String, String> KEY = Map.of("ledger.fingerprint-key", "000102030405060708090a0b0c0d0e0f");

    private static final String FIRST =
            "You answer letters to a museum of clocks. Be kind, write two sentences, and name the"
                    + " room in which the clock stands. Never promise a discount on the entrance fee.";
    private static final String CHANGED = FIRST.replace("Never promise a discount", "Never promise any discount");

    private static final String SQL =
            "select prompt, prompt_version, prompt_grade, count(*) from invocations%s group by all order by all";

    @TempDir
    private Path folder;

    private LogFolder logs;

    @BeforeEach
    void makeLogs() {
        logs = new LogFolder(folder.resolve("logs"));
    }

    @Test
    void aPromptKeepsItsNameOverNightsAndAChangedOneIsANewVersion() throws IOException {
        put("2026-11-10", FIRST, 0, 20);
        try (LedgerFixture ledger = open("data")) {
            ledger.nightly("2026-11-10", "2026-11-10");
            String prompt = ledger.row("select distinct prompt from invocations");
            assertThat(prompt).startsWith("clerk/");

            put("2026-11-11", FIRST, 20, 35);
            ledger.nightly("2026-11-10", "2026-11-11");
            assertThat(ledger.rows(SQL.formatted(""))).containsExactly(prompt + "|1|DISCOVERED|35");
            assertThat(ledger.row("select count(*) from prompt_texts")).isEqualTo("1");

            put("2026-11-12", CHANGED, 40, 60);
            ledger.nightly("2026-11-10", "2026-11-12");
            assertThat(ledger.rows(SQL.formatted("")))
                    .containsExactly(prompt + "|1|DISCOVERED|35", prompt + "|2|DISCOVERED|20");
            assertThat(ledger.rows(
                            "select prompt, prompt_version, sum(calls) from daily_costs group by all order by all"))
                    .containsExactly(prompt + "|1|35", prompt + "|2|20");
        }
    }

    @Test
    void callsOfPublishedDaysGetThePromptThatIsFoundLater() throws IOException {
        String editions = "select log_date, prompts_version from log_days order by 1";
        put("2026-11-10", FIRST, 0, 2);
        put("2026-11-10", "", 100, 103);
        try (LedgerFixture ledger = open("data")) {
            ledger.nightly("2026-11-10", "2026-11-10");
            assertThat(ledger.rows(SQL.formatted(""))).containsExactly("||NONE|5");
            assertThat(ledger.rows(editions)).containsExactly("2026-11-10|0-00000000");

            put("2026-11-11", FIRST, 20, 40);
            RunTotals totals = ledger.nightly("2026-11-10", "2026-11-11");
            assertThat(totals.readDays()).isEqualTo(1);
            assertThat(totals.prompted()).isEqualTo(2);
            List<String> found = ledger.rows(
                    "select request_id, prompt, prompt_version, prompt_grade from invocations order by request_id");
            assertThat(ledger.rows(SQL.formatted(" where log_date = date '2026-11-10'")))
                    .hasSize(2)
                    .anyMatch(row -> row.endsWith("|1|DISCOVERED|2"))
                    .contains("||NONE|3");
            assertThat(ledger.rows("select prompt, sum(calls) from daily_prompts group by all order by all"))
                    .isEqualTo(ledger.rows("select prompt, count(*) from invocations group by all order by all"));
            assertThat(ledger.rows(editions)).containsExactly("2026-11-10|1-00000000", "2026-11-11|1-00000000");

            Map<String, String> published = ledger.snapshots();
            ledger.nightly("2026-11-10", "2026-11-11");
            assertThat(ledger.snapshots()).isEqualTo(published);

            try (LedgerFixture atOnce = open("at once")) {
                atOnce.nightly("2026-11-10", "2026-11-11");
                assertThat(atOnce.rows("select request_id, prompt, prompt_version, prompt_grade from invocations"
                                + " order by request_id"))
                        .isEqualTo(found);
            }
        }
    }

    @Test
    void aHashThatIsRegisteredNamesTheCallsThatAreThere() throws IOException {
        Path jobs = folder.resolve("jobs");
        LogFolder.copy(Path.of("jobs"), jobs);
        put("2026-11-10", FIRST, 0, 20);
        put("2026-11-10", CHANGED, 40, 42);
        String hash;
        try (LedgerFixture ledger = LedgerFixture.withJobs(folder.resolve("data"), logs.root(), jobs)) {
            ledger.nightly("2026-11-10", "2026-11-10");
            hash = ledger.row("select system_hash from invocations where request_id = 'r0'");
        }
        Files.writeString(
                jobs.resolve("prompts/letters.yaml"), "{id: letters, versions: [{version: 1, hash: " + hash + "}]}");
        try (LedgerFixture ledger = LedgerFixture.withJobs(folder.resolve("data"), logs.root(), jobs)) {
            ledger.nightly("2026-11-10", "2026-11-10");

            assertThat(ledger.rows(
                            "select prompt, prompt_version, prompt_grade, registered_text, count(*) from invocations"
                                    + " where system_hash = " + hash + " group by all"))
                    .containsExactly("letters|1|REGISTRY|SAME|20");
            assertThat(ledger.row("select count(*) from invocations where prompt = 'letters'"))
                    .isEqualTo("20");
        }
    }

    @Test
    void aPromptThatAnotherTeamHasWithAFewOtherWordsIsATwin() throws IOException {
        String others =
                " The house was built for a maker of ships and has nine rooms on three floors, with stairs that creak and"
                        + " a garden behind it where lunch is served when the weather allows. Letters from schools are answered first,"
                        + " those from other museums by the director alone, and whoever wants to sell a clock is asked for a picture"
                        + " of its back, its key and the paper that came along when it was bought.";
        String less = FIRST.replace("Never promise a discount on the entrance fee.", "Ask for nothing.");
        String text = FIRST + others;
        put("2026-11-10", text, 0, 5, "clerk", "letters");
        put("2026-11-10", text.replace("nine rooms", "ten rooms"), 20, 25, "porter", "house");
        put("2026-11-10", less, 40, 45, "guard", "doors");
        try (LedgerFixture ledger = open("data")) {
            ledger.nightly("2026-11-10", "2026-11-10");

            assertThat(ledger.rows("select count(distinct prompt), count(*) from invocations where prompt is not null"))
                    .containsExactly("3|15");
            assertThat(ledger.rows(
                            "select split_part(prompt, '/', 1), team, likeness, calls_28d, regexp_replace(twins, '/[0-9a-f]+', '')"
                                    + " from (" + SqlScripts.finding("prompt_twin") + ") order by all"))
                    .containsExactly("clerk|letters|NEARLY|5|porter (house)", "porter|house|NEARLY|5|clerk (letters)");

            put("2026-11-11", text.replace("three floors", "two floors"), 60, 65, "guest", "visits");
            ledger.nightly("2026-11-10", "2026-11-11");
            assertThat(ledger.rows("select team from (" + SqlScripts.finding("prompt_twin") + ") order by all"))
                    .containsExactly("house", "letters", "visits");
        }
    }

    @Test
    void aDayThatIsReadAgainHasTheSamePrompts() throws IOException {
        put("2026-11-10", FIRST, 0, 20);
        put("2026-11-11", CHANGED, 40, 60);
        try (LedgerFixture ledger = open("data")) {
            ledger.nightly("2026-11-10", "2026-11-11");
            List<String> before = ledger.rows("select request_id, prompt, prompt_version from invocations order by 1");

            logs.put("us-east-1", "2026-11-10", "late", List.of(line("late", "2026-11-10", FIRST, 900)));
            ledger.nightly("2026-11-10", "2026-11-11");

            assertThat(
                            ledger.rows(
                                    "select request_id, prompt, prompt_version from invocations where request_id <> 'late' order by 1"))
                    .isEqualTo(before);
            assertThat(ledger.row("select prompt_grade from invocations where request_id = 'late'"))
                    .isEqualTo("DISCOVERED");
        }
    }

    @Test
    void neitherTheOrderOfRecordsNorOfObjectsMakesADifference() throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            lines.add(line("r" + i, "2026-11-10", i % 2 == 0 ? FIRST : CHANGED, i));
        }
        logs.put("us-east-1", "2026-11-10", "a", lines.subList(0, 30));
        logs.put("us-east-1", "2026-11-10", "b", lines.subList(30, 60));
        List<String> shuffled = new ArrayList<>(lines);
        Collections.shuffle(shuffled, new Random(3));
        LogFolder other = new LogFolder(folder.resolve("other"));
        other.put("us-east-1", "2026-11-10", "c", shuffled.subList(0, 7));
        other.put("us-east-1", "2026-11-10", "d", shuffled.subList(7, 60));

        List<List<String>> found = new ArrayList<>();
        for (LogFolder each : List.of(logs, other)) {
            try (LedgerFixture ledger = LedgerFixture.open(
                    folder.resolve("data " + found.size()), each.root().toString(), KEY)) {
                ledger.nightly("2026-11-10", "2026-11-10");
                found.add(ledger.rows(
                        "select request_id, prompt, prompt_version, prompt_grade from invocations order by 1"));
                found.add(ledger.rows("select prompt, prompt_version, hashes from prompt_texts order by entry"));
            }
        }
        assertThat(found.get(2)).isEqualTo(found.get(0)).allMatch(row -> row.endsWith("|DISCOVERED"));
        assertThat(found.get(3)).isEqualTo(found.get(1)).hasSize(2);
    }

    @Test
    void whatTheCallerSaysComesFirstAndOneOffsHaveNoPrompt() throws IOException {
        put("2026-11-10", FIRST, 0, 20);
        logs.put(
                "us-east-1",
                "2026-11-10",
                "more",
                List.of(
                        line("tagged", "2026-11-10", FIRST, 5)
                                .replace("\"region\"", "\"requestMetadata\":{\"prompt_id\":\"letters\"},\"region\""),
                        line("once", "2026-11-10", "", 101)));
        try (LedgerFixture ledger = open("data")) {
            ledger.nightly("2026-11-10", "2026-11-10");

            assertThat(ledger.row("select prompt, prompt_grade from invocations where request_id = 'tagged'"))
                    .isEqualTo("letters|METADATA");
            assertThat(ledger.row("select prompt_grade from invocations where request_id = 'once'"))
                    .isEqualTo("NONE");
        }
    }

    @Test
    void aRegisteredTextIsRecognisedInASystemTextAndBeforeWhatIsFound() throws IOException {
        Path jobs = folder.resolve("jobs");
        LogFolder.copy(Path.of("jobs"), jobs);
        Files.writeString(jobs.resolve("prompts/letters.yaml"), """
                id: letters
                versions:
                  - version: "1"
                    text: "%s"
                  - version: "2"
                    text_file: letters-2.txt
                """.formatted(FIRST.replace("clocks", "{things}")));
        Files.writeString(jobs.resolve("prompts/letters-2.txt"), CHANGED);
        put("2026-11-10", FIRST, 0, 2);
        put("2026-11-11", CHANGED, 40, 60);
        try (LedgerFixture ledger = LedgerFixture.withJobs(folder.resolve("data"), logs.root(), jobs)) {
            ledger.nightly("2026-11-10", "2026-11-11");

            assertThat(ledger.rows(SQL.formatted(""))).containsExactly("letters|1|REGISTRY|2", "letters|2|REGISTRY|20");
            assertThat(ledger.row("select count(*) from prompt_texts")).isEqualTo("0");
        }
    }

    @Test
    void thePromptsOfRealTrafficAreFound() throws IOException {
        Path traffic = SharedData.require("data/traffic");
        try (LedgerFixture ledger = LedgerFixture.open(folder.resolve("data"), traffic.toString(), KEY)) {
            ledger.nightly("2025-11-03", "2025-11-16");

            assertThat(ledger.rows("select count(*), count(distinct prompt) from invocations"
                            + " where principal like '%airline%' and prompt_grade = 'DISCOVERED'"))
                    .containsExactly("603|1");
            assertThat(Integer.parseInt(ledger.row("select count(*) from invocations where prompt_grade = 'NONE'")))
                    .isLessThan(50);
        }
    }

    private LedgerFixture open(String data) throws IOException {
        return LedgerFixture.open(folder.resolve(data), logs.root().toString(), KEY);
    }

    private void put(String day, String system, int from, int to) {
        List<String> lines = new ArrayList<>();
        for (int i = from; i < to; i++) {
            lines.add(line("r" + i, day, system, i));
        }
        logs.put("us-east-1", day, "object-" + from, lines);
    }

    private void put(String day, String system, int from, int to, String role, String team) {
        List<String> lines = new ArrayList<>();
        for (int i = from; i < to; i++) {
            lines.add(line("r" + i, day, system, i)
                    .replace("assumed-role/clerk", "assumed-role/" + role)
                    .replace("\"region\"", "\"requestMetadata\":{\"team\":\"" + team + "\"},\"region\""));
        }
        logs.put("us-east-1", day, "object-" + from, lines);
    }

    /** A call with a user text that no other call has. */
    private static String line(String id, String day, String system, int seed) {
        Random random = new Random(seed);
        StringBuilder user = new StringBuilder();
        for (int i = 0; i < 15; i++) {
            user.append(Character.toString('a' + random.nextInt(26)))
                    .append(Integer.toString(random.nextInt(1 << 24), 36))
                    .append(' ');
        }
        return """
                {"schemaType":"ModelInvocationLog","schemaVersion":"1.0","timestamp":"%sT12:00:00Z","accountId":"111122223333",\
                "region":"us-east-1","identity":{"arn":"arn:aws:sts::111122223333:assumed-role/clerk/session"},"requestId":"%s",\
                "operation":"Converse","modelId":"amazon.nova-lite-v1:0","input":{"inputContentType":"application/json",\
                "inputBodyJson":{"system":[{"text":"%s"}],"messages":[{"role":"user","content":[{"text":"%s"}]}]},\
                "inputTokenCount":100},"output":{"outputContentType":"application/json","outputBodyJson":{"output":{"message":\
                {"role":"assistant","content":[{"text":"Yes."}]}},"stopReason":"end_turn","usage":{"inputTokens":100,\
                "outputTokens":2,"totalTokens":102}},"outputTokenCount":2}}""".formatted(day, id, system, user);
    }
}
