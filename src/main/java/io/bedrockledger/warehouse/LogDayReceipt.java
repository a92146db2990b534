package io.bedrockledger.warehouse;

import java.util.Objects;

/**
 * What one log day was made from, a row of {@code log_days}.
 *
 * @param listingFingerprint fingerprint of keys, sizes and etags of its objects
 * @param priceBookVersion edition of the price book that priced it
 * @param rulesVersion edition of the rules that attributed it
 * @param codeVersion version of the program that made it
 */
public record LogDayReceipt(
        DayUnit unit,
        String listingFingerprint,
        String priceBookVersion,
        String rulesVersion,
        String codeVersion,
        String runId) {

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
                .set(LogDayColumn.RUN_ID, runId);
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
                row.requiredText(LogDayColumn.RUN_ID));
    }
}
