package io.bedrockledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedrockledger.cli.ExplainCommand.Explanation;
import io.bedrockledger.pricing.LegLine;
import io.bedrockledger.pricing.PriceBook;
import io.bedrockledger.warehouse.DuckDb;
import io.bedrockledger.warehouse.SqlSettings;
import io.bedrockledger.warehouse.Warehouse;
import io.bedrockledger.warehouse.WarehouseSettings;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every call of the sample can be explained from its row alone, to the cost that the run gave it. */
class SampleExplainedIT {

    private static final Path JOBS = Path.of("jobs");

    @TempDir
    private Path data;

    @Test
    void theLegsOfEveryCallAddUpToItsCost() throws IOException {
        assertThat(Terminal.type("nightly", "--data", data.toString()).exit()).isZero();
        PriceBook book = PriceBook.load(JOBS.resolve("prices"));

        assertThat(calls()).hasSizeGreaterThan(8_000).allSatisfy(call -> {
            Explanation explanation = ExplainCommand.explained(book, call);
            assertThat(explanation.current()).isTrue();
            assertThat(sum(explanation.legs()))
                    .isEqualByComparingTo(call.decimal("list_cost_usd").orElse(BigDecimal.ZERO));
            assertThat(new ExplainText(call, explanation).lines())
                    .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(110));
        });
    }

    private List<CallRow> calls() {
        try (Warehouse warehouse = Warehouse.open(WarehouseSettings.embedded(data))) {
            return CallRow.select(
                    new DuckDb(warehouse, SqlSettings.defaults(data)), "select * from invocations order by request_id");
        }
    }

    private static BigDecimal sum(List<LegLine> legs) {
        return legs.stream().map(leg -> leg.usd().toBigDecimal()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
