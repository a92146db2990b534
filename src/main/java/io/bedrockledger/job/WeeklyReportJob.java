package io.bedrockledger.job;

import io.bedrockledger.mail.MailTransport;
import io.bedrockledger.mail.SmtpTransport;
import io.bedrockledger.settings.SettingsException;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The weekly report: load the numbers, render the pages, put the mails into the outbox, send them, record the run. Every
 * step may be killed and run again.
 */
@Configuration(proxyBeanMethods = false)
final class WeeklyReportJob {

    /** What the job's name in the record of executions begins with, and its name in {@code runs}. */
    static final String NAME = "weekly-report";

    @Bean
    Job weeklyReport(
            JobName name,
            JobRepository repository,
            PlatformTransactionManager transactions,
            WeeklyRun run,
            ObjectProvider<JavaMailSenderImpl> mailSender) {
        Steps steps = new Steps(repository, transactions);
        return new JobBuilder(name.value(), repository)
                .start(steps.step("load", run::load))
                .next(steps.step("render", run::render))
                .next(steps.step("outbox", run::outbox))
                .next(steps.step("send", () -> run.send(transport(mailSender))))
                .next(steps.step("record", run::record))
                .build();
    }

    /** The way to the mail server; without one nothing can be handed over, which is found when something is. */
    static MailTransport transport(ObjectProvider<JavaMailSenderImpl> mailSender) {
        JavaMailSenderImpl sender = mailSender.getIfAvailable();
        return sender == null
                ? mails -> {
                    throw new SettingsException("[settings] spring.mail.host must name a mail server where mails are"
                            + " sent; it names none; set it, or do not send");
                }
                : new SmtpTransport(sender);
    }
}
