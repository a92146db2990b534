package io.bedrockledger.mail;

import io.bedrockledger.mail.MailTransport.Outcome;
import io.bedrockledger.mail.MailTransport.Outgoing;
import io.bedrockledger.warehouse.SqlEngine;
import io.bedrockledger.warehouse.StopCheck;
import io.bedrockledger.warehouse.Warehouse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts mails into the outbox and sends them: PENDING in the table before the server hears of a mail, SENT or FAILED
 * after, in batches. A mail goes to a recipient once.
 *
 * <p>What a run that died left PENDING is sent again, with the same Message-ID: a mail that comes twice is a
 * nuisance that most mail programs fold, one that does not come is missed by nobody until it is too late. It is said.
 */
public final class Delivery {

    /** Mails between two commits: what a run that dies here leaves in doubt at most. */
    static final int BATCH = 20;

    /** A server that refused a mail so often will not take it. */
    static final int MOST_TRIES = 10;

    private static final String FILE_GONE = "its file in the outbox is gone";
    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

    private final Warehouse warehouse;
    private final SqlEngine engine;
    private final Outbox outbox;
    private final Clock clock;
    private final String runId;

    /** The delivery of a run; its caller holds the run lock. */
    public Delivery(Warehouse warehouse, SqlEngine engine, Outbox outbox, Clock clock, String runId) {
        this.warehouse = warehouse;
        this.engine = engine;
        this.outbox = outbox;
        this.clock = clock;
        this.runId = runId;
    }

    /**
     * Puts mails into the outbox, one by one. One that a recipient has, or may have, stays as it is: all shall get the same.
     *
     * @return their files
     */
    public List<Path> put(Iterable<Mail> mails) {
        @Nullable StoredMails stored = null;
        List<Path> files = new ArrayList<>();
        for (Mail mail : mails) {
            if (stored == null || !stored.knows(mail.envelope().date())) {
                stored = read(List.of(mail.envelope()));
            }
            if (!isKept(mail.envelope(), stored)) {
                outbox.write(mail);
            }
            files.add(outbox.file(mail.envelope()));
        }
        return files;
    }

    /**
     * Notes mails that lie in the outbox as to be sent, before any server hears of them: {@link #send} does so, in this run or
     * in a later one, whoever names them then.
     */
    public void enqueue(List<Envelope> mails) {
        StoredMails stored = read(mails);
        List<StoredMail> queued = new ArrayList<>();
        for (Envelope mail : mails) {
            for (String recipient : mail.recipients()) {
                StoredMail fresh = fresh(mail, recipient);
                if (stored.find(mail.date(), fresh.key()).isEmpty()) {
                    queued.add(fresh.with(Envelope.sha256(outbox.read(fresh).orElseThrow())));
                }
            }
        }
        stored.publish(queued);
    }

    private boolean isKept(Envelope mail, StoredMails stored) {
        return stored.of(mail).stream()
                .filter(StoredMail::mayBeThere)
                .anyMatch(row -> outbox.read(row)
                        .filter(bytes -> Envelope.sha256(bytes).equals(row.sha256()))
                        .isPresent());
    }

    /**
     * Sends what lies in the outbox: these mails, and those of the same kind that an earlier run did not get rid of.
     *
     * @param mails as they were put there
     * @param stop asked before each batch
     */
    public DeliveryReport send(MailKind kind, List<Envelope> mails, MailTransport transport, StopCheck stop) {
        StoredMails stored = read(mails);
        Tally tally = new Tally();
        List<StoredMail> due = due(kind, mails, stored, tally);
        boolean reached = true;
        for (int from = 0; from < due.size(); from += BATCH) {
            stop.check();
            List<StoredMail> batch = due.subList(from, Math.min(due.size(), from + BATCH));
            reached = reached && send(batch, stored, transport, tally);
            if (!reached) {
                notTried(due.subList(Math.min(due.size(), from + BATCH), due.size()), stored, tally);
                break;
            }
        }
        DeliveryReport report = tally.report();
        LOG.info(
                "event=mails_sent run={} kind={} sent={} already={} failed={} repeated={}",
                runId,
                kind,
                report.sent(),
                report.already(),
                report.failures().size(),
                report.repeated().size());
        return report;
    }

    private StoredMails read(List<Envelope> mails) {
        return StoredMails.read(
                warehouse, engine, mails.stream().map(Envelope::date).toList(), runId);
    }

