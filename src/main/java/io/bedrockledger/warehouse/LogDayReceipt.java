package io.bedrockledger.warehouse;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one log day was made from, a row of {@code log_days}.
 *
 * @param listingFingerprint fingerprint of keys, sizes and etags of its objects
 * @param priceBookVersion edition of the price book that priced it
 * @param rulesVersion edition of the rules that attributed it
 * @param codeVersion version of the program that made it
 * @param promptsVersion edition of the prompts that its calls were told by; null when it is not known
 */
public record LogDayReceipt(
        DayUnit unit,
        String listingFingerprint,
        String priceBookVersion,
        String rulesVersion,
        String codeVersion,
        @Nullable String promptsVersion,
        String runId) {

    /** Of which it is not known by what its prompts were told. */
    public LogDayReceipt(
            DayUnit unit,
            String listingFingerprint,
            String priceBookVersion,
            String rulesVersion,
            String codeVersion,
            String runId) {
        this(unit, listingFingerprint, priceBookVersion, rulesVersion, codeVersion, null, runId);
    }

    public LogDayReceipt {
        Objects.requireNonNull(unit, "unit");
    }

    /** Fills a row of {@code log_days}. */
    public void fill(Row row) {
        row.set(LogDayColumn.LOG_DATE, unit.logDate())
                .set(LogDayColumn.ACCOUNT_ID, unit.accountId())
                .set(LogDayColumn.REGION, unit.region())
                .set(LogDayColumn.LISTING_FINGERPRINT, listingFingerprint)
                .set(LogDayColumn.PRICE_BOOK_VERSION, priceBookVersion)
                .set(LogDayColumn.RULES_VERSION, rulesVersion)
                .set(LogDayColumn.CODE_VERSION, codeVersion)
                .set(LogDayColumn.RUN_ID, runId)
                .set(LogDayColumn.PROMPTS_VERSION, promptsVersion);
    }

    /** The same day, its prompts told by another edition. */
    public LogDayReceipt withPrompts(String edition, String byRun) {
        return new LogDayReceipt(unit, listingFingerprint, priceBookVersion, rulesVersion, codeVersion, edition, byRun);
    }

    static LogDayReceipt of(Row row) {
        return new LogDayReceipt(
                new DayUnit(
                        row.requiredDate(LogDayColumn.LOG_DATE),
                        row.requiredText(LogDayColumn.ACCOUNT_ID),
                        row.requiredText(LogDayColumn.REGION)),
                row.requiredText(LogDayColumn.LISTING_FINGERPRINT),
                row.requiredText(LogDayColumn.PRICE_BOOK_VERSION),
                row.requiredText(LogDayColumn.RULES_VERSION),
                row.requiredText(LogDayColumn.CODE_VERSION),
                row.text(LogDayColumn.PROMPTS_VERSION),
                row.requiredText(LogDayColumn.RUN_ID));
    }
}
