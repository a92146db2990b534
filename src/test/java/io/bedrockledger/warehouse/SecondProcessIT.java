package io.bedrockledger.warehouse;

import static io.bedrockledger.warehouse.SampleCalls.MONDAY_EAST;
import static io.bedrockledger.warehouse.SampleCalls.TUESDAY_EAST;
import static io.bedrockledger.warehouse.SampleCalls.rows;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run in one process and a question in another, over one data folder. */
class SecondProcessIT {

    @TempDir
    Path folder;

    @Test
    void aQuestionIsAnsweredWhileAnotherProcessCommitsAndAfterItWasKilled() throws Exception {
        Process run = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Run.class.getName(),
                        folder.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said = run.inputReader(StandardCharsets.UTF_8)) {
            assertThat(said.readLine()).isEqualTo("committed 1");
            try (Warehouse warehouse = Warehouse.open(WarehouseSettings.embedded(folder))) {
                DuckDb engine = new DuckDb(warehouse, SqlSettings.defaults(folder));
                assertThat(rows(engine, "select request_id from invocations")).containsExactly("first-1");

                goOn(run);
                assertThat(said.readLine()).isEqualTo("committed 2");
                assertThat(rows(engine, "select request_id from invocations")).containsExactly("second-1");
            }
            goOn(run);
            assertThat(said.readLine()).isEqualTo("committed 3");
        } finally {
            run.destroyForcibly().waitFor();
        }

        try (Warehouse warehouse = Warehouse.open(WarehouseSettings.embedded(folder))) {
            DuckDb engine = new DuckDb(warehouse, SqlSettings.defaults(folder));
            assertThat(rows(engine, "select request_id from invocations")).containsExactly("third-1");
            SampleCalls.publish(warehouse, TUESDAY_EAST, "later-", 1);
            assertThat(rows(engine, "select count(*) from invocations")).containsExactly("2");
        }
    }

    private static void goOn(Process run) throws IOException {
        run.getOutputStream().write('\n');
        run.getOutputStream().flush();
    }

    /** Commits a log day, again for every line that it reads. */
    static final class Run {

        private Run() {}

        public static void main(String[] args) throws IOException {
            int committed = 0;
            try (Warehouse warehouse = Warehouse.open(WarehouseSettings.embedded(Path.of(args[0])))) {
                for (String prefix : List.of("first-", "second-", "third-", "never-")) {
                    SampleCalls.publish(warehouse, MONDAY_EAST, prefix, 1);
                    System.out.println("committed " + ++committed);
                    System.in.read();
                }
            }
        }
    }
}
