package io.bedrockledger.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedrockledger.testing.LedgerFixture;
import io.bedrockledger.testing.LogCall;
import io.bedrockledger.testing.LogFolder;
import io.bedrockledger.warehouse.Draft;
import io.bedrockledger.warehouse.LedgerTable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder of a version that did not roll up by prompt. */
class MissingPromptsIT {

    private static final LocalDate FIRST = LocalDate.parse("2026-10-01");
    private static final LocalDate LAST = FIRST.plusDays(MissingPrompts.MOST_DATES + 1);
    private static final String ROWS = "select * from daily_prompts order by all";
    private static final String DATES = "select min(usage_date), max(usage_date), count(*) from daily_prompts";

    @TempDir
    private Path folder;

    @Test
    void aNightRollsUpSoManyOfTheDatesThatAreMissingTheLatestFirst() throws IOException {
        LogFolder logs = new LogFolder(folder.resolve("logs"));
        for (LocalDate date = FIRST; !date.isAfter(LAST); date = date.plusDays(1)) {
            logs.put(date.toString(), "a", LogCall.of("call-" + date, date + "T12:00:00Z"));
        }
        try (LedgerFixture ledger = LedgerFixture.open(folder.resolve("data"), logs.root())) {
            ledger.nightly(FIRST.toString(), LAST.toString());
            List<String> whole = ledger.rows(ROWS);
            Draft older = ledger.warehouse().draft("older");
            List<LocalDate> dates = FIRST.datesUntil(LAST).toList();
            older.replaceDates(LedgerTable.DAILY_PROMPTS, dates, List.of());
            older.commit();
            assertThat(ledger.row(DATES)).isEqualTo(LAST + "|" + LAST + "|1");

            ledger.nightly(LAST.toString(), LAST.toString());
            assertThat(ledger.row(DATES))
                    .isEqualTo(FIRST.plusDays(1) + "|" + LAST + "|" + (MissingPrompts.MOST_DATES + 1));

            ledger.nightly(LAST.toString(), LAST.toString());
            assertThat(ledger.rows(ROWS)).isEqualTo(whole);

            String before = ledger.snapshots().get("daily_prompts");
            ledger.nightly(LAST.toString(), LAST.toString());
            assertThat(ledger.snapshots().get("daily_prompts")).isEqualTo(before);
        }
    }
}
