package io.bedrockledger.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.JdbcJobRepositoryFactoryBean;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

class OldExecutionsTest {

    private final DriverManagerDataSource database =
            new DriverManagerDataSource("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");

    @Test
    void theRecordOfTheLastNightsStaysAndThatOfOtherJobs() throws Exception {
        JobRepositorySchema.complete(database);
        JobRepository repository = repository();
        for (int night = 0; night < OldExecutions.KEPT + 5; night++) {
            record(repository, "nightly", night);
        }
        record(repository, "other", 0);

        OldExecutions.remove(repository, "nightly");

        JdbcTemplate rows = new JdbcTemplate(database);
        assertThat(rows.queryForList(
                        "select parameter_value from batch_job_execution_params order by job_execution_id",
                        String.class))
                .hasSize(OldExecutions.KEPT + 1)
                .startsWith("night 5")
                .endsWith("night " + (OldExecutions.KEPT + 4), "night 0");
        for (String table : new String[] {"job_instance", "job_execution", "job_execution_context", "step_execution"}) {
            assertThat(rows.queryForObject("select count(*) from batch_" + table, Integer.class))
                    .as(table)
                    .isEqualTo(OldExecutions.KEPT + 1);
        }
    }

    private JobRepository repository() throws Exception {
        JdbcJobRepositoryFactoryBean factory = new JdbcJobRepositoryFactoryBean();
        factory.setDataSource(database);
        factory.setTransactionManager(new JdbcTransactionManager(database));
        factory.afterPropertiesSet();
        return factory.getObject();
    }

    private static void record(JobRepository repository, String job, int night) {
        JobParameters parameters =
                new JobParametersBuilder().addString("run", "night " + night).toJobParameters();
        JobInstance instance = repository.createJobInstance(job, parameters);
        JobExecution execution = repository.createJobExecution(instance, parameters, new ExecutionContext());
        repository.createStepExecution("list", execution);
    }
}
