package io.bedrockledger.job;

import io.bedrockledger.mail.DeliveryReport;
import io.bedrockledger.spend.Period;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What came of a weekly report.
 *
 * @param headline what it says in one line
 * @param pages the pages that were written, that of FinOps first
 * @param queries how many texts of SQL, each with a CSV file
 * @param mails the mails that lie in the outbox
 * @param nobody readers whose mail would go to nobody
 * @param withoutCalls teams that are declared and called nothing in this week or the one before
 * @param withoutPictures why there are no pictures; null when there are
 * @param deliveryOrNull what became of the mails; null when none was to be sent
 */
public record WeeklyOutcome(
        Period week,
        String headline,
        List<Path> pages,
        int queries,
        List<Path> mails,
        List<String> nobody,
        List<String> withoutCalls,
        @Nullable String withoutPictures,
        @Nullable DeliveryReport deliveryOrNull) {

    public WeeklyOutcome {
        pages = List.copyOf(pages);
        mails = List.copyOf(mails);
        nobody = List.copyOf(nobody);
        withoutCalls = List.copyOf(withoutCalls);
    }

    /** What became of the mails; empty when none was to be sent. */
    public Optional<DeliveryReport> delivery() {
        return Optional.ofNullable(deliveryOrNull);
    }
}
