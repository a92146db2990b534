package io.bedrockledger.job;

import io.bedrockledger.ingest.NightlyRun;
import io.bedrockledger.ingest.Portion;
import java.util.HashMap;
import java.util.Map;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.flow.FlowExecutionStatus;
import org.springframework.batch.core.job.flow.JobExecutionDecider;
import org.springframework.batch.core.partition.Partitioner;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The nightly job: list, then for each batch of log days read (one partition a portion, on all cores), settle
 * duplicates, roll up, check, and publish; at the end roll-ups that are missing, the findings, the watch over budgets,
 * upkeep, and the run's own row.
 *
 * <p>Every step may start again after it has completed: what is done is known from the tables and not from the record
 * of executions, which may be lost.
 */
@Configuration(proxyBeanMethods = false)
final class NightlyJob {

    /** What the job's name in the record of executions begins with. */
    static final String NAME = "nightly";

    private static final String PORTION = "portion";
    private static final String COMPLETED = FlowExecutionStatus.COMPLETED.getName();
    private static final FlowExecutionStatus READ = new FlowExecutionStatus("READ");
    private static final FlowExecutionStatus PUBLISHED = new FlowExecutionStatus("PUBLISHED");

    @Bean
    Job nightly(
            JobName name,
            JobRepository repository,
            PlatformTransactionManager transactions,
            NightlyRun run,
            FindingsStep findings,
            WatchStep watch,
            ObjectProvider<JavaMailSenderImpl> mailSender,
            Step read) {
        Steps steps = new Steps(repository, transactions);
        Step list = steps.step("list", run::list);
        Step settle = steps.step("settle", run::settle);
        Step rollUp = steps.step("roll up", run::rollUp);
        Step check = steps.step("check", run::check);
        Step publish = steps.step("publish", run::publish);
        Step reattribute = steps.step("reattribute", run::reattribute);
        Step older = steps.step("roll up what is missing", run::rollUpMissingPrompts);
        Step look = steps.step("findings", findings::look);
        Step watched = steps.step("watch", watch::look);
        Step mail = steps.step("mail", () -> watch.send(WeeklyReportJob.transport(mailSender)));
        Step upkeep = steps.step("upkeep", run::upkeep);
        Step record = steps.step("record", run::record);
        JobExecutionDecider nextBatch = (job, step) -> run.nextBatch() ? READ : PUBLISHED;
        return new JobBuilder(name.value(), repository)
                .start(list)
                .next(nextBatch)
                .on(READ.getName())
                .to(read)
                .next(settle)
                .next(rollUp)
                .next(check)
                .next(publish)
                .from(publish)
                .on(COMPLETED)
                .to(nextBatch)
                .from(nextBatch)
                .on(PUBLISHED.getName())
                .to(reattribute)
                .next(older)
                .next(look)
                .next(watched)
                .next(mail)
                .next(upkeep)
                .next(record)
                .end()
                .build();
    }

    @Bean
    Step read(
            JobRepository repository,
            PlatformTransactionManager transactions,
            NightlyRun run,
            AsyncTaskExecutor workers) {
        Step worker = new StepBuilder("read portion", repository)
                .tasklet(portionReader(run), transactions)
                .allowStartIfComplete(true)
                .build();
        Partitioner partitioner = gridSize -> {
            Map<String, ExecutionContext> partitions = new HashMap<>();
            for (Portion portion : run.portions()) {
                ExecutionContext context = new ExecutionContext();
                context.putString(PORTION, portion.name());
                partitions.put(portion.name(), context);
            }
            return partitions;
        };
        return new StepBuilder("read", repository)
                .partitioner("read", partitioner)
                .step(worker)
                .taskExecutor(workers)
                .allowStartIfComplete(true)
                .build();
    }

    /** As many workers as the run has threads; portions wait in its queue. */
    @Bean
    AsyncTaskExecutor workers(NightlyRun run) {
        ThreadPoolTaskExecutor workers = new ThreadPoolTaskExecutor();
        workers.setCorePoolSize(run.threads());
        workers.setThreadNamePrefix("read-");
        workers.setDaemon(true);
        return workers;
    }

    private static Tasklet portionReader(NightlyRun run) {
        return (contribution, chunk) -> {
            StepExecution step = contribution.getStepExecution();
            String name = step.getExecutionContext().getString(PORTION);
            contribution.incrementReadCount();
            Steps.unlessStopped(() -> run.read(name));
            return RepeatStatus.FINISHED;
        };
    }
}
