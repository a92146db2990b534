package io.bedrockledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReattributeCommandIT {

    private static final String[] DAY = {"reattribute", "--from=2026-11-03", "--to=2026-11-03"};

    @TempDir
    Path folder;

    private String jobs = "";

    @BeforeEach
    void rules() throws IOException {
        SmallLedger.copyPrices(folder.resolve("jobs"));
        Files.writeString(folder.resolve("jobs/workflows.yaml"), """
                workflows:
                  - name: replies, all
                    owner: ada@school.example
                    team: support
                    purpose: A test.
                    rules: [{id: role, principal: reply-service}]
                """);
        jobs = "--jobs=" + folder.resolve("jobs");
    }

    @Test
    void itShowsCallsAndDollarsByWorkflowAndWritesNothing() {
        Terminal table = ask(jobs);

        assertThat(table.exit()).isZero();
        assertThat(table.out())
                .contains(
                        "1 log day attributed by edition ",
                        "\n5 of 6 calls would change their workflow by edition ",
                        "\n1 call keeps it and would change in team, environment or rule\n",
                        "(nobody's)        replies, all       5   0.004980000000\n",
                        "\nNothing is written; --apply does it\n");
        assertThat(ask().out()).startsWith("Every log day has edition ").endsWith("; nothing to change\n");
    }

    @Test
    void csvQuotesANameAndJsonHasTheTotals() {
        assertThat(ask(jobs, "--format=csv").out())
                .startsWith("from_workflow,to_workflow,calls,list_cost_usd\n,\"replies, all\",5,0.")
                .hasLineCount(2);
        assertThat(ask(jobs, "--format=json").out())
                .contains(
                        "\"applied\":false",
                        "\"moved\":5",
                        "\"others\":1",
                        "\"untold\":0",
                        "\"changed_dates\":[\"2026-11-03\"]",
                        "\"entries\":[{\"to_workflow\":\"replies, all\",\"calls\":5,\"list_cost_usd\":0.");
    }

    @Test
    void withApplyTheDaysTakeItOver() {
        String data = "--data=" + folder.resolve("data");
        String logs = "--logs=" + SmallLedger.logs();
        assertThat(Terminal.type("nightly", "--from=2026-11-03", "--to=2026-11-03", data, logs)
                        .exit())
                .isZero();

        Terminal applied = Terminal.type(DAY[0], DAY[1], DAY[2], "--apply", jobs, data, logs);

        assertThat(applied.exit()).isZero();
        assertThat(applied.out())
                .contains("5 of 6 calls changed their workflow")
                .doesNotContain("Nothing is written");
        assertThat(Terminal.type(DAY[0], DAY[1], DAY[2], jobs, data, logs).out())
                .startsWith("Every log day has edition ");
        assertThat(Terminal.type(
                                "sql",
                                "--format=csv",
                                "select workflow, sum(calls) from daily_costs group by 1 order by 1",
                                data)
                        .out())
                .contains("\"replies, all\",5\n", "reply-draft,1\n");
        Terminal night = Terminal.type("nightly", "--from=2026-11-03", "--to=2026-11-03", data, logs);
        assertThat(night.out())
                .contains("Rules   1 published log day has the rules as they are: 5 calls with $", "another workflow");
    }

    @Test
    void itNeedsAPublishedFolderAndDaysInOrder() {
        Terminal none = Terminal.type(DAY[0], DAY[1], DAY[2], "--data=" + folder.resolve("none"));
        assertThat(none.exit()).isEqualTo(2);
        assertThat(none.err()).contains("a data folder is made by a run; there is none here");
        Terminal backwards = Terminal.type(DAY[0], "--from=2026-11-04", "--to=2026-11-03");
        assertThat(backwards.exit()).isEqualTo(2);
        assertThat(backwards.err()).contains("--from must not be after --to");
    }

    private static Terminal ask(String... more) {
        String[] all = new String[DAY.length + more.length];
        System.arraycopy(DAY, 0, all, 0, DAY.length);
        System.arraycopy(more, 0, all, DAY.length, more.length);
        return SmallLedger.ask(all);
    }
}
