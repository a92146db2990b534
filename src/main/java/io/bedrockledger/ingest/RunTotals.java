package io.bedrockledger.ingest;

import io.bedrockledger.warehouse.UpkeepReport;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * What a run did.
 *
 * @param runId names it
 * @param window the log days that it looked at
 * @param unchangedDays log days that are as they were read before
 * @param changedDays log days that are not, and are to be read
 * @param readDays log days that were read and replaced
 * @param objects log objects that were read
 * @param bytes their compressed bytes
 * @param records records in them = calls + duplicates + rejected
 * @param calls rows of {@code invocations} that came of them
 * @param duplicates records whose call another record tells
 * @param rejected records that could not be read
 * @param vanished objects that were read by an earlier run and are no longer listed; their rows are kept
 * @param usageDates the usage dates that were rolled up
 * @param dataUpTo the latest call that the tables hold; empty when they hold none
 * @param newestLogDate the newest log day that the source holds, looked up when the window is empty
 * @param checks checks that held
 * @param files data files that were published
 * @param fileBytes their bytes
 * @param upkeep what upkeep did after them; empty before it was its turn
 * @param otherEditions editions of the price book but the current one that log days of the window keep, with their number
 * @param lostEditions editions that the entries do not add up to any more, each with the one that stands in for it
 * @param reattributed what the rules as they are made of published log days of the window that other rules attributed
 * @param prompted calls of published log days of the window that have another prompt by now, or were compared with another text
 */
public record RunTotals(
        String runId,
        Window window,
        int unchangedDays,
        int changedDays,
        int readDays,
        long objects,
        long bytes,
        long records,
        long calls,
        long duplicates,
        long rejected,
        int vanished,
        SortedSet<LocalDate> usageDates,
        Optional<Instant> dataUpTo,
        Optional<LocalDate> newestLogDate,
        int checks,
        int files,
        long fileBytes,
        Optional<UpkeepReport> upkeep,
        SortedMap<String, Integer> otherEditions,
        SortedMap<String, String> lostEditions,
        ReattributionTotals reattributed,
        long prompted) {}
