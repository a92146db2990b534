package io.bedrockledger.spend.watch;

import io.bedrockledger.spend.budget.Estimate;
import io.bedrockledger.spend.budget.Outlook;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What happened to an alert, in a sentence or two that carry the figures. */
final class Headline {

    private static final BigDecimal SMALL_RATIO = BigDecimal.TEN;

    private final StoredAlert alert;
    private final AlertEvent event;
    private final AlertNotice.Detail detail;
    private final String subject;

    Headline(StoredAlert alert, AlertEvent event, AlertNotice.Detail detail) {
        this.alert = alert;
        this.event = event;
        this.detail = detail;
        this.subject = Words.subject(alert.subject());
    }

    String text() {
        if (detail instanceof AlertNotice.OfSpike spike) {
            return spike(spike);
        }
        AlertNotice.OfBudget budget = (AlertNotice.OfBudget) detail;
        return alert.kind() == AlertKind.SPENT ? spent(budget) : foreseen(budget);
    }

    private String spike(AlertNotice.OfSpike spike) {
        String day = Words.day(spike.day());
        return switch (event) {
            case FIRED, POSSIBLE, CONTINUED ->
                subject + " cost " + Words.usd(spike.costUsd()) + " on " + day + ", " + times(spike) + ".";
            case RETURNED ->
                subject + " did cost " + Words.usd(spike.costUsd()) + " on " + day + " after all, " + times(spike)
                        + ".";
            case LESS_SURE, TAKEN_BACK ->
                subject + " cost " + Words.usd(spike.costUsd()) + " on " + day
                        + ", and not much more than that weekday: what was said before is taken back.";
        };
    }

    private static String times(AlertNotice.OfSpike spike) {
        String usual = Words.usd(spike.usualUsd());
        if (spike.usualUsd().signum() == 0) {
            return "where that weekday usually costs nothing";
        }
        BigDecimal ratio = spike.costUsd().divide(spike.usualUsd(), 1, RoundingMode.DOWN);
        String shown = ratio.compareTo(SMALL_RATIO) < 0
                ? ratio.toPlainString()
                : ratio.setScale(0, RoundingMode.DOWN).toPlainString();
        return shown + " times the " + usual + " that this weekday usually costs";
    }

    private String spent(AlertNotice.OfBudget budget) {
        String of = " of the budget of " + Words.usd(budget.amountUsd()) + " for " + Words.period(budget.period());
        String used = Words.share(budget.spent().floorUsd(), budget.amountUsd());
        return switch (event) {
            case FIRED, CONTINUED -> subject + " has used " + used + of + "." + runsOut(budget);
            case RETURNED -> subject + " has used " + used + of + " after all." + runsOut(budget);
            case POSSIBLE -> subject + " may have used " + budget.percent() + " %" + of + ": " + range(budget) + ".";
            case LESS_SURE ->
                "It is not certain any more that " + subject.substring(0, 1).toLowerCase(Locale.ROOT)
                        + subject.substring(1) + " has used " + budget.percent() + " %" + of + ": " + range(budget)
                        + ".";
            case TAKEN_BACK ->
                subject + " has used " + used + of + ", and not " + budget.percent()
                        + " %: what was said before is taken back.";
        };
    }

    private static String range(AlertNotice.OfBudget budget) {
        return "at least " + Words.usd(budget.spent().floorUsd()) + " was spent, at most "
                + Words.usd(budget.spent().ceilingUsd());
    }

    private static String runsOut(AlertNotice.OfBudget budget) {
        boolean reached = budget.spent().floorUsd().compareTo(budget.amountUsd()) >= 0;
        LocalDate day = exhaustion(budget.outlook());
        return reached || day == null ? "" : " At this pace it runs out on " + Words.day(day) + ".";
    }

    static @Nullable LocalDate exhaustion(Outlook outlook) {
        return outlook instanceof Outlook.Forecast forecast ? forecast.expected() : null;
    }

    private String foreseen(AlertNotice.OfBudget budget) {
        String of = " of the budget of " + Words.usd(budget.amountUsd()) + " for " + Words.period(budget.period());
        return switch (event) {
            case FIRED, POSSIBLE, RETURNED, CONTINUED ->
                subject + " is going to use " + expected(budget) + of + "." + runsOut(budget);
            case LESS_SURE, TAKEN_BACK ->
                subject + " is not expected any more to use " + budget.percent() + " %" + of + " but "
                        + expected(budget) + ".";
        };
    }

    private static String expected(AlertNotice.OfBudget budget) {
        if (budget.outlook() instanceof Outlook.Forecast forecast) {
            Estimate end = forecast.atEnd();
            return Words.share(end.expectedUsd(), budget.amountUsd()) + " (" + Words.usd(end.lowUsd()) + " to "
                    + Words.usd(end.highUsd()) + " with 95 %)";
        }
        return "at least " + budget.percent() + " %";
    }
}
