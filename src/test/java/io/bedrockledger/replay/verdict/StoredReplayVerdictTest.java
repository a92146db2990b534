package io.bedrockledger.replay.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bedrockledger.replay.score.Answer;
import io.bedrockledger.replay.score.Extraction;
import io.bedrockledger.replay.score.NumericScorer;
import io.bedrockledger.replay.score.Score;
import io.bedrockledger.replay.score.Scorer;
import io.bedrockledger.replay.score.StoredReplay;
import io.bedrockledger.replay.score.json.ContractChange;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scores and verdicts over real answers, all 1,319 items, where the published accuracies are known. */
@Tag("statistical")
class StoredReplayVerdictTest {

    private static final String OPUS = "claude-3-opus-20240229";

    private static final List<String> CANDIDATES = List.of(
            "claude-3-5-sonnet-20240620",
            "Mistral-Large-2",
            "claude-3-haiku-20240307",
            "claude-3-sonnet-20240229",
            "Meta-Llama-3-70B-Instruct");

    private static final Scorer LENIENT =
            new NumericScorer(new Extraction.LastField("answer"), BigDecimal.ZERO, BigDecimal.ZERO);

    private static StoredReplay replay;

    @BeforeAll
    static void load() {
        replay = StoredReplay.load();
    }

    @ParameterizedTest
    @CsvSource({
        "claude-3-opus-20240229, 0.9560",
        "claude-3-5-sonnet-20240620, 0.9560",
        "Mistral-Large-2, 0.9553",
        "claude-3-sonnet-20240229, 0.9151",
        "claude-3-haiku-20240307, 0.8878",
        "Meta-Llama-3-70B-Instruct, 0.9303"
    })
    void theLenientNumberGivesThePublishedAccuracy(String model, double accuracy) {
        List<Score> scores = scores(model);
        assertThat(scores).hasSize(1_319).allMatch(each -> each instanceof Score.Points);
        assertThat(scores.stream()
                        .mapToDouble(StoredReplayVerdictTest::points)
                        .average()
                        .orElseThrow())
                .isEqualTo(accuracy, within(0.00008));
    }

    @Test
    void fromOpusTwoModelsAreNotWorseAndThreeAreNotAccepted() {
        Map<String, Quality> verdicts = judged(CANDIDATES);
        assertThat(conclusions(verdicts, "claude-3-5-sonnet-20240620", "Mistral-Large-2"))
                .containsOnly(Conclusion.NOT_WORSE);
        assertThat(conclusions(verdicts, "claude-3-haiku-20240307")).containsExactly(Conclusion.WORSE);
        assertThat(conclusions(verdicts, "claude-3-sonnet-20240229", "Meta-Llama-3-70B-Instruct"))
                .doesNotContain(Conclusion.NOT_WORSE, Conclusion.REFUSED);
        assertThat(verdicts.values()).allSatisfy(each -> {
            assertThat(each.items()).isEqualTo(1_319);
            assertThat(each.interval().low() > -0.02).isEqualTo(each.conclusion() == Conclusion.NOT_WORSE);
            assertThat(each.interval().high() < -0.02).isEqualTo(each.conclusion() == Conclusion.WORSE);
        });
    }

    @Test
    void eachAloneIsJudgedTheSame() {
        for (String each : CANDIDATES) {
            assertThat(conclusions(judged(List.of(each)), each).get(0) == Conclusion.NOT_WORSE)
                    .as(each)
                    .isEqualTo(CANDIDATES.indexOf(each) < 2);
        }
    }

    @Test
    void noModelsAnswersAreConstantAndARepeatedOneIs() {
        List<String> opus = replay.answers(OPUS);
        for (String each : CANDIDATES) {
            assertThat(ConstantAnswers.of(replay.answers(each), opus).objection())
                    .as(each)
                    .isEmpty();
        }
        List<String> repeated = IntStream.range(0, opus.size())
                .mapToObj(item -> item % 10 == 0 ? opus.get(item) : opus.get(0))
                .toList();
        assertThat(ConstantAnswers.of(repeated, opus).objection()).contains(Objection.CONSTANT_ANSWERS);
    }

    @Test
    void proseAroundTheJsonIsNamedThoughAccuracyHolds() {
        List<String> before = replay.answers("Mistral-Large-2");
        List<String> after = replay.answers("claude-3-5-sonnet-20240620");
        Map<ContractChange, Long> changes = IntStream.range(0, before.size())
                .boxed()
                .flatMap(item -> ContractChange.between(before.get(item), after.get(item)).stream())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        assertThat(changes.get(ContractChange.JSON_IN_PROSE)).isEqualTo(1_313);
        assertThat(changes.get(ContractChange.JSON_INVALID)).isGreaterThan(900);
    }

    private static Map<String, Quality> judged(List<String> models) {
        List<Quality> qualities = Judgement.of(
                models.stream()
                        .map(each -> new Candidate(each, items(each), null))
                        .toList(),
                JudgementPlan.ofTrafficToCome(0.02, 7));
        return IntStream.range(0, models.size()).boxed().collect(Collectors.toMap(models::get, qualities::get));
    }

    private static List<Conclusion> conclusions(Map<String, Quality> verdicts, String... models) {
        return Arrays.stream(models)
                .map(each -> Objects.requireNonNull(verdicts.get(each)).conclusion())
                .toList();
    }

    private static List<ReplayedItem> items(String model) {
        List<Score> incumbent = scores(OPUS);
        List<Score> candidate = scores(model);
        return IntStream.range(0, incumbent.size())
                .mapToObj(item -> new ReplayedItem(
                        "conversation-" + item,
                        "all",
                        1,
                        new Side(incumbent.get(item), null, null),
                        new Side(candidate.get(item), null, null)))
                .toList();
    }

    private static List<Score> scores(String model) {
        List<String> answers = replay.answers(model);
        return IntStream.range(0, answers.size())
                .mapToObj(item -> LENIENT.score(
                        Answer.ofText(answers.get(item)),
                        Answer.ofText(replay.expected().get(item))))
                .toList();
    }

    private static double points(Score score) {
        return score instanceof Score.Points points ? points.value() : Double.NaN;
    }
}
