package io.bedrockledger.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RowValuesTest {

    private final Row row = new Row(LedgerTable.INVOCATIONS, AvroSchemas.of(LedgerTable.INVOCATIONS));

    @Test
    void aColumnOfAnotherTableIsRefused() {
        assertThatThrownBy(() -> row.set(LogObjectColumn.ETAG, "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("[etag] must be a column of invocations");
    }

    @Test
    void aValueOfAnotherTypeIsRefused() {
        assertThatThrownBy(() -> row.set(InvocationColumn.TEAM, 1L))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("[team] must be set as string but was set as a bigint");
    }

    @Test
    void moneyIsNeverRounded() {
        assertThatThrownBy(() -> row.set(InvocationColumn.LIST_COST_USD, new BigDecimal("0.0000000000001")))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("Rounding necessary");
    }

    @Test
    void aCostOfAMillionDollarsDoesNotFit() {
        row.set(InvocationColumn.LIST_COST_USD, new BigDecimal("999999.999999999999"));

        assertThatThrownBy(() -> row.set(InvocationColumn.LIST_COST_USD, new BigDecimal("1000000")))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("[list_cost_usd] a decimal(18,12) holds 18 digits but was 1000000000000000000"
                        + " of the smallest unit");
    }

    @Test
    void unscaledAndDecimalAreTheSameValue() {
        row.set(InvocationColumn.INPUT_COST_USD, new BigDecimal("0.003"));
        row.setUnscaled(InvocationColumn.OUTPUT_COST_USD, 3_000_000_000L);

        assertThat(row.text(InvocationColumn.INPUT_COST_USD)).isEqualTo(row.text(InvocationColumn.OUTPUT_COST_USD));
    }

    @Test
    void timesBeforeTheEpochAreKept() {
        Instant before = Instant.parse("1969-12-31T23:59:59.999999Z");

        assertThat(row.set(InvocationColumn.INVOKED_AT, before).instant(InvocationColumn.INVOKED_AT))
                .isEqualTo(before);
    }

    @Test
    void theEntriesOfAMapStandInTheOrderOfTheirKeys() {
        Map<String, String> insertionOrder = new LinkedHashMap<>();
        insertionOrder.put("step", "7");
        insertionOrder.put("agent", "x");
        row.set(InvocationColumn.REQUEST_METADATA, insertionOrder);

        int place = row.getSchema().getField("request_metadata").pos();
        assertThat(row.get(place)).hasToString("{agent=x, step=7}");
    }
}
