package io.bedrockledger.job;

import io.bedrockledger.warehouse.StoppedException;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.transaction.PlatformTransactionManager;

/** Steps that do one piece of work, and may start again after they have completed: the tables tell what is done. */
final class Steps {

    private final JobRepository repository;
    private final PlatformTransactionManager transactions;

    Steps(JobRepository repository, PlatformTransactionManager transactions) {
        this.repository = repository;
        this.transactions = transactions;
    }

    /** Work of one step. */
    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }

    Step step(String name, Work work) {
        Tasklet tasklet = (contribution, chunk) -> {
            unlessStopped(work);
            return RepeatStatus.FINISHED;
        };
        return new StepBuilder(name, repository)
                .tasklet(tasklet, transactions)
                .allowStartIfComplete(true)
                .build();
    }

    /** A step that was stopped, and the job with it, is to be recorded as such and not as failed. */
    static void unlessStopped(Work work) throws Exception {
        try {
            work.run();
        } catch (StoppedException e) {
            throw new JobInterruptedException(String.valueOf(e.getMessage()));
        }
    }
}
