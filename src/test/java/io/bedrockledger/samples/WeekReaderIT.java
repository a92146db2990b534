package io.bedrockledger.samples;

import io.bedrockledger.report.Scope;
import io.bedrockledger.report.WeeklyReport;
import io.bedrockledger.report.WeeklyReport.Origin;
import io.bedrockledger.report.data.WeekInputs;
import io.bedrockledger.report.data.WeekReader;
import io.bedrockledger.spend.Period;
import io.bedrockledger.spend.PeriodLength;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeekReaderIT {
    @TempDir
    static Path data;

    @Test
    void print() throws IOException {
        try (SampleLedger ledger = SampleLedger.in(data)) {
            Period week = PeriodLength.WEEK.parse("2026-W47");
            try (WeekReader reader =
                    WeekReader.open(ledger.engine(), week, WeekInputs.of(new Origin("run", ZoneOffset.UTC)))) {
                System.err.println(reader.teams());
                for (Scope scope : new Scope[] {Scope.FINOPS, new Scope("platform")}) {
                    WeeklyReport report = reader.report(scope);
                    System.err.println(
                            report.toString().replaceAll("queries=.*", "").replaceAll(", (?=[a-z]+=)", ",\n  "));
                }
            }
        }
    }
}
