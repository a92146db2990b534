package io.bedrockledger.statistics.series;

import java.time.LocalDate;

/**
 * What a day came to, such as its cost. Binary numbers serve for forecasts only; amounts of money stay exact decimals
 * with the caller.
 *
 * @param date a whole day; a day without an entry is unknown, a day without traffic has 0
 * @param amount finite, 0 or more
 */
public record DailyAmount(LocalDate date, double amount) {

    public DailyAmount {
        if (!(amount >= 0 && amount < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("[series] an amount must be finite and >= 0; found " + amount + " on "
                    + date + "; leave out days that are not known");
        }
    }
}
