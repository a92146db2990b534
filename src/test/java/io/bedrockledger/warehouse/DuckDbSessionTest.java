package io.bedrockledger.warehouse;

import static io.bedrockledger.warehouse.SampleCalls.MONDAY;
import static io.bedrockledger.warehouse.SampleCalls.MONDAY_EAST;
import static io.bedrockledger.warehouse.SampleCalls.TUESDAY_EAST;
import static io.bedrockledger.warehouse.SampleCalls.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DuckDbSessionTest {

    private static final String CALLS = "select count(*) from invocations";
    private static final Set<LedgerTable> INVOCATIONS = EnumSet.of(LedgerTable.INVOCATIONS);

    @TempDir
    Path folder;

    private Warehouse warehouse;
    private DuckDb engine;

    @BeforeEach
    void publish() {
        warehouse = Warehouse.open(WarehouseSettings.embedded(folder));
        engine = new DuckDb(warehouse, SqlSettings.defaults(folder));
        SampleCalls.publish(warehouse, MONDAY_EAST, "monday-", 3);
        SampleCalls.publish(warehouse, TUESDAY_EAST, "tuesday-", 1);
    }

    @AfterEach
    void close() {
        warehouse.close();
    }

    @Test
    void eachQuestionSeesItsOwnPartOfATableInAnyOrder() {
        Question monday = on(MONDAY);
        Question tuesday = on(MONDAY.plusDays(1));
        Question never = on(MONDAY.plusYears(1));
        Question always = new Question(CALLS, Map.of());

        try (DuckDbSession session = engine.session(List.of(monday, tuesday, never, always))) {
            for (int time = 0; time < 2; time++) {
                assertThat(first(session, monday)).isEqualTo("3");
                assertThat(first(session, tuesday)).isEqualTo("1");
                assertThat(first(session, never)).isEqualTo("0");
                assertThat(first(session, always)).isEqualTo("4");
            }
        }
    }

    @Test
    void aPartWithoutFilesMayComeBeforeOneThatHasSome() {
        Question never = on(MONDAY.plusYears(1));
        Question monday = on(MONDAY);

        try (DuckDbSession session = engine.session(List.of(never, monday))) {
            assertThat(first(session, never)).isEqualTo("0");
            assertThat(first(session, monday)).isEqualTo("3");
        }
    }

    @Test
    void itsStatementsSeeTheTablesAsTheyWereWhenItWasOpened() {
        try (DuckDbSession session = engine.session(INVOCATIONS)) {
            SampleCalls.publish(warehouse, MONDAY_EAST, "new-", 1);

            assertThat(rows(session, CALLS)).containsExactly("4");
        }
        assertThat(rows(engine, CALLS)).containsExactly("2");
    }

    @Test
    void anAnswerThatIsNotReadToItsEndIsNoneOfTheNext() {
        try (DuckDbSession session = engine.session(INVOCATIONS)) {
            try (SqlResult left = session.query("select request_id from invocations order by 1")) {
                assertThat(left.next()).isTrue();
            }

            assertThat(rows(session, CALLS)).containsExactly("4");
        }
    }

    @Test
    void aTableThatItWasNotOpenedForIsReadInADatabaseOfItsOwn() {
        try (DuckDbSession session = engine.session(INVOCATIONS)) {
            assertThat(rows(session, "select count(*) from log_objects, invocations"))
                    .containsExactly("8");
        }
    }

    @Test
    void aPartThatWasNotPlannedIsABug() {
        try (DuckDbSession session = engine.session(List.of(on(MONDAY)))) {
            assertThatThrownBy(() -> session.query(on(MONDAY.plusDays(1))))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("[invocations] a database reads what was planned when it was opened; this part of the"
                            + " table was not: usage_date in (date '2025-11-04'); this is a bug");
        }
    }

    @Test
    void aTypedStatementThatDoesMoreThanReadIsRefused() {
        try (DuckDbSession session = engine.session(INVOCATIONS)) {
            for (String sql : List.of("drop view invocations", "set threads = 8", "select 1; select 2")) {
                assertThatThrownBy(() -> session.query(sql))
                        .isInstanceOf(SqlException.class)
                        .hasMessageStartingWith("[sql] a statement must be one select that only reads");
            }
            assertThat(rows(session, CALLS)).containsExactly("4");
        }
    }

    @Test
    void aFailureIsToldInTheEnginesWordsAlsoInTheMiddleOfASession() {
        try (DuckDbSession session = engine.session(INVOCATIONS)) {
            assertThatThrownBy(() -> session.query("select cast(request_id as int) from invocations"))
                    .isInstanceOf(SqlException.class)
                    .hasMessageContaining("Could not convert string");

            assertThat(rows(session, CALLS)).containsExactly("4");
        }
    }

    private static Question on(LocalDate date) {
        return new Question(
                CALLS, Map.of(LedgerTable.INVOCATIONS, Part.of(InvocationColumn.USAGE_DATE, List.of(date))));
    }

    private static String first(DuckDbSession session, Question question) {
        try (SqlResult result = session.query(question)) {
            result.next();
            return result.text(0).orElseThrow();
        }
    }
}
