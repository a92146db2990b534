package io.bedrockledger.replay.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConstantAnswersTest {

    @Test
    void theSameAnswerToEverythingIsRefusedWhereReferencesVary() {
        ConstantAnswers constant = ConstantAnswers.of(labels(40, 0), labels(40, 5));
        assertThat(constant).isEqualTo(new ConstantAnswers(40, 0, 5));
        assertThat(constant.share()).isEqualTo(1);
        assertThat(constant.objection()).contains(Objection.CONSTANT_ANSWERS);
    }

    @Test
    void whereReferencesAreConstantTooNothingIsRefused() {
        assertThat(ConstantAnswers.of(labels(40, 0), labels(40, 0)).objection()).isEmpty();
        assertThat(ConstantAnswers.of(labels(40, 0), labels(40, 4)).objection()).isEmpty();
        assertThat(ConstantAnswers.of(List.of(), List.of()).objection()).isEmpty();
        assertThat(ConstantAnswers.of(List.of(), List.of()).share()).isZero();
    }

    @Test
    void nearlyConstantIsAQuarterOfTheExceptions() {
        assertThat(ConstantAnswers.of(labels(100, 23), labels(100, 99)).objection())
                .isPresent();
        assertThat(ConstantAnswers.of(labels(100, 24), labels(100, 99)).objection())
                .isEmpty();
        assertThat(ConstantAnswers.of(labels(200, 10), labels(200, 20)).objection())
                .isEmpty();
    }

    @Test
    void caseAndWhiteSpaceMakeNoOtherAnswer() {
        List<String> answers = IntStream.range(0, 30)
                .mapToObj(item -> " Yes\n".substring(item % 2))
                .toList();
        assertThat(ConstantAnswers.of(answers, labels(30, 29)).objection()).isPresent();
    }

    /** So many answers of which so many are unlike all others. */
    private static List<String> labels(int items, int exceptions) {
        return IntStream.range(0, items)
                .mapToObj(item -> item < exceptions ? "other " + item : "common")
                .toList();
    }
}
