package io.bedrockledger.report.data;

import io.bedrockledger.report.Figures;
import io.bedrockledger.report.Figures.Figure;
import io.bedrockledger.spend.Money;
import io.bedrockledger.spend.Period;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Cost and calls of the week beside those of the weeks before, from {@code sql/report/cost_of_weeks.sql}. */
final class Totals {

    /** Weeks before this one of which the median is taken, those that are complete. */
    private static final int MEDIAN_WEEKS = 4;

    private static final int FEWEST_WEEKS = 2;
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private final Reply answer;
    private final Period week;
    private final DataDays days;

    Totals(Reply answer, Period week, DataDays days) {
        this.answer = answer;
        this.week = week;
        this.days = days;
    }

    Figures figures() {
        return new Figures(
                figure(each -> Optional.of(each.usd())),
                figure(each -> Optional.of(BigDecimal.valueOf(each.calls()))),
                thousandCalls(),
                usd("exact_usd"),
                usd("floor_usd"),
                usd("at_most_more_usd"),
                count("calls_without_ceiling"),
                count("unpriced_calls"));
    }

    /** Calls of this week of which a bound is known. */
    long boundedCalls() {
        return count("bounded_calls");
    }

    /** What one week came to; nothing where there is no row. */
    private record Total(BigDecimal usd, long calls) {

        /** USD for 1,000 calls, cut to the decimals of an amount; empty without calls. */
        Optional<BigDecimal> thousandCalls() {
            return calls == 0
                    ? Optional.empty()
                    : Optional.of(usd.multiply(THOUSAND)
                            .divide(BigDecimal.valueOf(calls), Money.SCALE, RoundingMode.HALF_UP));
        }
    }

    private @Nullable Figure thousandCalls() {
        return total(0).thousandCalls().isPresent() ? figure(Total::thousandCalls) : null;
    }

    private Figure figure(Function<Total, Optional<BigDecimal>> amount) {
        return new Figure(
                amount.apply(total(0)).orElseThrow(), known(1).flatMap(amount).orElse(null), median(amount));
    }

    private @Nullable BigDecimal median(Function<Total, Optional<BigDecimal>> amount) {
        List<BigDecimal> amounts = new ArrayList<>();
        for (int ago = 1; ago <= MEDIAN_WEEKS; ago++) {
            known(ago).flatMap(amount).ifPresent(amounts::add);
        }
        if (amounts.size() < FEWEST_WEEKS) {
            return null;
        }
        List<BigDecimal> sorted = amounts.stream().sorted().toList();
        BigDecimal upper = sorted.get(sorted.size() / 2);
        return sorted.size() % 2 == 1
                ? upper
                : upper.add(sorted.get(sorted.size() / 2 - 1)).divide(TWO);
    }

    /** What a week came to; empty when not all of its days are in. */
    private Optional<Total> known(int ago) {
        Period asked = new Period(week.length(), week.firstDay().minusWeeks(ago));
        return days.isComplete(asked) ? Optional.of(total(ago)) : Optional.empty();
    }

    private Total total(int ago) {
        return row(ago).map(row -> new Total(row.usd("list_cost_usd"), row.count("calls")))
                .orElse(new Total(Money.ZERO, 0));
    }

    private Optional<Reply.Row> row(int ago) {
        return answer.rows().stream()
                .filter(row -> row.count("weeks_ago") == ago)
                .findFirst();
    }

    private BigDecimal usd(String column) {
        return row(0).map(row -> row.usd(column)).orElse(Money.ZERO);
    }

    private long count(String column) {
        return row(0).map(row -> row.count(column)).orElse(0L);
    }
}
