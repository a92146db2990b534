package io.bedrockledger.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.bedrockledger.testing.LedgerProcess;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The weekly report from the tables to a mailbox, through the command line. */
class ReportCommandIT {

    private static final List<String> RECIPIENTS = List.of(
            "finops@acme.example",
            "hostile@acme.example",
            "lead@acme.example",
            "shop@acme.example",
            "support@acme.example");

    private static final Path NODE_MODULES = Path.of("target", "smtp", "node_modules");
    private static final String LOGIN = "  username: ledger\n  password: secret-of-tests\n";
    private static final int SIGTERM = 128 + 15;

    @TempDir
    private static Path night;

    private static WeeklyLedger untouched;
    private static MimeMessage[] alerts = {};

    @TempDir
    private Path folder;

    private WeeklyLedger ledger;

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @BeforeAll
    static void oneNight() throws IOException {
        GreenMail mailbox = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mailbox.start();
        try {
            untouched = WeeklyLedger.in(night, mailbox.getSmtp().getPort());
            alerts = mailbox.getReceivedMessages();
        } finally {
            mailbox.stop();
        }
    }

    @BeforeEach
    void startServer() throws IOException {
        server.start();
        ledger = untouched.copy(folder.resolve("ledger"));
        ledger.settings(settings(server.getSmtp().getPort(), ""));
    }

    @AfterEach
    void stopServer() {
        server.stop();
    }

    @Test
    void aNightSendsItsAlertsAndTheReportRepeatsThem() throws IOException, MessagingException {
        Terminal report = ledger.type("report", "--week", WeeklyLedger.WEEK, "--out", out().toString());

        assertThat(alerts).isNotEmpty();
        for (MimeMessage alert : alerts) {
            assertThat(alert.getSubject()).contains("upport");
            assertThat(alert.getMessageID()).matches("<alert\\.[0-9a-f]{32}@acme\\.example>");
        }
        assertThat(sql("select count(*) from mails where kind = 'ALERT' and state = 'SENT'"))
                .isEqualTo(String.valueOf(alerts.length));
        assertThat(sql("select count(*) from mails where state <> 'SENT'")).isEqualTo("0");
        assertThat(report.exit()).isEqualTo(Failures.DONE);
        assertThat(Files.readString(out().resolve("team-support.html")))
                .contains("Closed this week", "of the budget of $1.00 for week 46");
        assertThat(Files.readString(out().resolve("team-shop.html"))).doesNotContain("of the budget of");
    }

    @Test
    void nothingLeavesTheMachineUntilItIsToldToAndThenTheSameBytesDo() throws IOException, MessagingException {
        Terminal dry = ledger.type("report", "--week", WeeklyLedger.WEEK, "--out", out().toString());

        assertThat(dry.err()).contains("week 2026-W46", "  1/4  load      5 reports", "nothing leaves the machine");
        assertThat(dry.exit()).isEqualTo(Failures.DONE);
        assertThat(dry.out())
                .contains("Bedrock week 46: $", "finops.html", "nothing was sent; --send sends them")
                .contains("No mail    for team platform")
                .contains("No calls   of silent");
        assertThat(server.getReceivedMessages()).isEmpty();
        assertThat(sql("select count(*) from mails where kind = 'WEEKLY_REPORT'"))
                .isEqualTo("0");
        assertThat(sql("select count(*) from runs where job = 'weekly-report' and state = 'COMPLETED'"))
                .isEqualTo("1");
        pagesAreHarmless();
        List<String> lying = outbox();
        lying.forEach(ReportCommandIT::assertIsAMail);

        Terminal sent = ledger.type("report", "--week", WeeklyLedger.WEEK, "--out", out().toString(), "--send");
        Terminal again = ledger.type("report", "--week", WeeklyLedger.WEEK, "--out", out().toString(), "--send");

        assertThat(sent.out()).contains("Sent       5 mails now, 0 before, 0 failed");
        assertThat(again.out()).contains("Sent       0 mails now, 5 before, 0 failed");
        assertThat(outbox()).isEqualTo(lying);
        assertThat(received()).hasSize(RECIPIENTS.size());
        assertThat(new TreeSet<>(received())).isEqualTo(new TreeSet<>(lying));
        assertThat(sql("select recipient from mails where kind = 'WEEKLY_REPORT' and state = 'SENT' order by 1"))
                .isEqualTo(String.join("\n", RECIPIENTS));
    }

