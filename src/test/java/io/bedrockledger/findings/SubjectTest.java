package io.bedrockledger.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bedrockledger.warehouse.FindingColumn;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SubjectTest {

    /** Acknowledgements name ids: one that changes loses them. */
    @Test
    void anIdIsTheSameInEveryVersion() {
        assertThat(unattributed("jonas.brandt@fernhill.example", "111122223333").id())
                .isEqualTo("ccf58d1e42ddcb19");
    }

    @Test
    void subjectsThatReadAlikeHaveOtherIds() {
        Set<String> ids = new HashSet<>(List.of(
                unattributed("a", "b").id(),
                unattributed("b", "a").id(),
                unattributed("a\naccount_id 1 b", "b").id(),
                new Subject(FindingKind.UNATTRIBUTED, Map.of(FindingColumn.ACCOUNT_ID, "b")).id(),
                new Subject(FindingKind.UNATTRIBUTED, Map.of()).id(),
                new Subject(FindingKind.UNKNOWN_TEAM, Map.of()).id(),
                new Subject(FindingKind.UNKNOWN_PROMPT, Map.of()).id()));

        assertThat(ids).hasSize(7);
    }

    @Test
    void aColumnThatTheKindIsNotAboutIsABug() {
        assertThatThrownBy(() -> new Subject(FindingKind.UNKNOWN_TEAM, Map.of(FindingColumn.MODEL, "m")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "[UNKNOWN_TEAM] a subject must have the columns [TEAM] at most; it has [MODEL]; this is a bug");
    }

    private static Subject unattributed(String principal, String account) {
        return new Subject(
                FindingKind.UNATTRIBUTED,
                Map.of(FindingColumn.PRINCIPAL, principal, FindingColumn.ACCOUNT_ID, account));
    }
}
