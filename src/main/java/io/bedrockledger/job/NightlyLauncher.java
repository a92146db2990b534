package io.bedrockledger.job;

import io.bedrockledger.ingest.NightlyRun;
import io.bedrockledger.settings.SettingsFiles;
import io.bedrockledger.warehouse.StoppedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.batch.autoconfigure.BatchAutoConfiguration;
import org.springframework.boot.batch.jdbc.autoconfigure.BatchJdbcAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;

/** Starts the nightly job in an application context of its own; the caller holds the run lock. */
public final class NightlyLauncher {

    /** A disk with less room than this is full, to a database that grows by pages and segments. */
    private static final long FULL_BYTES = 64 << 10;

    private NightlyLauncher() {}

    /** Only what the job needs, so that it starts fast. */
    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        TransactionAutoConfiguration.class,
        BatchAutoConfiguration.class,
        BatchJdbcAutoConfiguration.class
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
        SpringApplication application = new SpringApplication(Context.class);
        Map<String, Object> defaults = new HashMap<>();
        defaults.put("spring.datasource.url", ExecutionsDatabase.defaultUrl(folder.root()));
        defaults.put("spring.datasource.hikari.maximum-pool-size", run.threads() + 2);
        application.setDefaultProperties(defaults);
        // Whoever hears that the process is to end stops the run, and then the context closes here.
        application.setRegisterShutdownHook(false);
        application.addInitializers(
                context -> register((GenericApplicationContext) context, folder, run, findings, watch));
        // As of a command line, which is stronger than the environment: there may be one of another Spring program.
        String locations = "--" + SettingsFiles.LOCATIONS + "=" + SettingsFiles.locations(jobFile);
        try (ConfigurableApplicationContext context = application.run(locations)) {
            String url = context.getEnvironment().getRequiredProperty("spring.datasource.url");
            new ExecutionsDatabase(folder.root(), url).prepare(context.getBean(DataSource.class));
            start(context, folder, run);
        } catch (IOException | JobExecutionException e) {
            throw new JobFailedException(e);
        }
    }

    private static void register(
            GenericApplicationContext context,
            DataFolder folder,
            NightlyRun run,
            FindingsStep findings,
            WatchStep watch) {
        context.registerBean(NightlyRun.class, () -> run);
        context.registerBean(FindingsStep.class, () -> findings);
        context.registerBean(WatchStep.class, () -> watch);
        context.registerBean(JobName.class, () -> JobName.of(NightlyJob.NAME, folder));
    }

    private static void start(ConfigurableApplicationContext context, DataFolder folder, NightlyRun run)
            throws JobExecutionException {
        JobRepository repository = context.getBean(JobRepository.class);
        JobOperator operator = context.getBean(JobOperator.class);
        Job job = context.getBean(Job.class);
        for (JobExecution dead : repository.findRunningJobExecutions(job.getName())) {
            operator.recover(dead);
        }
        OldExecutions.remove(repository, job.getName());
        JobExecution execution = operator.start(job, parameters(run));
        if (execution.getStatus() != BatchStatus.COMPLETED) {
            if (run.isStopped()) {
                throw new StoppedException();
            }
            throw failure(folder, execution);
        }
    }

    /**
     * Of an instance of its own for every run. What is to do is known from the tables; an instance that a full disk or a dead
     * database left in an unknown state could not be started again, and would keep every later night from its work.
     */
    private static JobParameters parameters(NightlyRun run) {
        return new JobParametersBuilder()
                .addString("window", run.window())
                .addString("run", run.runId())
                .toJobParameters();
    }

    private static JobFailedException failure(DataFolder folder, JobExecution execution) {
        List<Throwable> causes = execution.getAllFailureExceptions();
        if (causes.isEmpty()) {
            return new JobFailedException("[run] a run must reach its end; its execution was ended from outside, in the"
                    + " record of executions; start it again to go on");
        }
        Throwable cause = causes.stream()
                .filter(other -> !(other instanceof JobExecutionException))
                .findFirst()
                .orElse(causes.get(0));
        // The record of executions has no room either then, and what it says of that is about versions and
        // transactions.
        return isFull(folder) ? new JobFailedException(full(folder), cause) : new JobFailedException(cause);
    }

    private static boolean isFull(DataFolder folder) {
        return folder.root().toFile().getUsableSpace() < FULL_BYTES;
    }

    private static String full(DataFolder folder) {
        return "[" + folder.root() + "] there must be room on the disk; none is left; make room there, then run again";
    }
}
