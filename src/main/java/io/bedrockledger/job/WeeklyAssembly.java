package io.bedrockledger.job;

import io.bedrockledger.attribution.Audience;
import io.bedrockledger.attribution.Workflow;
import io.bedrockledger.mail.MailSender;
import io.bedrockledger.report.WeeklyReport.Origin;
import io.bedrockledger.report.data.WeekInputs;
import io.bedrockledger.settings.LedgerSettings;
import io.bedrockledger.spend.Period;
import io.bedrockledger.warehouse.DuckDb;
import io.bedrockledger.warehouse.SqlResult;
import io.bedrockledger.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** From settings and the files that people own to what a weekly report is made with. */
public final class WeeklyAssembly {

    private WeeklyAssembly() {}

    /**
     * What a weekly report is made with.
     *
     * @param jobs the folder of workflows, teams, events and decisions
     * @throws io.bedrockledger.settings.SettingsException when a file of it is wrong; the message names file and line
     */
    public static WeeklyParts parts(
            LedgerSettings settings, Path jobs, Warehouse warehouse, DuckDb engine, MailSender sender, Period week)
            throws IOException {
        Audience audience = RunAssembly.fileOf(() -> Audience.load(jobs));
        List<Workflow> workflows = RunAssembly.rules(jobs, settings).workflows();
        return new WeeklyParts(
                warehouse,
                engine,
                audience,
                workflows.stream().map(Workflow::team).distinct().toList(),
                settings.report().recipients(),
                inputs(jobs, audience, workflows, engine, week),
                sender);
    }

    private static WeekInputs inputs(Path jobs, Audience audience, List<Workflow> workflows, DuckDb engine, Period week)
            throws IOException {
        AlertLines alerts = AlertLines.read(engine, workflows);
        return RunAssembly.fileOf(() -> new WeekInputs(
                new Origin(lastNight(engine), audience.finops().timeZone()),
                EventsFile.read(jobs),
                AcknowledgedFile.decisions(jobs),
                BudgetsFile.read(jobs, audience, workflows),
                scope -> alerts.of(scope, week)));
    }

    /** The run that the numbers are of: a report that is made again from the same tables is the same to the last byte. */
    private static String lastNight(DuckDb engine) {
        try (SqlResult row = engine.query("select run_id from runs where job <> '" + WeeklyReportJob.NAME
                + "' order by ended_at desc, run_id limit 1")) {
            return row.next() ? row.value(0).map(Object::toString).orElse("unknown") : "unknown";
        }
    }
}
