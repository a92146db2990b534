package io.bedrockledger.job;

import io.bedrockledger.mail.Delivery;
import io.bedrockledger.mail.MailSender;
import io.bedrockledger.mail.Outbox;
import io.bedrockledger.report.mail.ReportRenderer;
import io.bedrockledger.settings.LedgerSettings;
import io.bedrockledger.settings.SettingsException;
import io.bedrockledger.settings.SettingsFiles;
import io.bedrockledger.warehouse.DuckDb;
import io.bedrockledger.warehouse.Warehouse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** From settings to who sends mails, and how. */
public final class MailAssembly {

    private MailAssembly() {}

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
            return new MailSender(
                    from == null ? MailSender.NOBODY.from() : from,
                    settings.mail().replyTo());
        } catch (IllegalArgumentException e) {
            throw new SettingsException("[settings] ledger.mail.from and reply-to; " + e.getMessage(), e);
        }
    }

    /**
     * The alert mails of a night.
     *
     * @param jobFile its settings
     * @throws SettingsException when they are to be sent, and nobody sends or no server is named
     */
    public static AlertMails alertMails(
            LedgerSettings settings, Path jobFile, Warehouse warehouse, DuckDb engine, String runId, Clock clock) {
        boolean sends = settings.mail().alerts();
        return new AlertMails(
                new Delivery(warehouse, engine, Outbox.of(warehouse.settings().dataFolder()), clock, runId),
                sender(settings, List.of(jobFile), sends),
                sends,
                // Most nights tell nobody anything: typefaces are read when somebody is told.
                notice -> ReportRenderer.create().letter(notice));
    }
}
