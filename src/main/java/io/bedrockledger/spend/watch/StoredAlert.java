package io.bedrockledger.spend.watch;

import io.bedrockledger.spend.DailyCost;
import io.bedrockledger.spend.Period;
import io.bedrockledger.spend.budget.Alert;
import io.bedrockledger.spend.budget.AlertKey;
import io.bedrockledger.spend.budget.AlertState;
import io.bedrockledger.spend.budget.BudgetScope;
import io.bedrockledger.spend.budget.Threshold;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A row of {@code alerts}, without the run that wrote it; its columns say what each value is. */
record StoredAlert(
        String id,
        AlertState state,
        Telling telling,
        @Nullable String budget,
        AlertSubject subject,
        Period period,
        @Nullable Integer percent,
        @Nullable BigDecimal thresholdUsd,
        BigDecimal amountUsd,
        LocalDate crossedOn,
        DailyCost spent,
        @Nullable String cause,
        List<String> recipients,
        LocalDate asOf) {

    StoredAlert {
        recipients = List.copyOf(recipients);
    }

    AlertKind kind() {
        return telling.kind();
    }

    StoredAlert with(Telling after) {
        return new StoredAlert(
                id,
                state,
                after,
                budget,
                subject,
                period,
                percent,
                thresholdUsd,
                amountUsd,
                crossedOn,
                spent,
                cause,
                recipients,
                asOf);
    }

    /** The same after something happened to it, or after its state or cost changed without that being told. */
    StoredAlert now(AlertState newState, LocalDate newCrossedOn, DailyCost newSpent, Telling after, LocalDate newAsOf) {
        boolean same =
                newState == state && newCrossedOn.equals(crossedOn) && newSpent.equals(spent) && after.equals(telling);
        return same
                ? this
                : new StoredAlert(
                        id,
                        newState,
                        after,
                        budget,
                        subject,
                        period,
                        percent,
                        thresholdUsd,
                        amountUsd,
                        newCrossedOn,
                        newSpent,
                        cause,
                        recipients,
                        newAsOf);
    }

    StoredAlert because(@Nullable String newCause, List<String> newRecipients) {
        return new StoredAlert(
                id,
                state,
                telling,
                budget,
                subject,
                period,
                percent,
                thresholdUsd,
                amountUsd,
                crossedOn,
                spent,
                newCause,
                newRecipients,
                asOf);
    }

    /** As the evaluation of budgets knows it; empty of a spike. */
    Optional<Alert> alert() {
        if (budget == null || percent == null || thresholdUsd == null) {
            return Optional.empty();
        }
        AlertKey key = new AlertKey(
                budget,
                new BudgetScope(subject.kind(), subject.name()),
                period,
                kind() == AlertKind.SPENT ? Threshold.Basis.SPENT : Threshold.Basis.FORECAST,
                percent,
                thresholdUsd);
        AlertState reached = telling.events().contains(AlertEvent.FIRED) ? AlertState.FIRED : AlertState.POSSIBLE;
        return Optional.of(new Alert(key, state, reached, crossedOn, spent));
    }
}
