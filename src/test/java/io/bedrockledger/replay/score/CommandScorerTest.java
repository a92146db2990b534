package io.bedrockledger.replay.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bedrockledger.replay.score.Score.Points;
import io.bedrockledger.replay.score.Score.Reason;
import io.bedrockledger.replay.score.Score.Unscored;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandScorerTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"exit 0 | 1", "exit 1 | 0", "echo 0.25 | 0.25", "cat > /dev/null; echo 1.0 | 1", "echo 0 | 0"})
    void theExitCodeAndTheOutputAreTheScore(String script, double score) {
        assertThat(score(script, "x")).isEqualTo(new Points(score));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "exit 2 | COMMAND_FAILED",
                "kill -9 $$ | COMMAND_FAILED",
                "echo 1.5 | COMMAND_WITHOUT_SCORE",
                "echo good | COMMAND_WITHOUT_SCORE",
                "echo NaN | COMMAND_WITHOUT_SCORE",
                "head -c 300000 /dev/zero | COMMAND_WITHOUT_SCORE"
            })
    void anythingElseIsNoScore(String script, Reason reason) {
        assertThat(score(script, "x")).isEqualTo(new Unscored(reason));
    }

    @Test
    void itReadsTheTextsAsJson() {
        assertThat(score("grep -qxF '{\"answer\":\"a\\\"b\",\"expected\":\"b\",\"stop_reason\":\"end_turn\"}'", "a\"b"))
                .isEqualTo(new Points(1));
    }

    @Test
    void aMegabyteThatIsNotReadDoesNotBlock() {
        assertThat(score("exit 0", "x".repeat(1_000_000))).isEqualTo(new Points(1));
        assertThat(score("cat; exit 1", "x".repeat(1_000_000))).isEqualTo(new Points(0));
    }

    @Test
    void oneThatDoesNotEndIsEnded() {
        CommandScorer slow = scorer(Duration.ofMillis(300), "/bin/sh", "-c", "sleep 60 & sleep 60");
        assertThat(slow.score(Answer.ofText("x"), Answer.ofText("y")))
                .isEqualTo(new Unscored(Reason.COMMAND_TIMED_OUT));
        assertThat(ProcessHandle.current().descendants()).isEmpty();
    }

    @Test
    void thereIsNoShellAndNoEnvironment() {
        assertThat(scorer(Duration.ofSeconds(20), "/bin/echo", "$HOME; exit 0")
                        .score(Answer.ofText("x"), Answer.ofText("y")))
                .isEqualTo(new Unscored(Reason.COMMAND_WITHOUT_SCORE));
        assertThat(score("test -z \"$HOME$LEDGER_SHARED\" && test -n \"$PATH\"", "x"))
                .isEqualTo(new Points(1));
    }

    @Test
    void aProgramThatIsNotThereStopsTheRun() {
        CommandScorer absent = scorer(Duration.ofSeconds(1), "/no/such/program");
        assertThatThrownBy(() -> absent.score(Answer.ofText("x"), Answer.ofText("y")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("[command] a scorer's program must be there; /no/such/program could not be started;"
                        + " correct the plan or install it");
        assertThatThrownBy(() -> scorer(Duration.ofSeconds(1)))
                .hasMessage("[command] a program and a limit above 0 are needed; found 0 words and PT1S;"
                        + " name the program and give it some seconds");
    }

    private Score score(String script, String answer) {
        return scorer(Duration.ofSeconds(20), "/bin/sh", "-c", script)
                .score(new Answer(answer, List.of(), "end_turn"), Answer.ofText("b"));
    }

    private CommandScorer scorer(Duration limit, String... command) {
        return new CommandScorer(List.of(command), folder, limit);
    }
}
