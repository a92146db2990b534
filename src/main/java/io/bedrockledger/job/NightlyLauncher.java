package io.bedrockledger.job;

import io.bedrockledger.ingest.NightlyRun;
import io.bedrockledger.warehouse.StoppedException;
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

/** Starts the nightly job in an application context of its own; the caller holds the run lock. */
public final class NightlyLauncher {

    private NightlyLauncher() {}

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
    @Import(NightlyJob.class)
    static final class Context {}

    /**
     * Runs the job to its end.
     *
     * @param jobFile its settings, {@code jobs/nightly.yaml}; may be missing
     * @param findings the look at what it has published
     * @param watch the watch over budgets and spikes
     * @throws StoppedException when the run was asked to stop before it was recorded
     * @throws JobFailedException with the cause that ended the run
     */
    public static void launch(DataFolder folder, Path jobFile, NightlyRun run, FindingsStep findings, WatchStep watch) {
        new JobStart(
                        Context.class,
                        folder,
                        List.of(jobFile),
                        run.threads() + 2,
                        context -> {
                            context.registerBean(NightlyRun.class, () -> run);
                            context.registerBean(FindingsStep.class, () -> findings);
                            context.registerBean(WatchStep.class, () -> watch);
                            context.registerBean(JobName.class, () -> JobName.of(NightlyJob.NAME, folder));
                        },
                        run::isStopped)
                .run(new JobParametersBuilder()
                        .addString("window", run.window())
                        .addString("run", run.runId())
                        .toJobParameters());
    }
}
