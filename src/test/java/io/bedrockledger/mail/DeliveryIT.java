package io.bedrockledger.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetup;
import io.bedrockledger.mail.DeliveryReport.Failure;
import io.bedrockledger.mail.MailTransport.Outcome;
import io.bedrockledger.mail.MailTransport.Outgoing;
import io.bedrockledger.warehouse.DuckDb;
import io.bedrockledger.warehouse.SqlResult;
import io.bedrockledger.warehouse.SqlSettings;
import io.bedrockledger.warehouse.StopCheck;
import io.bedrockledger.warehouse.StopRequest;
import io.bedrockledger.warehouse.StoppedException;
import io.bedrockledger.warehouse.Warehouse;
import io.bedrockledger.warehouse.WarehouseSettings;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Mails leave the outbox for a real mail server, each once, whatever happens on the way. */
class DeliveryIT {

    private static final Instant MONDAY = Instant.parse("2025-11-10T04:00:00Z");

    @RegisterExtension
    static final GreenMailExtension SERVER =
            new GreenMailExtension(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @TempDir
    private Path data;

    private Warehouse warehouse;
    private DuckDb engine;

    @BeforeEach
    void openTables() {
        warehouse = Warehouse.open(new WarehouseSettings(data, Map.of()));
        engine = new DuckDb(warehouse, SqlSettings.defaults(data));
    }

    @AfterEach
    void closeTables() {
        warehouse.close();
    }

    @Test
    void whatArrivesIsWhatLiesInTheOutboxAndComesOnce() throws MessagingException, IOException {
        List<Mail> mails =
                List.of(Mails.of("support", "a@acme.example", "b@acme.example"), Mails.of(null, "finops@acme.example"));
        List<Path> files = delivery("run-1").put(mails);
        assertThat(rows())
                .as("a mail that is only put there is not in the table")
                .isEmpty();

        DeliveryReport first = send("run-1", mails, smtp());
        DeliveryReport second = send("run-2", mails, smtp());

        assertThat(first).isEqualTo(new DeliveryReport(3, 0, List.of(), List.of(), List.of()));
        assertThat(second).isEqualTo(new DeliveryReport(0, 3, List.of(), List.of(), List.of()));
        assertThat(files).hasSize(2).allSatisfy(file -> assertThat(file).startsWith(data.resolve("outbox")));
        assertThat(received()).hasSize(3);
        assertThat(Stream.of(SERVER.getReceivedMessages()).map(DeliveryIT::written))
                .containsExactlyInAnyOrder(lying(files.get(0)), lying(files.get(0)), lying(files.get(1)));
        assertThat(rows())
                .containsExactlyInAnyOrder(
                        "2025-W45 support a@acme.example SENT 1 null run-1",
                        "2025-W45 support b@acme.example SENT 1 null run-1",
                        "2025-W45 null finops@acme.example SENT 1 null run-1");
    }

    @Test
    void whatARunThatDiedMayHaveSentGoesAgainUnderTheSameIdAndIsTold() throws MessagingException {
        List<Mail> mails = manyTeams(Delivery.BATCH + 3);
        delivery("run-1").put(mails);
        MailTransport smtp = smtp();
        MailTransport dyingAfterwards = batch -> {
            smtp.send(batch);
            throw new IllegalStateException("died between sending and recording");
        };

        assertThatThrownBy(() -> send("run-1", mails, dyingAfterwards)).hasMessageStartingWith("died");
        List<String> left = rows();
        DeliveryReport report = send("run-2", mails, smtp);

        assertThat(left).hasSize(Delivery.BATCH).allMatch(row -> row.endsWith(" PENDING 1 null run-1"));
        assertThat(report.sent()).isEqualTo(Delivery.BATCH + 3);
        assertThat(report.repeated())
                .hasSize(Delivery.BATCH)
                .allSatisfy(repeat -> assertThat(repeat.runId()).isEqualTo("run-1"));
        assertThat(received()).hasSize(2 * Delivery.BATCH + 3);
        assertThat(received().stream().distinct()).hasSize(Delivery.BATCH + 3);
        assertThat(rows().stream()
                        .filter(row ->
                                row.endsWith(" SENT 2 may have come twice: run run-1 died while it sent it run-2")))
                .hasSize(Delivery.BATCH);
        assertThat(send("run-3", mails, smtp).sent()).isZero();
    }

    @Test
    void oneRecipientWhoIsRefusedStopsNobodyAndIsTriedAgain() throws MessagingException {
        List<Mail> mails =
                List.of(Mails.of("support", "gone@acme.example", "b@acme.example"), Mails.of("shop", "c@acme.example"));
        delivery("run-1").put(mails);
        MailTransport picky = refusing("gone@acme.example", smtp());

        DeliveryReport first = send("run-1", mails, picky);
        DeliveryReport next = send("run-2", List.of(), smtp());

        assertThat(first.sent()).isEqualTo(2);
        assertThat(first.failures())
                .containsExactly(
                        new Failure("gone@acme.example", "team support", Mails.WEEK, "550 5.1.1 no such user", 1));
        assertThat(next.sent()).as("a later run, of another week").isEqualTo(1);
        assertThat(received()).hasSize(3);
    }

    @Test
    void whoIsRefusedTooOftenIsGivenUpAndTold() {
        List<Mail> mails = List.of(Mails.of("support", "gone@acme.example"));
        delivery("run-0").put(mails);
        MailTransport picky = refusing("gone@acme.example", smtp());
        IntStream.range(0, Delivery.MOST_TRIES).forEach(run -> send("run-" + run, mails, picky));

        DeliveryReport report = send("run-last", mails, picky);

        assertThat(report.failures()).isEmpty();
        assertThat(report.abandoned())
                .containsExactly(new Failure(
                        "gone@acme.example",
                        "team support",
                        Mails.WEEK,
                        "550 5.1.1 no such user",
                        Delivery.MOST_TRIES));
    }

    @Test
    void aServerThatIsAwayCostsNoTryAndIsAskedOnce() throws MessagingException {
        List<Mail> mails = manyTeams(2 * Delivery.BATCH);
        delivery("run-1").put(mails);
        JavaMailSenderImpl nowhere = sender();
        nowhere.setPort(1);
        List<Integer> asked = new ArrayList<>();
        SmtpTransport away = new SmtpTransport(nowhere);

        DeliveryReport report = send("run-1", mails, batch -> {
            asked.add(batch.size());
            return away.send(batch);
        });

        assertThat(asked).containsExactly(Delivery.BATCH);
        assertThat(report.failures())
                .hasSize(2 * Delivery.BATCH)
                .allSatisfy(failure -> assertThat(failure.reason()).containsIgnoringCase("connect"))
                .allSatisfy(failure -> assertThat(failure.tries()).isZero());
        assertThat(rows()).hasSize(2 * Delivery.BATCH).allMatch(row -> row.contains(" FAILED 0 "));
        assertThat(send("run-2", mails, smtp()).sent()).isEqualTo(2 * Delivery.BATCH);
        assertThat(received()).hasSize(2 * Delivery.BATCH);
    }

    @Test
    void aRunThatIsToldToStopDoesSoBetweenTwoBatches() throws MessagingException {
        List<Mail> mails = manyTeams(Delivery.BATCH + 1);
        delivery("run-1").put(mails);
        StopRequest stop = new StopRequest();
        MailTransport smtp = smtp();
        MailTransport stopping = batch -> {
            stop.ask();
            return smtp.send(batch);
        };

        assertThatThrownBy(() -> delivery("run-1").send(MailKind.WEEKLY_REPORT, envelopes(mails), stopping, stop))
                .isInstanceOf(StoppedException.class);

        assertThat(rows()).hasSize(Delivery.BATCH).allMatch(row -> row.contains(" SENT 1 "));
        assertThat(send("run-2", mails, smtp))
                .isEqualTo(new DeliveryReport(1, Delivery.BATCH, List.of(), List.of(), List.of()));
    }

    @Test
    void whatSomebodyHasStaysAsItIsForTheOthers() throws IOException {
        Mail mail = Mails.of("support", "a@acme.example", "gone@acme.example");
        MailBody other = new MailBody("other", "other", List.of());
        Path file = delivery("run-1").put(List.of(mail)).get(0);
        String sent = Files.readString(file);
        Mail later = Mails.of("support", "other", other, "a@acme.example", "gone@acme.example");
        delivery("run-1").put(List.of(later));
        assertThat(Files.readString(file)).as("nobody has it yet").isNotEqualTo(sent);
        delivery("run-2").put(List.of(mail));
        send("run-2", List.of(mail), refusing("gone@acme.example", smtp()));

        delivery("run-3").put(List.of(later));

        assertThat(Files.readString(file)).isEqualTo(sent);
        assertThat(send("run-3", List.of(later), smtp()).sent()).isEqualTo(1);
    }

    @Test
    void aMailWhoseFileIsGoneIsTold() throws IOException {
        List<Mail> mails = List.of(Mails.of("support", "gone@acme.example"));
        Path file = delivery("run-1").put(mails).get(0);
        send("run-1", mails, refusing("gone@acme.example", smtp()));
        Files.delete(file);

        assertThat(send("run-2", List.of(), smtp()).abandoned())
                .extracting(Failure::reason)
                .containsExactly("its file in the outbox is gone");
    }

    private static List<Mail> manyTeams(int teams) {
        return IntStream.range(0, teams)
                .mapToObj(team -> Mails.of("team " + team, "team" + team + "@acme.example"))
                .toList();
    }

    private static List<Envelope> envelopes(List<Mail> mails) {
        return mails.stream().map(Mail::envelope).toList();
    }

    private Delivery delivery(String runId) {
        return new Delivery(warehouse, engine, Outbox.of(data), Clock.fixed(MONDAY, ZoneOffset.UTC), runId);
    }

    private DeliveryReport send(String runId, List<Mail> mails, MailTransport transport) {
        return delivery(runId).send(MailKind.WEEKLY_REPORT, envelopes(mails), transport, StopCheck.NEVER);
    }

    /** A server that does not know one of its users. */
    private static MailTransport refusing(String refused, MailTransport others) {
        return batch -> {
            List<Outgoing> taken = batch.stream()
                    .filter(mail -> !mail.recipient().equals(refused))
                    .toList();
            Map<Integer, String> failures = new HashMap<>();
            for (int place = 0; place < batch.size(); place++) {
                if (batch.get(place).recipient().equals(refused)) {
                    failures.put(place, "550 5.1.1 no such user");
                }
            }
            others.send(taken);
            return new Outcome(failures, true);
        };
    }

    private static MailTransport smtp() {
        return new SmtpTransport(sender());
    }

    private static JavaMailSenderImpl sender() {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(SERVER.getSmtp().getPort());
        return sender;
    }

    private static List<String> received() throws MessagingException {
        List<String> ids = new ArrayList<>();
        for (MimeMessage message : SERVER.getReceivedMessages()) {
            ids.add(message.getMessageID());
        }
        return ids;
    }

    /** A mail of the outbox; the server keeps the last end of line to itself. */
    private static String lying(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.ISO_8859_1).stripTrailing();
    }

    /** A message as it came, without what the server writes above it. */
    private static String written(MimeMessage message) {
        try {
            message.removeHeader("Return-Path");
            message.removeHeader("Received");
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            message.writeTo(bytes);
            return bytes.toString(StandardCharsets.ISO_8859_1).stripTrailing();
        } catch (MessagingException | IOException e) {
            throw new AssertionError(e);
        }
    }

    private List<String> rows() {
        List<String> rows = new ArrayList<>();
        try (SqlResult row = engine.query("select period, team, recipient, state, tries, reason, run_id from mails")) {
            while (row.next()) {
                StringBuilder text = new StringBuilder();
                for (int column = 0; column < row.columns().size(); column++) {
                    text.append(row.value(column).orElse("null")).append(' ');
                }
                rows.add(text.toString().strip());
            }
        }
        return rows;
    }
}
