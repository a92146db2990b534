package io.bedrockledger.job;

import io.bedrockledger.attribution.Audience;
import io.bedrockledger.attribution.Workflow;
import io.bedrockledger.mail.MailSender;
import io.bedrockledger.report.WeeklyReport.Origin;
import io.bedrockledger.report.data.WeekInputs;
import io.bedrockledger.settings.LedgerSettings;
import io.bedrockledger.settings.SettingsException;
import io.bedrockledger.settings.SettingsFiles;
import io.bedrockledger.warehouse.DuckDb;
import io.bedrockledger.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** From settings and the files that people own to what a weekly report is made with. */
public final class WeeklyAssembly {

    private WeeklyAssembly() {}

    /**
     * Who sends the mails of a job.
     *
     * @param jobFiles its settings
     * @param sends whether anything is to leave the machine: then a sender and a mail server must be named
     * @throws SettingsException naming the key that is missing, or whose value is no address
     */
    public static MailSender sender(LedgerSettings settings, List<Path> jobFiles, boolean sends) {
        String from = settings.mail().from();
        if (sends && from == null) {
            throw new SettingsException("[settings] ledger.mail.from must name who sends where mails are sent; it is"
                    + " absent; set it in jobs/nightly.yaml or jobs/weekly-report.yaml, or do not send");
        }
        if (sends && !SettingsFiles.hasMailServer(SettingsFiles.environment(jobFiles.toArray(Path[]::new)))) {
            throw new SettingsException("[settings] spring.mail.host must name the mail server where mails are sent; it"
                    + " is absent; set it in jobs/nightly.yaml or jobs/weekly-report.yaml, or do not send");
        }
        try {
            return new MailSender(from == null ? MailSender.NOBODY.from() : from, settings.mail().replyTo());
        } catch (IllegalArgumentException e) {
            throw new SettingsException("[settings] ledger.mail.from and reply-to; " + e.getMessage(), e);
        }
    }

    /**
     * What a weekly report is made with.
     *
     * @param jobs the folder of workflows, teams, events and decisions
     * @throws SettingsException when a file of it is wrong; the message names file and line
     */
    public static WeeklyParts parts(
            LedgerSettings settings, Path jobs, Warehouse warehouse, DuckDb engine, MailSender sender, String runId)
            throws IOException {
        Audience audience = RunAssembly.fileOf(() -> Audience.load(jobs));
        List<String> workflowTeams = RunAssembly.rules(jobs, settings).workflows().stream()
                .map(Workflow::team)
                .distinct()
                .toList();
        WeekInputs inputs = WeekInputs.of(new Origin(runId, audience.finops().timeZone()));
        return new WeeklyParts(
                warehouse, engine, audience, workflowTeams, settings.report().recipients(), inputs, sender);
    }
}
