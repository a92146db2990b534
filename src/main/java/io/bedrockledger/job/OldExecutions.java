package io.bedrockledger.job;

import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.repository.JobRepository;

/** The record of executions of long ago, which nobody asks for: it goes, so that the record does not grow for ever. */
final class OldExecutions {

    /** Instances of a job whose record stays. */
    static final int KEPT = 30;

    /** Instances that one run removes at most, so that a long record does not delay it. */
    private static final int MOST = 100;

    private OldExecutions() {}

    static void remove(JobRepository repository, String job) {
        for (JobInstance old : repository.getJobInstances(job, KEPT, MOST)) {
            repository.deleteJobInstance(old);
        }
    }
}
