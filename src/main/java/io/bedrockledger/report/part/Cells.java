package io.bedrockledger.report.part;

import io.bedrockledger.report.words.Amounts;
import io.bedrockledger.report.words.Rounding;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A column of amounts in cents that adds up to its rounded total in sight. */
record Cells(List<@Nullable BigDecimal> cents, @Nullable BigDecimal total) {

    /** From each row's amount; rows without one have no cell, and no row having one there is no total. */
    static <T> Cells of(List<T> rows, Function<T, @Nullable BigDecimal> usd) {
        List<@Nullable BigDecimal> all = new ArrayList<>();
        rows.forEach(row -> all.add(usd.apply(row)));
        List<BigDecimal> known = new ArrayList<>();
        all.stream().filter(Objects::nonNull).forEach(known::add);
        if (known.isEmpty()) {
            return new Cells(all, null);
        }
        BigDecimal total = Amounts.cents(known.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
        List<BigDecimal> rounded = Rounding.toCents(known, total);
        List<@Nullable BigDecimal> cents = new ArrayList<>();
        int next = 0;
        for (BigDecimal each : all) {
            cents.add(each == null ? null : rounded.get(next++));
        }
        return new Cells(cents, total);
    }

    /** The cell of a row; null when it has none. */
    @Nullable
    BigDecimal at(int row) {
        return cents.get(row);
    }

    /** The cell of a row that has one. */
    BigDecimal known(int row) {
        return Objects.requireNonNull(cents.get(row), "a row without an amount");
    }
}
