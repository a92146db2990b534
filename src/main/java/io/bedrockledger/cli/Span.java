package io.bedrockledger.cli;

import java.time.LocalDate;

/** Usage dates from one to another, both inclusive. */
record Span(LocalDate from, LocalDate to) {

    /** The condition on {@code usage_date} in SQL. */
    String sql() {
        return "usage_date between date '" + from + "' and date '" + to + "'";
    }

    boolean isOneDay() {
        return from.equals(to);
    }

    /** The same days of the week before. */
    Span weekBefore() {
        return new Span(from.minusDays(7), to.minusDays(7));
    }

    /** As a person says it: {@code Sunday 22 November 2026}, {@code 19 Oct to 22 Nov 2026}. */
    String title() {
        return isOneDay() ? Figures.longDay(to) : Figures.days(from, to);
    }
}
