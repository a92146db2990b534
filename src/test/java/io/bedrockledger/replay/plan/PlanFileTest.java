package io.bedrockledger.replay.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bedrockledger.replay.plan.Candidate.Parameters;
import io.bedrockledger.replay.plan.SamplePlan.Budget;
import io.bedrockledger.replay.plan.SamplePlan.Dimension;
import io.bedrockledger.replay.plan.SamplePlan.Items;
import io.bedrockledger.replay.plan.SamplePlan.Proportion;
import io.bedrockledger.replay.plan.SamplePlan.Tail;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanFileTest {

    private static final String LEAST = "name: n\nprompt: p\ncandidates: [{model: m}]\n";

    @TempDir
    Path folder;

    @Test
    void theExampleOfTheTreeIsRight() throws IOException {
        ReplayPlan plan = PlanFile.read(Path.of("jobs/replay/tone-check-cheaper.yaml"));

        assertThat(plan.traffic()).isEqualTo(new Traffic("reply-draft", "tone-check", "2"));
        assertThat(plan.candidates())
                .containsExactly(new Candidate(
                        "amazon.nova-micro-v1:0", new Parameters(BigDecimal.ZERO, null, null, null, Map.of())));
        assertThat(plan.scorers())
                .first()
                .isEqualTo(new ScorerSpec(
                        ScorerSpec.Type.JSON_FIELDS,
                        Map.of(
                                "fields",
                                new PlanValue.Items(List.of(new PlanValue.Text("tone"), new PlanValue.Text("send"))))));
    }

    @Test
    void everyDefaultIsPinned() throws IOException {
        assertThat(read(LEAST))
                .isEqualTo(new ReplayPlan(
                        "n",
                        new Traffic(null, "p", null),
                        new Window.LastDays(14),
                        new Incumbent.AsLogged(),
                        List.of(new Candidate("m", Parameters.AS_LOGGED)),
                        new SamplePlan(
                                new Items(300),
                                1,
                                Set.of(Dimension.PROMPT, Dimension.INPUT_TOKENS, Dimension.OUTCOME),
                                Proportion.CALLS,
                                Map.of()),
                        null,
                        List.of(new ScorerSpec(ScorerSpec.Type.EXACT, Map.of())),
                        new BigDecimal("0.02"),
                        new BigDecimal("0.95"),
                        null,
                        null,
                        new BigDecimal("5"),
                        new Running(null, null, false, 4, null),
                        false,
                        90));
    }

    @Test
    void everyKeyIsRead() throws IOException {
        ReplayPlan plan = read("""
                name: tutor-cheaper
                workflow: math-tutor
                prompt: tutor
                version: 4
                window: {from: 2025-11-03, to: 2025-11-16}
                incumbent: anthropic.claude-3-opus-20240229-v1:0
                candidates:
                  - model: mistral.mistral-large-2407-v1:0
                    parameters:
                      temperature: 0.5
                      top_p: 1
                      max_tokens: 700
                      stop_sequences: [END]
                      additional: {top_k: 40, safe: true, names: [a]}
                sample: {budget_usd: 2.50, seed: 7, strata: [prompt, input_tokens], proportional_to: cost, tails: {blocked: 3}}
                references: expected.jsonl
                scorers: [{type: numeric, extract: {json: answer, lenient: true}, tolerance: 0}]
                margin: 0.03
                confidence: 0.9
                judges: {models: [j1, j2], prompt: pairwise-1, audit: 0.25}
                price_date: 2025-11-16
                budget_usd: 7
                store_text: true
                valid_days: 30
                endpoint: http://127.0.0.1:8080
                region: eu-central-1
                time_to_first_token: true
                concurrency: 8
                requests_per_minute: 600
                """);

        assertThat(plan)
                .isEqualTo(new ReplayPlan(
                        "tutor-cheaper",
                        new Traffic("math-tutor", "tutor", "4"),
                        new Window.Dates(LocalDate.of(2025, 11, 3), LocalDate.of(2025, 11, 16)),
                        new Incumbent.CalledAgain("anthropic.claude-3-opus-20240229-v1:0"),
                        List.of(new Candidate(
                                "mistral.mistral-large-2407-v1:0",
                                new Parameters(
                                        new BigDecimal("0.5"),
                                        BigDecimal.ONE,
                                        700,
                                        List.of("END"),
                                        Map.of(
                                                "top_k",
                                                number("40"),
                                                "safe",
                                                new PlanValue.Flag(true),
                                                "names",
                                                new PlanValue.Items(List.of(new PlanValue.Text("a"))))))),
                        new SamplePlan(
                                new Budget(new BigDecimal("2.50")),
                                7,
                                Set.of(Dimension.PROMPT, Dimension.INPUT_TOKENS),
                                Proportion.COST,
                                Map.of(Tail.BLOCKED, 3)),
                        folder.resolve("expected.jsonl"),
                        List.of(new ScorerSpec(
                                ScorerSpec.Type.NUMERIC,
                                Map.of(
                                        "extract",
                                        new PlanValue.Fields(Map.of(
                                                "json", new PlanValue.Text("answer"),
                                                "lenient", new PlanValue.Flag(true))),
                                        "tolerance",
                                        number("0")))),
                        new BigDecimal("0.03"),
                        new BigDecimal("0.9"),
                        new JudgePanel(List.of("j1", "j2"), "pairwise-1", new BigDecimal("0.25")),
                        LocalDate.of(2025, 11, 16),
                        new BigDecimal("7"),
                        new Running(URI.create("http://127.0.0.1:8080"), "eu-central-1", true, 8, 600),
                        true,
                        30));
    }

    /** Each is the fourth line of a plan that is right without it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            margins: 1 | a key must be one of [budget_usd, candidates, concurrency, confidence, endpoint, incumbent, judges, margin, name, price_date, prompt, references, region, requests_per_minute, sample, scorers, store_text, time_to_first_token, valid_days, version, window, workflow]; it is margins
            sample: {item: 3} | a key must be one of [budget_usd, items, proportional_to, seed, strata, tails]; it is item
            sample: {tails: {short: 3}} | a key must be one of [blocked, longest, refused, truncated]; it is short
            scorers: [{type: exact, tolerance: 1}] | a parameter of exact must be one of [extract, ignore_case]; it is tolerance
            scorers: [{type: vibes}] | a value must be one of [exact, numeric, regex, json_valid, json_schema, json_fields, contains, length, refusal, truncation, tool_calls, command]; it is vibes
            scorers: [{tolerance: 1}] | type must be given; it is absent
            scorers: [] | a list must stand here, of one item at least; it is an empty list
            scorers: exact | a list must stand here, of one item at least; it is exact
            margin: 1 | margin must be a number from 0 to 0.99; it is 1
            margin: '0.02' | margin must be a number from 0 to 0.99; it is 0.02
            margin: .nan | margin must be a number from 0 to 0.99; it is .nan
            margin: 1e-999999999 | margin must have at most 12 decimals; it is 1e-999999999
            sample: {seed: 1e999999999} | seed must be a number from 0 to 2147483647; it is 1e999999999
            margin: | margin must be a number from 0 to 0.99; it is empty
            confidence: 0.5 | confidence must be a number from 0.51 to 0.999; it is 0.5
            budget_usd: 0 | budget_usd must be a number from 0.01 to 1000000; it is 0
            sample: {items: 2.5} | items must be a whole number; it is 2.5
            sample: {items: 0} | items must be a number from 1 to 1000000; it is 0
            sample: {items: 3, budget_usd: 1} | a sample must have items or budget_usd; it has both
            sample: {strata: [weather]} | a value must be one of [prompt, input_tokens, outcome]; it is weather
            window: {from: 2026-11-02, to: 2026-11-01} | to must not be before from, 2026-11-02; it is 2026-11-01
            window: {from: 2026-11-02} | to must be given; it is absent
            window: {from: soon, to: 2026-11-01} | from must be a day as in 2026-11-22; it is soon
            window: {from: 2026-11-02, days: 3} | a window must have from and to, or days; it has more
            window: 2026 | a map must stand here; it is 2026
            name: again | a key must stand once in a map; name is there twice
            endpoint: ftp://x.example | endpoint must be an address such as https://bedrock.example; it is ftp://x.example
            endpoint: not an address | endpoint must be an address such as https://bedrock.example; it is not an address
            store_text: 'yes' | store_text must be true or false; it is yes
            judges: {models: [a, a], prompt: p-1} | a judge must be named once; a is there twice
            judges: {models: [a]} | prompt must be given; it is absent
            version: {a: b} | a text must stand here; it is a map
            """)
    void whatIsWrongIsNamedWithItsLine(String line, String complaint) {
        assertThatThrownBy(() -> read(LEAST + line + "\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("[" + folder.resolve("plan.yaml") + ":4] " + complaint + "; correct the plan");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            name: n, candidates: [{model: m}] | workflow or prompt must be given; both are absent
            name: n, workflow: w, version: 3, candidates: [{model: m}] | a version must have its prompt; prompt is absent
            name: n, prompt: p | candidates must be given; it is absent
            prompt: p, candidates: [{model: m}] | name must be given; it is absent
            name: a b, prompt: p, candidates: [{model: m}] | name must be 1 to 64 letters, digits and dashes; it is a b
            name: n, prompt: p, candidates: [{model: m}, {model: m}] | a candidate must differ from the others in model or parameters; m is there twice
            name: n, prompt: p, candidates: [{modell: m}] | a key must be one of [model, parameters]; it is modell
            name: n, prompt: p, candidates: [{model: m, parameters: {temperature: 1.5}}] | temperature must be a number from 0 to 1; it is 1.5
            name: n, prompt: p, candidates: [{model: m, parameters: {top_k: 5}}] | a key must be one of [additional, max_tokens, stop_sequences, temperature, top_p]; it is top_k
            """)
    void whatMustBeGivenIsNamed(String entries, String complaint) {
        assertThatThrownBy(() -> read("{" + entries + "}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("[" + folder.resolve("plan.yaml") + ":1] " + complaint + "; correct the plan");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "name: [", "a: b: c", "--- {}\n--- {}", "- a", "just text", "\t", "? {a: b}\n: c"})
    void whatIsNoPlanIsRefusedWithFileAndLine(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("[" + folder.resolve("plan.yaml") + ":")
                .hasMessageMatching("(?s).*; .*; correct the (plan|line)");
    }

    @Test
    void whatIsNotTextIsRefused() throws IOException {
        Path file = folder.resolve("plan.yaml");
        Files.write(file, "name: ä".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> PlanFile.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("[" + file + "] the file must be UTF-8; it is not; save it as UTF-8");
    }

    @Test
    void aWindowOfDaysEndsYesterday() {
        assertThat(new Window.LastDays(14).on(LocalDate.of(2026, 11, 23)))
                .isEqualTo(new Window.Dates(LocalDate.of(2026, 11, 9), LocalDate.of(2026, 11, 22)));
    }

    private static PlanValue number(String text) {
        return new PlanValue.Decimal(new BigDecimal(text));
    }

    private ReplayPlan read(String text) throws IOException {
        return PlanFile.read(Files.writeString(folder.resolve("plan.yaml"), text));
    }
}
