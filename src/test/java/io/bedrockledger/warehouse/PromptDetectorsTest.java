package io.bedrockledger.warehouse;

import static io.bedrockledger.warehouse.SampleCalls.MONDAY;
import static io.bedrockledger.warehouse.SampleCalls.MONDAY_EAST;
import static io.bedrockledger.warehouse.SampleCalls.rows;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the detectors of prompts leave alone, beside what they see. */
class PromptDetectorsTest {

    private static final String CHANGED = "prompt_changed_unannounced";
    private static final String DIVERGE = "prompt_environments_diverge";
    private static final String TWIN = "prompt_twin";

    @TempDir
    Path folder;

    private final List<Calls> published = new ArrayList<>();
    private Warehouse warehouse;
    private DuckDb engine;

    /** Some calls of a day, counted from 0, at noon. */
    private record Calls(int day, int count, String prompt, String version, String grade, String place, long text) {}

    @BeforeEach
    void open() {
        warehouse = Warehouse.open(WarehouseSettings.embedded(folder));
        engine = new DuckDb(warehouse, SqlSettings.defaults(folder));
    }

    @AfterEach
    void close() {
        warehouse.close();
    }

    @Test
    void aTextThatTookThePlaceOfAnotherHasChanged() {
        stated(0, 3, 1);
        stated(1, 3, 1);
        stated(2, 3, 2);

        assertThat(seen(CHANGED)).containsExactly("greet|1");
    }

    @Test
    void aTextWithTheDateInItHasNotChanged() {
        IntStream.range(0, 6).forEach(day -> stated(day, 3, day + 1));

        assertThat(seen(CHANGED)).isEmpty();
    }

    @Test
    void aTextBesideAnotherThatStaysHasNotTakenItsPlace() {
        IntStream.range(0, 5).forEach(day -> stated(day, 4, 1));
        stated(3, 3, 2);
        stated(4, 1, 2);
        stated(5, 1, 2);

        assertThat(seen(CHANGED)).isEmpty();
    }

    @Test
    void aTrialWithAnotherTextIsNoChange() {
        stated(0, 3, 1);
        stated(1, 3, 1);
        stated(2, 2, 2);

        assertThat(seen(CHANGED)).isEmpty();
    }

    @Test
    void aFoundPromptWithANewVersionHasChanged() {
        add(new Calls(0, 3, "tutor/0a", "1", "DISCOVERED", "production", 1));
        add(new Calls(1, 3, "tutor/0a", "1", "DISCOVERED", "production", 1));
        add(new Calls(2, 3, "tutor/0a", "2", "DISCOVERED", "production", 2));

        assertThat(seen(CHANGED)).containsExactly("tutor/0a|2");
    }

    @Test
    void aTextThatProductionNeverHadDiverges() {
        stated(0, 3, 1);
        add(new Calls(0, 3, "greet", "1", "METADATA", "staging", 2));
        stated(1, 3, 1);

        assertThat(seen(DIVERGE)).containsExactly("greet|1");
        assertThat(seen(CHANGED)).isEmpty();
    }

    @Test
    void aTextThatIsTriedInStagingTodayDoesNotDivergeYet() {
        stated(0, 3, 1);
        stated(1, 3, 1);
        add(new Calls(1, 3, "greet", "1", "METADATA", "staging", 2));

        assertThat(seen(DIVERGE)).isEmpty();
    }

    @Test
    void whereProductionWentOnItIsTheChangeThatIsFound() {
        stated(0, 3, 1);
        stated(1, 3, 1);
        IntStream.range(0, 5).forEach(day -> add(new Calls(day, 3, "greet", "1", "METADATA", "staging", 1)));
        stated(3, 3, 2);
        stated(4, 3, 2);

        assertThat(seen(CHANGED)).containsExactly("greet|1");
        assertThat(seen(DIVERGE)).isEmpty();
    }

    @Test
    void aPromptOfTheSameTeamIsNoTwin() {
        stated(0, 3, 1);
        add(new Calls(0, 3, "hello", "1", "METADATA", "production", 1));

        assertThat(seen(TWIN)).isEmpty();
    }

    private void stated(int day, int count, long text) {
        add(new Calls(day, count, "greet", "1", "METADATA", "production", text));
    }

    private void add(Calls calls) {
        published.add(calls);
    }

    private List<String> seen(String detector) {
        IntStream.range(0, 6).forEach(this::publish);
        SampleCalls.rollUp(
                warehouse,
                engine,
                IntStream.range(0, 6).mapToObj(MONDAY::plusDays).toList(),
                "run-1");
        String columns = detector.equals(TWIN) ? "prompt, team" : "prompt, prompt_version";
        return rows(engine, "select " + columns + " from (" + SqlScripts.finding(detector) + ") order by all");
    }

    private void publish(int day) {
        DayUnit unit = new DayUnit(MONDAY.plusDays(day), MONDAY_EAST.accountId(), MONDAY_EAST.region());
        try (RowFile file = warehouse.write(LedgerTable.INVOCATIONS, unit.logDate(), "run-1")) {
            long line = 0;
            for (Calls calls : published) {
                for (int call = 0; call < calls.count() && calls.day() == day; call++) {
                    line++;
                    SampleCalls.fill(file.row(), unit, unit.logDate() + "-" + line, line)
                            .set(InvocationColumn.ENVIRONMENT, calls.place())
                            .set(InvocationColumn.PROMPT, calls.prompt())
                            .set(InvocationColumn.PROMPT_VERSION, calls.version())
                            .set(InvocationColumn.PROMPT_GRADE, calls.grade())
                            .set(InvocationColumn.SYSTEM_HASH, calls.text())
                            .set(InvocationColumn.SYSTEM_CHARS, 200);
                    file.append();
                }
            }
            file.finish().ifPresent(done -> SampleCalls.replace(warehouse, LedgerTable.INVOCATIONS, unit, done));
        }
    }
}
