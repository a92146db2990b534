package io.bedrockledger.job;

import io.bedrockledger.spend.Period;
import java.nio.file.Path;
import java.time.Instant;

/**
 * What a weekly report is asked for.
 *
 * @param runId the run that makes it
 * @param startedAt when that began
 * @param week an ISO week, UTC
 * @param folder where pages, SQL and CSV go
 * @param send whether the mails leave the machine
 * @param productVersion of this program
 */
public record WeeklyOptions(
        String runId, Instant startedAt, Period week, Path folder, boolean send, String productVersion) {}
