package io.bedrockledger.job;

import io.bedrockledger.settings.SettingsFiles;
import io.bedrockledger.warehouse.StoppedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/**
 * Starts a job in an application context of its own and waits for its end.
 *
 * @param context the configuration of its context
 * @param jobFiles its settings; the later ones are stronger, any may be missing
 * @param connections to the record of executions, at most
 * @param beans what the job works with
 * @param stopped whether it was asked to stop
 */
record JobStart(
        Class<?> context,
        DataFolder folder,
        List<Path> jobFiles,
        int connections,
        Consumer<GenericApplicationContext> beans,
        BooleanSupplier stopped) {

    /** A disk with less room than this is full, to a database that grows by pages and segments. */
    private static final long FULL_BYTES = 64 << 10;

    /**
     * Runs the job to its end, as an instance of its own. What is to do is known from the tables; an instance that a full disk
     * or a dead database left in an unknown state could not be started again, and would keep every later run from its work.
     *
     * @throws StoppedException when the run was asked to stop before it was recorded
     * @throws JobFailedException with the cause that ended the run
     */
    void run(JobParameters parameters) {
        SpringApplication application = new SpringApplication(context);
        Map<String, Object> defaults = new HashMap<>();
        defaults.put("spring.datasource.url", ExecutionsDatabase.defaultUrl(folder.root()));
        defaults.put("spring.datasource.hikari.maximum-pool-size", connections);
        application.setDefaultProperties(defaults);
        // Whoever hears that the process is to end stops the run, and then the context closes here.
        application.setRegisterShutdownHook(false);
        application.addInitializers(starting -> beans.accept((GenericApplicationContext) starting));
        // As of a command line, which is stronger than the environment: there may be one of another Spring program.
        String locations =
                "--" + SettingsFiles.LOCATIONS + "=" + SettingsFiles.locations(jobFiles.toArray(Path[]::new));
        try (ConfigurableApplicationContext started = application.run(locations)) {
            String url = started.getEnvironment().getRequiredProperty("spring.datasource.url");
            new ExecutionsDatabase(folder.root(), url).prepare(started.getBean(DataSource.class));
            start(started, parameters);
        } catch (IOException | JobExecutionException e) {
            throw new JobFailedException(e);
        }
    }

    private void start(ConfigurableApplicationContext started, JobParameters parameters) throws JobExecutionException {
        JobRepository repository = started.getBean(JobRepository.class);
        JobOperator operator = started.getBean(JobOperator.class);
        Job job = started.getBean(Job.class);
        for (JobExecution dead : repository.findRunningJobExecutions(job.getName())) {
            operator.recover(dead);
        }
        OldExecutions.remove(repository, job.getName());
        JobExecution execution = operator.start(job, parameters);
        if (execution.getStatus() != BatchStatus.COMPLETED) {
            if (stopped.getAsBoolean()) {
                throw new StoppedException();
            }
            throw failure(execution);
        }
    }

    private JobFailedException failure(JobExecution execution) {
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
        return isFull() ? new JobFailedException(full(), cause) : new JobFailedException(cause);
    }

    private boolean isFull() {
        return folder.root().toFile().getUsableSpace() < FULL_BYTES;
    }

    private String full() {
        return "[" + folder.root() + "] there must be room on the disk; none is left; make room there, then run again";
    }
}
