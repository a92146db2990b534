package io.bedrockledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlCommandTest {

    @Test
    void aTableIsForPeople() {
        assertThat(answer("select request_id, input_tokens, workflow, list_cost_usd from invocations"
                        + " where line_number in (1, 3) order by line_number"))
                .isEqualTo("""
                        request_id                            input_tokens  workflow      list_cost_usd
                        00000000-0000-4000-8000-000000000001          1590  reply-draft  0.004262500000
                        00000000-0000-4000-8000-000000000003          1000  NULL                   NULL
                        (2 rows)
                        """);
    }

    @Test
    void aRowAloneIsOneRow() {
        assertThat(answer("select 1 as one")).isEqualTo("one\n  1\n(1 row)\n");
    }

    @Test
    void csvHasAHeaderAndEmptyNulls() {
        assertThat(answer(
                        "--format",
                        "csv",
                        "select workflow, list_cost_usd, 'a \"b\", c' as quoted, '' as empty from ledger.invocations"
                                + " where line_number in (1, 3) order by line_number"))
                .isEqualTo("""
                        workflow,list_cost_usd,quoted,empty
                        reply-draft,0.004262500000,"a ""b"", c",""
                        ,,"a ""b"", c",""
                        """);
    }

    @Test
    void jsonKeepsEveryDigit() {
        assertThat(answer(
                        "--format",
                        "json",
                        "select invoked_at, usage_date, list_cost_usd, request_metadata, workflow from invocations"
                                + " where line_number in (1, 3) order by line_number"))
                .isEqualTo("""
                        [
                        {"invoked_at":"2026-11-03T09:15:00Z","usage_date":"2026-11-03","list_cost_usd":0.004262500000,\
                        "request_metadata":{"prompt_id":"draft-reply","prompt_version":"8","workflow":"reply-draft"},\
                        "workflow":"reply-draft"},
                        {"invoked_at":"2026-11-03T09:15:00Z","usage_date":"2026-11-03","list_cost_usd":null,\
                        "request_metadata":null,"workflow":null}
                        ]
                        """);
    }

    @Test
    void noRowsAreAnEmptyArray() {
        assertThat(answer("--format", "json", "select 1 as one where false")).isEqualTo("[]\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from invocations",
                "drop table runs",
                "create table t as select 1",
                "copy (select 1) to '/tmp/stolen.csv'",
                "select 1; select 2",
                "attach '/tmp/x.db'",
                "set enable_external_access = true",
                "select * from read_csv('/etc/passwd')",
                "select * from '/etc/passwd'"
            })
    void whatDoesMoreThanReadTheTablesIsRefused(String sql) {
        Terminal terminal = SmallLedger.ask("sql", sql);

        assertThat(terminal.exit()).isEqualTo(1);
        assertThat(terminal.out()).isEmpty();
        assertThat(terminal.err()).startsWith("[sql] ").doesNotContain("LEDGER_TRACE", "root:");
    }

    @Test
    void aWrongColumnIsNamed() {
        assertThat(SmallLedger.ask("sql", "select nope from runs").err())
                .startsWith("[sql] Binder Error: Referenced column \"nope\" not found");
    }

    @Test
    void anUnknownFormatIsNamed() {
        Terminal terminal = SmallLedger.ask("sql", "--format", "xml", "select 1");

        assertThat(terminal.exit()).isEqualTo(2);
        assertThat(terminal.err())
                .startsWith("[command line] Invalid value for option '--format': expected one of [TABLE, CSV, JSON]"
                        + " (case-insensitive) but was 'xml'\n");
    }

    private static String answer(String... args) {
        String[] all = new String[args.length + 1];
        all[0] = "sql";
        System.arraycopy(args, 0, all, 1, args.length);
        Terminal terminal = SmallLedger.ask(all);
        assertThat(terminal.err()).isEmpty();
        assertThat(terminal.exit()).isZero();
        return terminal.out();
    }
}
