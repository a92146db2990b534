package io.bedrockledger.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the numbers of the week rest on. For a team the counts of records are null, since a record that cannot be read is nobody's.
 *
 * @param dataUpTo the time of the last call that is in; null when there is none
 * @param logDaysComplete days of the week that have log days for every account and region that is known to call
 * @param missingLogDays days of the week that have none, or not all of them
 * @param records records read = calls + duplicates + rejected
 * @param calls calls counted
 * @param duplicates records sent twice, counted once
 * @param rejected records that cannot be read
 * @param lateCalls calls of this week that arrived more than a day late
 * @param unpricedCalls calls without any price
 * @param boundedCalls calls whose cost is a floor and a ceiling
 * @param priceBook the edition that priced the last log day
 * @param priceBookChecked the day on which that edition was compared with its sources; null when it does not say
 * @param cannotSee what the log does not tell in this setting, a whole sentence each; empty when nothing
 */
public record Health(
        @Nullable Instant dataUpTo,
        int logDaysComplete,
        List<LocalDate> missingLogDays,
        @Nullable Long records,
        long calls,
        @Nullable Long duplicates,
        @Nullable Long rejected,
        @Nullable Long lateCalls,
        long unpricedCalls,
        long boundedCalls,
        String priceBook,
        @Nullable LocalDate priceBookChecked,
        List<String> cannotSee) {

    public Health {
        missingLogDays = List.copyOf(missingLogDays);
        cannotSee = List.copyOf(cannotSee);
        if (records != null && duplicates != null && rejected != null) {
            Checks.require(
                    records == calls + duplicates + rejected,
                    "records read are calls, duplicates and rejected",
                    records);
        }
    }
}
