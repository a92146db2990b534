package io.bedrockledger.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetup;
import io.bedrockledger.warehouse.DuckDb;
import io.bedrockledger.warehouse.SqlResult;
import io.bedrockledger.warehouse.SqlSettings;
import io.bedrockledger.warehouse.StopCheck;
import io.bedrockledger.warehouse.Warehouse;
import io.bedrockledger.warehouse.WarehouseSettings;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Five hundred teams get their mail in one run. */
class ManyTeamsIT {

    private static final int TEAMS = 500;

    @RegisterExtension
    static final GreenMailExtension SERVER =
            new GreenMailExtension(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @TempDir
    private Path data;

    @Test
    void everyTeamGetsItsOwnMailOnce() throws MessagingException {
        List<Mail> mails = IntStream.range(0, TEAMS)
                .mapToObj(team -> Mails.of("team " + team, "lead" + team + "@acme.example"))
                .toList();
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(SERVER.getSmtp().getPort());
        try (Warehouse warehouse = Warehouse.open(new WarehouseSettings(data, Map.of()))) {
            DuckDb engine = new DuckDb(warehouse, SqlSettings.defaults(data));
            Delivery delivery = new Delivery(warehouse, engine, Outbox.of(data), Clock.systemUTC(), "run-1");

            assertThat(delivery.put(mails)).doesNotHaveDuplicates().hasSize(TEAMS);
            DeliveryReport report = delivery.send(
                    MailKind.WEEKLY_REPORT,
                    mails.stream().map(Mail::envelope).toList(),
                    new SmtpTransport(sender),
                    StopCheck.NEVER);

            assertThat(report.sent()).isEqualTo(TEAMS);
            assertThat(sent(engine)).isEqualTo(TEAMS);
        }
        Set<String> ids = new TreeSet<>();
        for (MimeMessage message : SERVER.getReceivedMessages()) {
            ids.add(message.getMessageID());
        }
        assertThat(ids).hasSize(TEAMS);
        assertThat(SERVER.getReceivedMessages()).hasSize(TEAMS);
    }

    private static long sent(DuckDb engine) {
        try (SqlResult row = engine.query("select count(distinct mail_id) from mails where state = 'SENT'")) {
            row.next();
            return row.value(0).map(Number.class::cast).orElseThrow().longValue();
        }
    }
}
