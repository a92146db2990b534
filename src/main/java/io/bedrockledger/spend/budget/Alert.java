package io.bedrockledger.spend.budget;

import io.bedrockledger.spend.DailyCost;
import java.time.LocalDate;

/**
 * A threshold of a budget in one period, once it was possibly or surely crossed; one row however often it is evaluated.
 *
 * @param state now
 * @param reached the surest that it ever was, POSSIBLE or FIRED: what was told already
 * @param crossedOn the first UTC day on which the sum of the period was there, by floor where it fired and by ceiling
 *     where it is possible, at the latest where days are unknown; where it was taken back, the day that it was said to be
 * @param spent in the period when it was evaluated
 */
public record Alert(AlertKey key, AlertState state, AlertState reached, LocalDate crossedOn, DailyCost spent) {

    public Alert {
        if (reached == AlertState.TAKEN_BACK || state.compareTo(reached) > 0) {
            throw new IllegalArgumentException(
                    "[budgets] an alert is not surer than it ever was; found %s, at most %s; set both"
                            .formatted(state, reached));
        }
    }
}