    /** Rows to be sent, as they are stored or would be. */
    private List<StoredMail> due(MailKind kind, List<Envelope> mails, StoredMails stored, Tally tally) {
        Map<StoredMail.Key, StoredMail> due = new LinkedHashMap<>();
        stored.unsent(kind).forEach(row -> due.put(row.key(), row));
        for (Envelope mail : mails) {
            for (String recipient : mail.recipients()) {
                StoredMail fresh = fresh(mail, recipient);
                StoredMail known = stored.find(mail.date(), fresh.key()).orElse(fresh);
                if (known.state() == MailState.SENT) {
                    tally.already++;
                } else {
                    due.putIfAbsent(known.key(), known);
                }
            }
        }
        List<StoredMail> sendable = new ArrayList<>();
        for (StoredMail row : due.values()) {
            if (row.tries() >= MOST_TRIES) {
                tally.abandoned(row, row.reason() == null ? "tried too often" : row.reason());
            } else if (outbox.read(row).isEmpty()) {
                tally.abandoned(row, FILE_GONE);
            } else {
                sendable.add(row);
            }
        }
        return sendable;
    }

    private StoredMail fresh(Envelope mail, String recipient) {
        return new StoredMail(
                mail.id(),
                mail.kind(),
                mail.date(),
                mail.period(),
                mail.team(),
                recipient,
                mail.messageId(),
                mail.subject(),
                "",
                MailState.PENDING,
                clock.instant(),
                0,
                null,
                runId);
    }

    /** Sends a batch; returns whether a server answered. */
    private boolean send(List<StoredMail> batch, StoredMails stored, MailTransport transport, Tally tally) {
        List<StoredMail> pending = new ArrayList<>(batch.size());
        List<Outgoing> outgoing = new ArrayList<>(batch.size());
        for (StoredMail row : batch) {
            byte[] bytes = outbox.read(row).orElseThrow();
            outgoing.add(new Outgoing(row.recipient(), bytes));
            pending.add(row.with(Envelope.sha256(bytes))
                    .in(MailState.PENDING, clock.instant(), row.tries() + 1, doubt(row), runId));
        }
        stored.publish(pending);
        Outcome outcome = transport.send(outgoing);
        List<StoredMail> after = new ArrayList<>(batch.size());
        for (int place = 0; place < batch.size(); place++) {
            StoredMail row = pending.get(place);
            String failure = outcome.failures().get(place);
            int tries = outcome.reached() || failure == null ? row.tries() : row.tries() - 1;
            after.add(
                    failure == null
                            ? row.in(MailState.SENT, clock.instant(), tries, row.reason(), runId)
                            : row.in(MailState.FAILED, clock.instant(), tries, failure, runId));
            tally.tried(batch.get(place), after.get(place));
        }
        stored.publish(after);
        return outcome.reached();
    }

    /** Why a mail may come twice; null when it cannot. */
    private static @Nullable String doubt(StoredMail row) {
        if (!row.isInDoubt()) {
            return null;
        }
        return "may have come twice: run " + row.runId() + " died while it sent it";
    }

    /** The server is away: the rest waits for the next run. */
    private void notTried(List<StoredMail> rest, StoredMails stored, Tally tally) {
        List<StoredMail> failed = new ArrayList<>(rest.size());
        for (StoredMail row : rest) {
            String sha256 = Envelope.sha256(outbox.read(row).orElseThrow());
            failed.add(row.with(sha256).in(MailState.FAILED, clock.instant(), row.tries(), tally.lastReason(), runId));
        }
        stored.publish(failed);
        failed.forEach(tally::failed);
    }

    /** What is counted on the way. */
    private static final class Tally {

        private final List<DeliveryReport.Failure> failures = new ArrayList<>();
        private final List<DeliveryReport.Failure> abandoned = new ArrayList<>();
        private final List<DeliveryReport.Repeat> repeated = new ArrayList<>();
        private int sent;
        private int already;

        void tried(StoredMail before, StoredMail after) {
            if (after.state() == MailState.FAILED) {
                failed(after);
                return;
            }
            sent++;
            if (before.isInDoubt()) {
                repeated.add(new DeliveryReport.Repeat(
                        before.recipient(), before.audience(), before.period(), before.runId(), before.stateAt()));
            }
        }

        void failed(StoredMail row) {
            failures.add(failure(row, String.valueOf(row.reason())));
        }

        void abandoned(StoredMail row, String why) {
            abandoned.add(failure(row, why));
        }

        String lastReason() {
            return failures.isEmpty() ? "" : failures.get(failures.size() - 1).reason();
        }

        private static DeliveryReport.Failure failure(StoredMail row, String why) {
            return new DeliveryReport.Failure(row.recipient(), row.audience(), row.period(), why, row.tries());
        }

        DeliveryReport report() {
            return new DeliveryReport(sent, already, failures, repeated, abandoned);
        }
    }
}
