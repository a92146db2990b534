package io.bedrockledger.job;

import java.nio.file.Path;
import java.util.List;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.batch.autoconfigure.BatchAutoConfiguration;
import org.springframework.boot.batch.jdbc.autoconfigure.BatchJdbcAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.mail.autoconfigure.MailSenderAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Starts the weekly report in an application context of its own; the caller holds the run lock. */
public final class WeeklyLauncher {

    /** The job repository takes one for the job and one for the step. */
    private static final int CONNECTIONS = 2;

    private WeeklyLauncher() {}

    /** Only what the job needs, so that it starts fast. */
    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        TransactionAutoConfiguration.class,
        BatchAutoConfiguration.class,
        BatchJdbcAutoConfiguration.class,
        MailSenderAutoConfiguration.class
    })
    @Import(WeeklyReportJob.class)
    static final class Context {}

    /**
     * Runs the job to its end.
     *
     * @param jobFiles its settings; the later ones are stronger, any may be missing
     * @throws io.bedrockledger.warehouse.StoppedException when it was asked to stop before it was recorded
     * @throws JobFailedException with the cause that ended the run
     */
    public static void launch(DataFolder folder, List<Path> jobFiles, WeeklyRun run) {
        WeeklyOptions options = run.options();
        new JobStart(
                        Context.class,
                        folder,
                        jobFiles,
                        CONNECTIONS,
                        context -> {
                            context.registerBean(WeeklyRun.class, () -> run);
                            context.registerBean(JobName.class, () -> JobName.of(WeeklyReportJob.NAME, folder));
                        },
                        run::isStopped)
                .run(new JobParametersBuilder()
                        .addString("week", options.week().label())
                        .addString("run", options.runId())
                        .toJobParameters());
    }
}
