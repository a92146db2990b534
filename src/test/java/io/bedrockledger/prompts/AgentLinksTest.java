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
    private final AgentLinks links = new AgentLinks((extended, by) -> found.add(extended.row() + "<" + by.row()));

    @Test
    void callsPairLikeBrackets() {
        links.sent(LIST, call(1, 1));
        links.sent(LIST, call(2, 2));
        links.extending(LIST, call(3, 3));
        links.sent(LIST, call(4, 4));
        links.extending(LIST, call(5, 5));
        links.extending(LIST, call(6, 6));
        links.extending(LIST, call(7, 7));

        assertThat(found).containsExactly("2<3", "4<5", "1<6");
    }

    @Test
    void oneListHasNothingToDoWithAnother() {
        links.sent(LIST, call(1, 1));
        links.extending(LIST + 1, call(2, 2));

        assertThat(found).isEmpty();
    }

    @Test
    void aDayIsTheReachAndNotAMicrosecondMore() {
        links.sent(LIST, call(1, 0));
        links.sent(LIST, call(2, 5));
        links.extending(LIST, call(3, 5 + DAY));
        links.extending(LIST, call(4, 5 + DAY));

        assertThat(found).containsExactly("2<3");
    }

    @Test
    void aFailedCallIsExtendedByTheNextAttemptOnlyIfItExtendsOne() {
        links.sent(LIST, failed(1, 1));
        links.extending(LIST, failed(2, 2));
        links.sent(LIST, call(3, 3));
        links.extending(LIST, failed(4, 4));
        links.extending(LIST, failed(5, 5));
        links.extending(LIST, call(6, 6));
        links.extending(LIST, call(7, 7));

        assertThat(found).containsExactly("3<4", "4<5", "5<6");
    }

    @Test
    void ofTooManyThatWaitTheOldestAreForgotten() {
        for (int i = 0; i <= AgentLinks.MOST_OPEN; i++) {
            links.sent(LIST, call(i, i));
        }
        for (int i = 0; i <= AgentLinks.MOST_OPEN; i++) {
            links.extending(LIST, call(-1 - i, AgentLinks.MOST_OPEN + 1L + i));
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
    void aShorterListComesFirstAndOfOneListTheFailedAttempt() {
        assertThat(List.of(AgentCall.order(3, true), AgentCall.order(3, false), AgentCall.order(5, true)))
                .isSorted();
        assertThat(AgentCall.order(0, true)).isZero();
    }

    private static AgentCall call(long row, long time) {
        return new AgentCall(time, AgentCall.order(1, false), row, -row, row);
    }

    private static AgentCall failed(long row, long time) {
        return new AgentCall(time, AgentCall.order(1, true), row, -row, row);
    }
}
