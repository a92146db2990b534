package io.bedrockledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedrockledger.testing.FinishedProcess;
import io.bedrockledger.testing.LedgerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** The launcher, in a copy of the tree that is built: what a person types, and what a scheduler does to it. */
class LauncherIT {

    private static final Path JAR = Path.of("target", "bedrock-ledger.jar");
    private static final String DAY = "2026-11-20";

    /** The tree; its jar is a link to the one that was built, and newer than its sources. */
    @TempDir
    private static Path tree;

    @TempDir
    private Path folder;

    @BeforeAll
    static void copyTree() throws IOException {
        Assumptions.assumeTrue(Files.exists(JAR), "needs the jar, which mvn verify builds: " + JAR);
        for (String name : List.of("jobs", "sample-logs", "sql")) {
            FileSystemUtils.copyRecursively(Path.of(name), tree.resolve(name));
        }
        Files.createDirectories(tree.resolve("src/main"));
        Files.copy(Path.of("pom.xml"), tree.resolve("pom.xml"));
        Files.copy(Path.of("ledger"), tree.resolve("ledger"), StandardCopyOption.COPY_ATTRIBUTES);
        Path jar = tree.resolve(JAR);
        Files.createDirectories(jar.getParent());
        Files.copy(JAR, jar);
        Files.setLastModifiedTime(jar, FileTime.from(Instant.now().plus(Duration.ofMinutes(1))));
    }

    @Test
    void theJobRunsAndRunsAgainAndItsTablesAreAsked() throws Exception {
        FinishedProcess first = run(oneDay());
        assertThat(first.exitCode()).as(first.err()).isZero();
        assertThat(first.out()).contains("Records").contains("Cost");

        FinishedProcess second = run(oneDay());
        assertThat(second.exitCode()).as(second.err()).isZero();
        assertThat(second.err()).contains("3 unchanged, 0 to read");

        FinishedProcess question =
                run("sql", "--data", data(), "--format", "csv", "select count(*) as runs from ledger.runs");
        assertThat(question.exitCode()).as(question.err()).isZero();
        assertThat(question.out()).isEqualToNormalizingNewlines("runs\n2\n");
    }

    @Test
    void everyCommandExplainsItself() throws Exception {
        for (String command : List.of("nightly", "status", "explain", "sql")) {
            FinishedProcess help = run(command, "--help");
            assertThat(help.exitCode()).as(help.err()).isZero();
            assertThat(help.out()).contains("./ledger " + command + " ", "Example");

            assertThat(help.err()).isEmpty();
        }
    }

    @Test
    void whatIsMistypedEndsWithTwo() throws Exception {
        FinishedProcess wrong = run("nightly", "--form", DAY);

        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.out()).isEmpty();
        assertThat(wrong.err()).contains("--form");
    }

    @Test
    void aJdkThatIsNoneIsNamed() throws Exception {
        ProcessBuilder process = launcher(tree.resolve("ledger"), "--help");
        process.environment().put("LEDGER_JAVA_HOME", folder.toString());

        FinishedProcess refused = FinishedProcess.of(process, folder);

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err())
                .isEqualTo("[ledger] LEDGER_JAVA_HOME must name a JDK 17 or newer; found release 0 in " + folder
                        + "; set it to another one or unset it\n");
    }

    @Test
    void aLinkFromAnotherFolderFindsTheTree() throws Exception {
        Path link = Files.createSymbolicLink(tree.resolve("bl"), Path.of("ledger"));
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));

        ProcessBuilder process = launcher(link, oneDay()).directory(elsewhere.toFile());
        FinishedProcess finished = FinishedProcess.of(process, folder);

        assertThat(finished.exitCode()).as(finished.err()).isZero();
        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void aRunThatIsToldToEndEndsSoonAndTheNextOneCompletes() throws Exception {
        FinishedProcess stopped;
        try (LedgerProcess run =
                LedgerProcess.start(folder, launcher(tree.resolve("ledger"), "nightly", "--data", data()))) {
            stopped = run.awaitSaid("1/4").terminate().end();
        }
        assertThat(stopped.exitCode()).as(stopped.err()).isEqualTo(143);
        assertThat(stopped.err()).contains("told to end, by SIGTERM").doesNotContain("ERROR");
        FinishedProcess next = run("nightly", "--data", data());
        assertThat(next.exitCode()).as(next.err()).isZero();
        assertThat(next.err()).contains("checks hold");
    }

    private String[] oneDay() {
        return new String[] {"nightly", "--data", data(), "--from", DAY, "--to", DAY};
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    private FinishedProcess run(String... arguments) throws IOException, InterruptedException {
        return FinishedProcess.of(launcher(tree.resolve("ledger"), arguments), folder);
    }

    /** On the JDK that runs the test. */
    private static ProcessBuilder launcher(Path script, String... arguments) {
        List<String> command = new ArrayList<>(List.of(script.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder process = new ProcessBuilder(command);
        process.environment().put("LEDGER_JAVA_HOME", System.getProperty("java.home"));
        process.environment().put("LEDGER_JAVA_OPTS", "-XX:TieredStopAtLevel=1");
        return process;
    }
}