    private void pagesAreHarmless() throws IOException {
        List<Path> files;
        try (Stream<Path> paths = Files.walk(out())) {
            files = paths.filter(Files::isRegularFile).toList();
        }
        assertThat(files.stream().filter(file -> file.toString().endsWith(".html")))
                .hasSize(5);
        assertThat(files)
                .allSatisfy(file -> assertThat(file.getFileName().toString()).matches("[a-z0-9._-]+"));
        for (Path file : files) {
            String text = Files.readString(file);
            if (file.toString().endsWith(".html")) {
                assertThat(text).doesNotContain("<script");
            }
            if (file.toString().endsWith(".csv")) {
                assertThat(text.lines()).noneMatch(line -> line.startsWith("=") || line.contains(",="));
            }
        }
        assertThat(files.stream().filter(file -> file.toString().endsWith(".csv")))
                .hasSameSizeAs(files.stream()
                        .filter(file -> file.toString().endsWith(".sql"))
                        .toList())
                .isNotEmpty();
    }

    private static void assertIsAMail(String bytes) {
        try {
            MimeMessage message = new MimeMessage(
                    Session.getInstance(new Properties()), new ByteArrayInputStream(bytes.getBytes(ISO_8859_1)));
            MimeMultipart both = (MimeMultipart) message.getContent();
            assertThat(message.getSubject()).startsWith("Bedrock week 46: $").doesNotContain("\r", "\n", "\u202E");
            assertThat(message.getContentType()).startsWith("multipart/alternative");
            assertThat(both.getBodyPart(0).getContent().toString()).contains("Week 46");
            BodyPart page = both.getBodyPart(1);
            String html = page.getContent() instanceof MimeMultipart related
                    ? related.getBodyPart(0).getContent().toString()
                    : page.getContent().toString();
            assertThat(html).doesNotContain("<script").hasSizeLessThan(90 << 10);
        } catch (MessagingException | IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aRunThatIsKilledWhileItSendsLosesNoMailAndRepeatsItUnderItsId() throws Exception {
        List<String> command = ledger.about("report", "--week", "2026-W45", "--send");
        try (LedgerProcess run = LedgerProcess.start(folder, LedgerProcess.command(List.of(), List.of(), command))) {
            run.await("a mail", () -> server.getReceivedMessages().length > 0).close();
            run.end();
        }
        Terminal next = Terminal.type(command.toArray(String[]::new));

        assertThat(next.exit()).as(next.err()).isEqualTo(Failures.DONE);
        Set<String> ids = new TreeSet<>();
        for (MimeMessage message : server.getReceivedMessages()) {
            ids.add(message.getMessageID());
        }
        assertThat(ids).hasSize(4);
        assertThat(server.getReceivedMessages().length).isGreaterThanOrEqualTo(RECIPIENTS.size());
        if (server.getReceivedMessages().length > RECIPIENTS.size()) {
            assertThat(next.out()).contains(" may come twice, with one Message-ID: run ");
        }
    }

    @Test
    void aRunThatIsToldToEndDoesSoAndTheNextOneMakesTheSame() throws Exception {
        List<String> command = ledger.about("report", "--week", WeeklyLedger.WEEK, "--out", out().toString());
        try (LedgerProcess run = LedgerProcess.start(folder, LedgerProcess.command(List.of(), List.of(), command))) {
            assertThat(run.awaitSaid("  1/4  load").terminate().end().exitCode())
                    .isIn(SIGTERM, Failures.DONE);
        }

        assertThat(ledger.type(command.toArray(String[]::new)).exit()).isEqualTo(Failures.DONE);
    }

    @Test
    void withStartTlsAndAPasswordEveryOtherRecipientGetsItsMail() throws Exception {
        assumeTrue(
                Files.isDirectory(NODE_MODULES),
                "the npm package smtp-server is missing; ./verify installs it where npm is, or: cp src/test/smtp/package.json"
                        + " target/smtp/ && npm install --prefix target/smtp");
        ProcessBuilder command =
                new ProcessBuilder("node", "src/test/smtp/server.js", "ledger", "secret-of-tests", "shop@acme.example");
        command.environment().put("NODE_PATH", NODE_MODULES.toAbsolutePath().toString());
        Process smtp = command.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(smtp.getInputStream(), StandardCharsets.UTF_8))) {
            int port = Integer.parseInt(said.readLine());
            ledger.settings(settings(port, LOGIN));
            Terminal distrusted = ledger.type("report", "--week", "2026-W45", "--send");
            ledger.settings(settings(
                    port, LOGIN + "  properties.mail.smtp: {ssl.trust: 127.0.0.1, ssl.checkserveridentity: false}\n"));
            Terminal sent = ledger.type("report", "--week", "2026-W45", "--send");
            List<JsonNode> mails = new ArrayList<>();
            for (int mail = 0; mail < RECIPIENTS.size() - 1; mail++) {
                mails.add(new JsonMapper().readTree(said.readLine()));
            }

            assertThat(distrusted.exit()).isEqualTo(Failures.FAILED);
            assertThat(distrusted.out()).contains("5 failed", "certification path");
            assertThat(sent.exit()).isEqualTo(Failures.FAILED);
            assertThat(sent.out())
                    .contains("Sent       4 mails now, 0 before, 1 failed", "shop@acme.example was not sent: 550")
                    .doesNotContain("secret-of-tests");
            assertThat(mails).allSatisfy(mail -> {
                assertThat(mail.get("secure").asBoolean()).isTrue();
                assertThat(mail.get("user").asString()).isEqualTo("ledger");
            });
            assertThat(mails.stream().map(mail -> decoded(mail.get("mail").asString())))
                    .isSubsetOf(outbox());
        } finally {
            smtp.destroy();
            smtp.waitFor(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void aPasswordIsNotSentInClear() throws IOException {
        ledger.settings(settings(server.getSmtp().getPort(), LOGIN));

        Terminal refused = ledger.type("report", "--week", "2026-W45", "--send");

        assertThat(refused.exit()).isEqualTo(Failures.FAILED);
        assertThat(refused.out()).contains("STARTTLS is required").doesNotContain("secret-of-tests");
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void whatIsMissingIsNamed() throws IOException {
        ledger.settings("spring.mail.host: 127.0.0.1\n");
        Terminal nobody = ledger.type("report", "--send");
        ledger.settings("ledger.mail.from: ledger@acme.example\n");
        Terminal nowhere = ledger.type("report", "--send");
        ledger.settings("ledger.mail.from: nonsense\n");
        Terminal nonsense = ledger.type("report");
        ledger.settings("");
        Terminal noData = ledger.type("report", "--week", "2025-W45");
        Terminal noWeek = ledger.type("report", "--week", "2026-W54");

        assertThat(List.of(nobody.exit(), nowhere.exit(), nonsense.exit(), noData.exit(), noWeek.exit()))
                .containsOnly(Failures.WRONG_INPUT);
        assertThat(nobody.err()).contains("[settings] ledger.mail.from must name who sends");
        assertThat(nowhere.err()).contains("[settings] spring.mail.host must name the mail server");
        assertThat(nonsense.err()).contains("[settings] ledger.mail.from", "found \"nonsense\"");
        assertThat(noData.err())
                .contains("[--week 2025-W45] a week must have logs in the tables; it has none; there are logs of"
                        + " 2026-W45 to 2026-W46; name another one");
        assertThat(noWeek.err()).contains("a week is an ISO week as in 2025-W45, but was '2026-W54'");
    }

    private static String settings(int port, String more) {
        return "ledger.mail.from: Bedrock Ledger <ledger@acme.example>\nspring.mail:\n  host: 127.0.0.1\n  port: "
                + port + "\n" + more;
    }

    private Path out() {
        return folder.resolve("out");
    }

    private String sql(String query) {
        Terminal answer = ledger.type("sql", "--format", "csv", query);
        return answer.out().lines().skip(1).collect(Collectors.joining("\n"));
    }

    private List<String> outbox() throws IOException {
        try (Stream<Path> paths = Files.walk(ledger.data().resolve("outbox/weekly-report"))) {
            List<String> mails = new ArrayList<>();
            for (Path path : paths.filter(Files::isRegularFile).sorted().toList()) {
                mails.add(Files.readString(path, ISO_8859_1).stripTrailing());
            }
            return mails;
        }
    }

    private static String decoded(String base64) {
        return new String(Base64.getDecoder().decode(base64), ISO_8859_1).stripTrailing();
    }

    private List<String> received() throws IOException, MessagingException {
        List<String> mails = new ArrayList<>();
        for (MimeMessage message : server.getReceivedMessages()) {
            message.removeHeader("Return-Path");
            message.removeHeader("Received");
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            message.writeTo(bytes);
            mails.add(bytes.toString(ISO_8859_1).stripTrailing());
        }
        return mails;
    }
}
