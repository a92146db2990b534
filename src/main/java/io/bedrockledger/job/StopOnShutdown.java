package io.bedrockledger.job;

import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.launch.JobExecutionNotRunningException;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.context.SmartLifecycle;

/**
 * Asks the running job to stop when the process is told to end, and lets it reach a safe point before the context
 * closes the job's database under it.
 */
final class StopOnShutdown implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(StopOnShutdown.class);
    private static final long STOP_SECONDS = 30;

    private final JobRepository repository;
    private final JobOperator operator;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean running;
    private volatile boolean asked;

    StopOnShutdown(JobRepository repository, JobOperator operator) {
        this.repository = repository;
        this.operator = operator;
    }

    /** Whether the process was told to end while the job ran. */
    boolean isAsked() {
        return asked;
    }

    /** Says that no job runs any more. */
    void jobEnded() {
        ended.countDown();
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        if (ended.getCount() == 0) {
            return;
        }
        asked = true;
        LOG.warn("event=stopping the run was told to end and stops at the next safe point; start it again to go on");
        try {
            Set<JobExecution> executions = repository.findRunningJobExecutions(NightlyJob.NAME);
            for (JobExecution execution : executions) {
                operator.stop(execution);
            }
            if (!ended.await(STOP_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("event=stop_timeout seconds={} the next run does what is missing", STOP_SECONDS);
            }
        } catch (JobExecutionNotRunningException e) {
            LOG.debug("event=already_ended", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** First of all to stop. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
