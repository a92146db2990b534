package io.bedrockledger.cli;

import io.bedrockledger.testing.LogCall;
import io.bedrockledger.testing.LogFolder;
import io.bedrockledger.testing.SmallJobs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A ledger of two weeks of some teams, one of them with a name that does harm where it can; read by one night. */
final class WeeklyLedger {

    /** Markup, a formula, a mark that turns the line around, quotes, an accent. */
    static final String HOSTILE_TEAM = "<script>alert(1)</script> =cmd|' /C calc'!A0 \u202Egnp.exe é";

    static final String HOSTILE_WORKFLOW = "=cmd|'/C calc'!A0<script>x</script>" + "w".repeat(260);

    static final LocalDate FIRST = LocalDate.of(2026, 11, 2);
    static final String WEEK = "2026-W46";

    private static final int DAYS = 14;

    private final Path root;
    private final Path logs;

    private WeeklyLedger(Path root, Path logs) {
        this.root = root;
        this.logs = logs;
    }

    /** The same in a folder of its own, logs aside. */
    WeeklyLedger copy(Path folder) throws IOException {
        LogFolder.copy(data(), folder.resolve("data"));
        LogFolder.copy(root.resolve("jobs"), folder.resolve("jobs"));
        return new WeeklyLedger(folder, logs);
    }

    /**
     * Reads logs and jobs of two weeks into a data folder, and tells of the budget that they cross.
     *
     * @param mailPort of the server that gets the mails of the night
     */
    static WeeklyLedger in(Path root, int mailPort) throws IOException {
        WeeklyLedger ledger = new WeeklyLedger(root, root.resolve("logs"));
        ledger.writeLogs();
        ledger.writeJobs();
        Path settings = root.resolve("jobs/nightly.yaml");
        Files.writeString(
                settings,
                "ledger.mail: {alerts: true, from: ledger@acme.example}\nspring.mail: {host: 127.0.0.1, port: "
                        + mailPort + "}\n");
        Terminal night = ledger.type("nightly", "--from", FIRST.toString(), "--to", "2026-11-16");
        if (night.exit() != Failures.DONE) {
            throw new AssertionError(night.err());
        }
        Files.delete(settings);
        return ledger;
    }

    Path data() {
        return root.resolve("data");
    }

    /** The settings of the weekly report. */
    void settings(String yaml) throws IOException {
        Files.writeString(root.resolve("jobs/weekly-report.yaml"), yaml);
    }

    /** Types a command about this ledger. */
    Terminal type(String... args) {
        return Terminal.type(about(args).toArray(String[]::new));
    }

    /** A command about this ledger. */
    List<String> about(String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of(
                "--data", data().toString(), "--jobs", root.resolve("jobs").toString(), "--logs", logs.toString()));
        return all;
    }

    private void writeLogs() {
        LogFolder folder = new LogFolder(logs);
        for (int day = 0; day < DAYS; day++) {
            LocalDate date = FIRST.plusDays(day);
            List<LogCall> calls = new ArrayList<>();
            for (String workflow : List.of("reply-draft", "product-copy", "kb-answer", HOSTILE_WORKFLOW)) {
                for (int call = 0; call < 3 + day / 7; call++) {
                    calls.add(LogCall.of(date + "-" + workflow.hashCode() + "-" + call, date + "T12:00:00Z")
                            .by("arn:aws:sts::111122223333:assumed-role/caller/session", Map.of("workflow", workflow))
                            .with(1_000_000L, 200_000L + 1_000L * day, null));
                }
            }
            folder.put(date.toString(), "a", calls.toArray(LogCall[]::new));
        }
    }

    private void writeJobs() throws IOException {
        Path jobs = Files.createDirectories(root.resolve("jobs"));
        SmallJobs.copyPrices(jobs);
        Files.writeString(
                jobs.resolve("workflows.yaml"),
                Stream.of(
                                "finops:",
                                "  recipients: [finops@acme.example]",
                                "teams:",
                                team("support", "support@acme.example, Lead@acme.example"),
                                team("shop", "shop@acme.example"),
                                team("silent", "silent@acme.example"),
                                team(HOSTILE_TEAM, "hostile@acme.example"),
                                "budgets:",
                                "  - {name: support a week, team: support, period: week, usd: 1}",
                                "workflows:",
                                workflow("reply-draft", "support"),
                                workflow("product-copy", "shop"),
                                workflow("kb-answer", "platform"),
                                workflow(HOSTILE_WORKFLOW, HOSTILE_TEAM))
                        .reduce("", (one, other) -> one + other + "\n"));
    }

    private static String team(String name, String recipients) {
        return "  - name: " + quoted(name) + "\n    recipients: [" + recipients + "]";
    }

    private static String workflow(String name, String team) {
        return "  - name: " + quoted(name) + "\n    owner: owner@acme.example\n    team: " + quoted(team)
                + "\n    purpose: Answers.";
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\u202E", "\\u202E") + "\"";
    }
}
