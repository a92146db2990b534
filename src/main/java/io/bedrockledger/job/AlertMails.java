package io.bedrockledger.job;

import io.bedrockledger.mail.Delivery;
import io.bedrockledger.mail.DeliveryReport;
import io.bedrockledger.mail.Envelope;
import io.bedrockledger.mail.Mail;
import io.bedrockledger.mail.MailKind;
import io.bedrockledger.mail.MailSender;
import io.bedrockledger.mail.MailTransport;
import io.bedrockledger.report.Letter;
import io.bedrockledger.spend.watch.AlertDelivery;
import io.bedrockledger.spend.watch.AlertNotice;
import io.bedrockledger.warehouse.StopCheck;
import io.bedrockledger.warehouse.WarehouseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Alerts as mails. An alert is told once it lies in the outbox and, where mails are sent, is noted as to be sent: from then on
 * it cannot be lost, and what the mail server does not take is tried again every night.
 */
public final class AlertMails implements AlertDelivery {

    private final Delivery delivery;
    private final MailSender sender;
    private final boolean sends;
    private final Function<AlertNotice, Letter> letters;
    private @Nullable DeliveryReport report;

    /**
     * The alert mails of a run.
     *
     * @param sends whether they leave the machine
     * @param letters what an alert says
     */
    public AlertMails(Delivery delivery, MailSender sender, boolean sends, Function<AlertNotice, Letter> letters) {
        this.delivery = delivery;
        this.sender = sender;
        this.sends = sends;
        this.letters = letters;
    }

    @Override
    public String name() {
        return "mail";
    }

    @Override
    public void deliver(AlertNotice notice) throws IOException {
        if (notice.recipients().isEmpty()) {
            return;
        }
        Letter letter = letters.apply(notice);
        Envelope envelope = new Envelope(
                MailKind.ALERT, notice.asOf(), notice.id(), null, sender, notice.recipients(), letter.subject());
        try {
            delivery.put(List.of(new Mail(envelope, Letters.body(letter))));
            if (sends) {
                delivery.enqueue(List.of(envelope));
            }
        } catch (UncheckedIOException | WarehouseException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** Sends what waits, of this night and of those before it; what fails waits on. */
    void send(MailTransport transport, StopCheck stop) {
        if (sends) {
            report = delivery.send(MailKind.ALERT, List.of(), transport, stop);
        }
    }

    /** What became of them; empty when none was to be sent. */
    public Optional<DeliveryReport> report() {
        return Optional.ofNullable(report);
    }
}
