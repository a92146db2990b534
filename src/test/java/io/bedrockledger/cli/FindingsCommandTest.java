package io.bedrockledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FindingsCommandTest {

    @Test
    void aFindingSaysWhatItIsWhatItCostsAndWhatToDo() {
        Terminal terminal = SmallLedger.ask("findings");

        assertThat(terminal.exit()).isZero();
        assertThat(terminal.err())
                .isEqualTo("! acknowledgement jobs/acknowledged.yaml:23 is about no finding there is or was, and hides"
                        + " nothing; correct it, or remove it\n");
        assertThat(terminal.out()).isEqualTo("""
                        $0.00 of $0.01 (46.1 %%) in the 28 days up to 3 Nov 2026 keep to what is declared under jobs

                          #       USD   in 28 days

                          1    < 0.01   Calls that no workflow answers for
                              principal reply-service, account 111122223333
                              5 calls, 2 without a full price, < 0.01 USD in the last 7 days; 3 Nov 2026
                              -> add to the rules of its workflow in jobs/workflows.yaml:
                                 - {principal: 'reply-service', account: '111122223333'}
                              UNATTRIBUTED  %s

                        """.formatted(id()));
    }

    @Test
    void csvAndJsonHaveEveryColumn() {
        assertThat(SmallLedger.ask("findings", "--format", "csv").out().lines())
                .hasSize(2)
                .first()
                .asString()
                .startsWith("finding_id,kind,state,state_since,")
                .endsWith(",acknowledged_why,run_id");
        assertThat(SmallLedger.ask("findings", "--format", "json", "--state", "ALL")
                        .out())
                .startsWith("[\n{\"finding_id\":\"" + id() + "\",\"kind\":\"UNATTRIBUTED\",\"state\":\"OPEN\",")
                .endsWith("}\n]\n");
    }

    @Test
    void whereNoFindingIsInAStateItSaysSo() {
        Terminal terminal = SmallLedger.ask("findings", "--state", "resolved,acknowledged");

        assertThat(terminal.exit()).isZero();
        assertThat(terminal.out())
                .endsWith("No finding is acknowledged or resolved.\nNot shown: 1 open; --state all shows them\n");
    }

    @Test
    void aStateThatIsNoneIsNamed() {
        Terminal terminal = SmallLedger.ask("findings", "--state", "closed");

        assertThat(terminal.exit()).isEqualTo(2);
        assertThat(terminal.err())
                .startsWith("[command line] Invalid value for option '--state' (STATE): a state is open, acknowledged,"
                        + " resolved, unknown or all, but was 'closed'");
    }

    private static String id() {
        return SmallLedger.ask("sql", "--format", "csv", "select finding_id from findings")
                .out()
                .lines()
                .skip(1)
                .findFirst()
                .orElseThrow();
    }
}
