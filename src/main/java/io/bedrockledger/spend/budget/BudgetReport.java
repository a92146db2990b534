package io.bedrockledger.spend.budget;

import io.bedrockledger.spend.DailyCost;
import io.bedrockledger.spend.Period;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;

/**
 * Where a budget stands in one period.
 *
 * @param spent in the period: at least the floor, at most the ceiling where no call is without a bound
 * @param unknownDays of the period that have ended and whose cost is not known, in order: the sum lacks them
 * @param alerts every threshold that is or was crossed, the lowest first: what the next evaluation starts from
 * @param changes since the alerts before, the lowest threshold first; none when nothing is new
 * @param outlook how it will end
 */
public record BudgetReport(
        Budget budget,
        Period period,
        DailyCost spent,
        List<LocalDate> unknownDays,
        List<Alert> alerts,
        List<AlertChange> changes,
        Outlook outlook) {

    public BudgetReport {
        unknownDays = List.copyOf(unknownDays);
        alerts = List.copyOf(alerts);
        changes = List.copyOf(changes);
    }

    /** Floor of what was spent / amount, in percent, cut to one decimal: 99.9 until the amount is reached. */
    public BigDecimal usedPercent() {
        return spent.floorUsd().movePointRight(2).divide(budget.amountUsd(), 1, RoundingMode.DOWN);
    }
}
