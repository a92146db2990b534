package io.bedrockledger.spend.watch;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** What to do today about an alert: how much a day the rest may cost, and where to look first. */
final class Advice {

    private static final int WEEK = 7;
    private static final int CENTS = 2;

    private final StoredAlert alert;
    private final AlertEvent event;
    private final AlertNotice.Detail detail;
    private final Optional<Cause> cause;
    private final LocalDate asOf;

    Advice(StoredAlert alert, AlertEvent event, AlertNotice.Detail detail, Optional<Cause> cause, LocalDate asOf) {
        this.alert = alert;
        this.event = event;
        this.detail = detail;
        this.cause = cause;
        this.asOf = asOf;
    }

    String text() {
        if (event == AlertEvent.TAKEN_BACK) {
            return "Nothing is to be done.";
        }
        String first = detail instanceof AlertNotice.OfBudget budget ? rest(budget) : "";
        String look = "Look first at what moved most, with the query below.";
        String raise = alert.budget() == null
                ? ""
                : " If the cost is meant, raise the budget '" + Words.plain(alert.budget())
                        + "' in jobs/workflows.yaml.";
        return (first.isEmpty() ? look : first + " " + look) + raise;
    }

    /** What a day may cost from now on; nothing when the period is over. */
    private String rest(AlertNotice.OfBudget budget) {
        long left = ChronoUnit.DAYS.between(asOf, budget.period().lastDay());
        if (left <= 0) {
            return "";
        }
        BigDecimal rest = budget.amountUsd().subtract(budget.spent().floorUsd());
        String days = left == 1 ? "the day that is left" : "each of the " + left + " days that are left";
        String pace = pace();
        if (rest.signum() <= 0) {
            return "The amount is used up, and " + days + " adds to it" + pace + ".";
        }
        BigDecimal each = rest.divide(BigDecimal.valueOf(left), CENTS, RoundingMode.DOWN);
        return "To stay within it, " + days + " may cost " + Words.usd(each) + pace + ".";
    }

    private String pace() {
        return cause.filter(each -> each.laterFrom().isBefore(each.laterTo()))
                .map(each -> each.laterUsd().divide(BigDecimal.valueOf(WEEK), CENTS, RoundingMode.HALF_UP))
                .map(each -> "; the last seven cost " + Words.usd(each) + " each")
                .orElse("");
    }
}
