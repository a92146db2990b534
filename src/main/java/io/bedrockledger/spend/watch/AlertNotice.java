package io.bedrockledger.spend.watch;

import io.bedrockledger.spend.DailyCost;
import io.bedrockledger.spend.Period;
import io.bedrockledger.spend.budget.Outlook;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One thing that people are told about an alert. Names in it are as they stand in the tables, also hostile ones: whoever
 * shows it escapes them.
 *
 * @param alertId of the row in {@code alerts}
 * @param number of what happened to this alert, from 1; with the alert's id the identity of the notice, for good
 * @param event what happened
 * @param subject whose cost it is about
 * @param asOf the last day whose logs have all arrived, UTC
 * @param headline what happened, in a sentence
 * @param causeText why, in a sentence or two; null where nothing is known
 * @param advice what to do today, in a sentence or two
 * @param query SQL over the tables that shows the days behind the figures
 * @param detail the figures
 * @param cause why, term by term; null where nothing is known
 * @param recipients mail addresses; none where the files are enough
 * @param runId the run that tells it
 */
public record AlertNotice(
        String alertId,
        int number,
        AlertKind kind,
        AlertEvent event,
        AlertSubject subject,
        LocalDate asOf,
        String headline,
        @Nullable String causeText,
        String advice,
        String query,
        Detail detail,
        @Nullable Cause cause,
        List<String> recipients,
        String runId) {

    public AlertNotice {
        recipients = List.copyOf(recipients);
    }

    /** The identity of the notice: the same in every run that tells it. */
    public String id() {
        return alertId + "-" + number;
    }

    /** Why, where it is known. */
    public Optional<Cause> why() {
        return Optional.ofNullable(cause);
    }

    /** The figures of an alert. */
    public sealed interface Detail {}

    /**
     * Of a budget, by what was spent or by the forecast.
     *
     * @param budget its name
     * @param percent of the threshold
     * @param thresholdUsd its amount
     * @param amountUsd of the budget
     * @param crossedOn the day that reached it; of a forecast the day that it was foreseen
     * @param spent in the period so far, floor and ceiling
     * @param outlook how the period will end, and when the amount is used up
     * @param unknownDays of the period that have ended and that nobody knows: the sums lack them
     * @param curve the period day by day, up to the last day that is known or forecast
     * @param otherPercents of what was spent: the other thresholds of the budget that are crossed
     */
    public record OfBudget(
            String budget,
            Period period,
            int percent,
            BigDecimal thresholdUsd,
            BigDecimal amountUsd,
            LocalDate crossedOn,
            DailyCost spent,
            Outlook outlook,
            List<LocalDate> unknownDays,
            List<CurvePoint> curve,
            List<Integer> otherPercents)
            implements Detail {

        public OfBudget {
            unknownDays = List.copyOf(unknownDays);
            curve = List.copyOf(curve);
            otherPercents = List.copyOf(otherPercents);
        }
    }

    /**
     * Of a dear day.
     *
     * @param day UTC
     * @param costUsd its certain cost
     * @param usualUsd what the weekday usually costs, of a day that was
     * @param usualDay that day; null when the day is no spike any more
     */
    public record OfSpike(
            LocalDate day,
            BigDecimal costUsd,
            BigDecimal usualUsd,
            @Nullable LocalDate usualDay) implements Detail {}
}
