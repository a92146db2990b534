package io.bedrockledger.warehouse;

import static io.bedrockledger.warehouse.SampleCalls.MONDAY_EAST;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RowSumTest {

    private static final LedgerTable CALLS = LedgerTable.INVOCATIONS;

    private final Row row = new Row(CALLS, AvroSchemas.of(CALLS));

    @Test
    void theOrderOfRowsChangesNothing() {
        assertThat(sum("a", "b", "c").equalTo(sum("c", "a", "b"))).isTrue();
        assertThat(sum("a", "b", "c").rows()).isEqualTo(3);
    }

    @Test
    void aRowMoreOrLessOrTwiceIsNoticed() {
        RowSum two = sum("a", "b");

        assertThat(Stream.of(sum("a"), sum("a", "b", "b"), sum("a", "a"), sum()).noneMatch(two::equalTo))
                .isTrue();
    }

    @Test
    void aValueOfAnyTypeThatChangesIsNoticed() {
        RowSum before = of(changed -> {});
        List<Consumer<Row>> changes = List.of(
                changed -> changed.set(InvocationColumn.REQUEST_ID, "other"),
                changed -> changed.set(InvocationColumn.INPUT_TOKENS, 1_001L),
                changed -> changed.set(
                        InvocationColumn.LOG_DATE, MONDAY_EAST.logDate().plusDays(1)),
                changed -> changed.set(InvocationColumn.LIST_COST_USD, new BigDecimal("0.018000000001")),
                changed -> changed.set(InvocationColumn.REQUEST_METADATA, Map.of("workflow", "other")),
                changed -> changed.set(InvocationColumn.REQUEST_METADATA, Map.of("math-tutor", "workflow")),
                changed -> changed.set(InvocationColumn.TEAM, (String) null));

        assertThat(changes).noneMatch(change -> before.equalTo(of(change)));
    }

    @Test
    void valuesThatChangePlacesAreNoticed() {
        RowSum one = of(changed -> changed.set(InvocationColumn.WORKFLOW, "a").set(InvocationColumn.TEAM, "b"));
        RowSum other = of(changed -> changed.set(InvocationColumn.WORKFLOW, "b").set(InvocationColumn.TEAM, "a"));

        assertThat(one.equalTo(other)).isFalse();
    }

    @Test
    void aSumOfMoneyThatChangesIsNoticed() {
        assertThat(money("1.000000000001").equalTo(money("1.000000000002"))).isFalse();
        assertThat(money("1.000000000001").equalTo(money("1.000000000001"))).isTrue();
    }

    private static RowSum money(String usd) {
        LedgerTable table = LedgerTable.DAILY_COSTS;
        RowSum sum = new RowSum(table);
        sum.add(new Row(table, AvroSchemas.of(table)).set(DailyCostColumn.LIST_COST_USD, new BigDecimal(usd)));
        return sum;
    }

    private RowSum of(Consumer<Row> change) {
        RowSum sum = new RowSum(CALLS);
        SampleCalls.fill(row.clear(), MONDAY_EAST, "a", 1);
        change.accept(row);
        sum.add(row);
        return sum;
    }

    private RowSum sum(String... requestIds) {
        RowSum sum = new RowSum(CALLS);
        for (String requestId : requestIds) {
            sum.add(SampleCalls.fill(row.clear(), MONDAY_EAST, requestId, 1));
        }
        return sum;
    }
}
