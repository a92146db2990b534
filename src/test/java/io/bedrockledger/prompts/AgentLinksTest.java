package io.bedrockledger.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AgentLinksTest {

    private static final long LIST = 7;
    private static final long DAY = AgentLinks.REACH.toMillis() * 1_000;

    private final List<String> found = new ArrayList<>();
    private final List<String> repeated = new ArrayList<>();
    private final AgentLinks links = new AgentLinks(new AgentLinks.Found() {
        @Override
        public void link(AgentCall extended, AgentCall by) {
            found.add(extended.row() + "<" + by.row());
        }

        @Override
        public void repetition(AgentCall earlier, AgentCall by) {
            repeated.add(earlier.row() + "=" + by.row());
        }
    });

    @Test
    void callsPairLikeBrackets() {
        links.sent(LIST, call(1, 1), 0);
        links.sent(LIST, call(2, 2), 0);
        links.extending(LIST, call(3, 3), 0);
        links.sent(LIST, call(4, 4), 0);
        links.extending(LIST, call(5, 5), 0);
        links.extending(LIST, call(6, 6), 0);
        links.extending(LIST, call(7, 7), 0);

        assertThat(found).containsExactly("2<3", "4<5", "1<6");
    }

    @Test
    void oneListHasNothingToDoWithAnother() {
        links.sent(LIST, call(1, 1), 0);
        links.extending(LIST + 1, call(2, 2), 0);

        assertThat(found).isEmpty();
    }

    @Test
    void aDayIsTheReachAndNotAMicrosecondMore() {
        links.sent(LIST, call(1, 0), 0);
        links.sent(LIST, call(2, 5), 0);
        links.extending(LIST, call(3, 5 + DAY), 0);
        links.extending(LIST, call(4, 5 + DAY), 0);

        assertThat(found).containsExactly("2<3");
    }

    @Test
    void aFailedCallIsExtendedByTheNextAttemptOnlyIfItExtendsOne() {
        links.sent(LIST, failed(1, 1), 0);
        links.extending(LIST, failed(2, 2), 0);
        links.sent(LIST, call(3, 3), 0);
        links.extending(LIST, failed(4, 4), 0);
        links.extending(LIST, failed(5, 5), 0);
        links.extending(LIST, call(6, 6), 0);
        links.extending(LIST, call(7, 7), 0);

        assertThat(found).containsExactly("3<4", "4<5", "5<6");
    }

    @Test
    void aCallExtendsTheMostRecentOneWhoseAnswerIsNotKnownToBeAnother() {
        int textA = 6;
        int textB = 10;
        int tools = 7;
        links.sent(LIST, call(1, 1), textA);
        links.sent(LIST, call(2, 2), textB);
        links.sent(LIST, call(3, 3), tools);
        links.sent(LIST, call(4, 4), textB);
        links.extending(LIST, call(5, 5), textA);
        links.extending(LIST, call(6, 6), textA);
        links.extending(LIST, call(7, 7), textA);
        links.extending(LIST, call(8, 8), 0);
        links.sent(LIST, call(9, 9), 0);
        links.extending(LIST, call(10, 10), textA);

        assertThat(found).containsExactly("3<5", "1<6", "4<8", "9<10");
    }

    @Test
    void theAttemptAfterAFailedOneIsHeldAgainstTheAnswerThatBothExtend() {
        links.sent(LIST, call(1, 1), 6);
        links.extending(LIST, failed(2, 2), 6);
        links.extending(LIST, call(3, 3), 10);
        links.extending(LIST, call(4, 4), 6);

        assertThat(found).containsExactly("1<2", "2<4");
    }

    @Test
    void aListThatIsSentAgainSoonMayBeARepetitionUnlessTheFirstWasExtended() {
        long patience = AgentLinks.PATIENCE.toMillis() * 1_000;
        links.sent(LIST, continuing(1, 1), 0);
        links.sent(LIST, continuing(2, 1 + patience), 0);
        links.sent(LIST, continuing(3, 2 + 2 * patience), 0);
        links.extending(LIST, call(4, 2 + 2 * patience), 0);
        links.sent(LIST, continuing(5, 3 + 2 * patience), 0);

        assertThat(repeated).containsExactly("1=2");
    }

    @Test
    void aFirstCallIsNoRepetitionOfAnother() {
        links.sent(LIST, call(1, 1), 0);
        links.sent(LIST, call(2, 2), 0);

        assertThat(repeated).isEmpty();
    }

    @Test
    void ofTooManyThatWaitTheOldestAreForgotten() {
        for (int i = 0; i <= AgentLinks.MOST_OPEN; i++) {
            links.sent(LIST, call(i, i), 0);
        }
        for (int i = 0; i <= AgentLinks.MOST_OPEN; i++) {
            links.extending(LIST, call(-1 - i, AgentLinks.MOST_OPEN + 1L + i), 0);
        }

        assertThat(found).hasSize(AgentLinks.MOST_OPEN).last().isEqualTo("1<" + -AgentLinks.MOST_OPEN);
    }

    @Test
    void stepsCountFromTheFirstCallOrFromWhatIsKnownOfTheOneBefore() {
        AgentRuns runs = new AgentRuns();
        AgentRuns.Place known = new AgentRuns.Place(80, 90, 3);

        assertThat(runs.extended(call(1, 1), Optional.empty(), 2)).isEqualTo(new AgentRuns.Place(1, -1, 1));
        assertThat(runs.extended(call(4, 2), Optional.of(known), 5)).isEqualTo(known);
        assertThat(runs.extended(call(2, 3), Optional.of(known), 3)).isEqualTo(new AgentRuns.Place(1, -1, 2));
        assertThat(runs.ends(call(3, 4), Optional.empty())).contains(new AgentRuns.Place(1, -1, 3));
        assertThat(runs.ends(call(5, 5), Optional.empty())).contains(new AgentRuns.Place(80, 90, 4));
        assertThat(runs.ends(call(6, 6), Optional.of(known))).contains(known);
        assertThat(runs.ends(call(7, 7), Optional.empty())).isEmpty();
    }

    @Test
    void aRepetitionIsTheSameStepUnlessItExtendsAnotherCall() {
        AgentRuns runs = new AgentRuns();
        AgentRuns.Place second = new AgentRuns.Place(1, -1, 2);
        AgentRuns.Place known = new AgentRuns.Place(80, 90, 7);
        runs.repeated(second, 5);
        runs.repeated(second, 6);
        runs.repeated(second, 7);
        runs.repeated(new AgentRuns.Place(1, -1, 1), 8);
        runs.extended(call(4, 4), Optional.empty(), 6);

        assertThat(runs.extended(call(5, 5), Optional.empty(), 9)).isEqualTo(second);
        assertThat(runs.ends(call(6, 6), Optional.empty())).contains(new AgentRuns.Place(4, -4, 2));
        assertThat(runs.ends(call(7, 7), Optional.of(known))).contains(known);
        assertThat(runs.ends(call(8, 8), Optional.empty())).isEmpty();
        assertThat(runs.ends(call(9, 9), Optional.empty())).contains(new AgentRuns.Place(1, -1, 3));
    }

    @Test
    void aShorterListComesFirstAndOfOneListTheFailedAttempt() {
        assertThat(List.of(AgentCall.order(3, true), AgentCall.order(3, false), AgentCall.order(5, true)))
                .isSorted();
        assertThat(AgentCall.order(0, true)).isZero();
    }

    private static AgentCall call(long row, long time) {
        return new AgentCall(time, AgentCall.order(1, false), row, -row, row);
    }

    private static AgentCall continuing(long row, long time) {
        return new AgentCall(time, AgentCall.order(3, false), row, -row, row);
    }

    private static AgentCall failed(long row, long time) {
        return new AgentCall(time, AgentCall.order(1, true), row, -row, row);
    }
}
