package io.bedrockledger.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Calls with a cost worked out by hand from the printed rates, through counts, buckets and the shipped book. */
class PricedCasesTest {

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "cases.csv", delimiter = ';', useHeadersInDisplayName = false, numLinesToSkip = 1)
    void costsWhatItShould(ArgumentsAccessor row) {
        ModelTarget target = ModelTarget.parse(text(row, 1));
        TokenCounts counts = new TokenCounts(
                row.getLong(7),
                row.getLong(8),
                row.getLong(9),
                row.getLong(10),
                row.getLong(11),
                row.getLong(12),
                false);
        PricedCall call = Calls.of(target)
                .in(text(row, 2))
                .at(Instant.parse(text(row, 3)))
                .served(row.getString(4), row.getString(5))
                .bodySeen(Boolean.parseBoolean(text(row, 6)))
                .tokens(Calls.SHIPPED.normalise(target, counts))
                .call();

        Cost cost = Calls.SHIPPED.price(call);

        assertThat(cost.status()).isEqualTo(PricingStatus.valueOf(text(row, 13)));
        assertThat(cost.reason() == null ? null : cost.reason().name()).isEqualTo(row.getString(14));
        assertThat(cost.list()).isEqualTo(usd(row.getString(15)));
        assertThat(cost.ceiling()).isEqualTo(usd(row.getString(16)));
        List<LegLine> lines = Calls.SHIPPED.explain(call);
        assertThat(lines.stream().map(LegLine::usd).reduce(Usd.ZERO, Usd::plus))
                .isEqualTo(cost.list() == null ? Usd.ZERO : cost.list());
    }

    private static String text(ArgumentsAccessor row, int column) {
        String text = row.getString(column);
        return text == null ? "" : text;
    }

    private static @Nullable Usd usd(@Nullable String dollars) {
        return dollars == null ? null : Usd.of(new BigDecimal(dollars));
    }
}
