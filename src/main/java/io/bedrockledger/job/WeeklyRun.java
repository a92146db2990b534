package io.bedrockledger.job;

import io.bedrockledger.mail.Delivery;
import io.bedrockledger.mail.DeliveryReport;
import io.bedrockledger.mail.Envelope;
import io.bedrockledger.mail.Mail;
import io.bedrockledger.mail.MailKind;
import io.bedrockledger.mail.MailTransport;
import io.bedrockledger.mail.Outbox;
import io.bedrockledger.report.Letter;
import io.bedrockledger.report.Scope;
import io.bedrockledger.report.WeeklyReport;
import io.bedrockledger.report.data.WeekReader;
import io.bedrockledger.report.mail.ReportRenderer;
import io.bedrockledger.settings.SettingsException;
import io.bedrockledger.warehouse.LedgerTable;
import io.bedrockledger.warehouse.RowFile;
import io.bedrockledger.warehouse.RunColumn;
import io.bedrockledger.warehouse.SqlException;
import io.bedrockledger.warehouse.StopRequest;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One weekly report, step by step. It reads the tables and writes files; of the tables it writes {@code mails} and
 * {@code runs} only. A step may be called again, and a run that died is made up for by running again: the same files, and
 * no mail twice.
 */
public final class WeeklyRun {

    private static final Logger LOG = LoggerFactory.getLogger(WeeklyRun.class);

    private final WeeklyParts parts;
    private final WeeklyOptions options;
    private final Consumer<String> progress;
    private final Clock clock;
    private final StopRequest stop = new StopRequest();
    private final ReportFiles files;
    private final Delivery delivery;
    private final ReportRenderer renderer;
    private final List<WeeklyReport> reports = new ArrayList<>();
    private final List<String> withoutCalls = new ArrayList<>();
    private final List<Path> pages = new ArrayList<>();
    private final List<Envelope> envelopes = new ArrayList<>();
    private final List<String> nobody = new ArrayList<>();
    private List<Path> mails = List.of();
    private String headline = "";
    private @Nullable DeliveryReport sent;

    /**
     * A run over published tables; its caller holds the run lock.
     *
     * @param progress takes a line at the end of each step
     */
    public WeeklyRun(WeeklyParts parts, WeeklyOptions options, Consumer<String> progress, Clock clock) {
        this.parts = parts;
        this.options = options;
        this.progress = progress;
        this.clock = clock;
        this.files = new ReportFiles(options.folder());
        this.renderer = ReportRenderer.create();
        this.delivery = new Delivery(
                parts.warehouse(),
                parts.engine(),
                Outbox.of(parts.warehouse().settings().dataFolder()),
                clock,
                options.runId());
    }

    /** What is asked for. */
    WeeklyOptions options() {
        return options;
    }

    /** Asks the run to stop: between two reports, two batches of mails, or in the middle of a question to the tables. */
    public void stop() {
        stop.ask();
        parts.engine().cancel();
    }

    /** Whether it was asked to stop. */
    public boolean isStopped() {
        return stop.isAsked();
    }

    /** Reads the numbers of every reader, from one state of the tables. */
    void load() {
        stop.check();
        reports.clear();
        withoutCalls.clear();
        try (WeekReader reader = WeekReader.open(parts.engine(), options.week(), parts.inputs())) {
            if (!reader.hasData()) {
                throw new SettingsException(
                        "[" + options.week()
                                + "] a week must have logs in the tables; it has none; ./ledger status says up to when the data goes");
            }
            List<String> calling = reader.teams();
            reports.add(reader.report(Scope.FINOPS));
            for (String team : parts.teams()) {
                stop.check();
                if (calling.contains(team)) {
                    reports.add(reader.report(new Scope(team)));
                } else {
                    withoutCalls.add(team);
                }
            }
        } catch (SqlException e) {
            // What a statement says that was cancelled is that the run was stopped.
            stop.check();
            throw e;
        }
        progress.accept("  1/4  load      " + reports.size() + " reports");
    }

    /** Writes the page of every reader, and what is behind its numbers. */
    void render() {
        pages.clear();
        for (WeeklyReport report : reports) {
            stop.check();
            files.queries(report.scope(), report.queries());
            String links = ReportFiles.name(report.scope()) + "/";
            pages.add(files.page(report.scope(), renderer.page(shown(report), links)));
        }
        progress.accept("  2/4  render    " + pages.size() + " pages");
    }

    /** Puts every mail into the outbox that goes to somebody; rendered one by one, as hundreds have hundreds of pictures. */
    void outbox() {
        envelopes.clear();
        nobody.clear();
        Iterator<WeeklyReport> rest = reports.iterator();
        mails = delivery.put(() -> new MailIterator(rest));
        if (headline.isEmpty() && !reports.isEmpty()) {
            headline = renderer.letter(shown(reports.get(0))).subject();
        }
        progress.accept("  3/4  outbox    " + mails.size() + " mails");
    }

    /** The mails of reports, each made when it is asked for. */
    private final class MailIterator implements Iterator<Mail> {

        private final Iterator<WeeklyReport> rest;
        private @Nullable Mail next;

        MailIterator(Iterator<WeeklyReport> rest) {
            this.rest = rest;
        }

        @Override
        public boolean hasNext() {
            while (next == null && rest.hasNext()) {
                stop.check();
                next = mail(rest.next()).orElse(null);
            }
            return next != null;
        }

        @Override
        public Mail next() {
            if (!hasNext()) {
                throw new NoSuchElementException("[outbox] no mail is left; this is a bug");
            }
            Mail mail = Objects.requireNonNull(next);
            next = null;
            return mail;
        }
    }

    private Optional<Mail> mail(WeeklyReport report) {
        Scope scope = report.scope();
        List<String> recipients = parts.recipients(scope);
        if (recipients.isEmpty()) {
            nobody.add(scope.isFinops() ? "FinOps" : "team " + scope.team());
            return Optional.empty();
        }
        Letter letter = renderer.letter(shown(report));
        if (scope.isFinops()) {
            headline = letter.subject();
        }
        Envelope envelope = new Envelope(
                MailKind.WEEKLY_REPORT,
                options.week().lastDay(),
                options.week().label(),
                scope.team(),
                parts.sender(),
                recipients,
                letter.subject());
        envelopes.add(envelope);
        return Optional.of(new Mail(envelope, Letters.body(letter)));
    }

    private WeeklyReport shown(WeeklyReport report) {
        return report.in(parts.zone(report.scope()));
    }

    /** Sends what lies in the outbox, if it is to be sent. */
    void send(MailTransport transport) {
        if (options.send()) {
            sent = delivery.send(MailKind.WEEKLY_REPORT, envelopes, transport, stop);
        }
        progress.accept("  4/4  send      " + (sent == null ? "nothing leaves the machine" : sent.sent() + " mails"));
    }

    /** Appends the run's own row. */
    void record() {
        try (RowFile file = parts.warehouse().write(LedgerTable.RUNS, options.runId())) {
            file.row()
                    .set(RunColumn.RUN_ID, options.runId())
                    .set(RunColumn.JOB, WeeklyReportJob.NAME)
                    .set(RunColumn.STATE, "COMPLETED")
                    .set(RunColumn.STARTED_AT, options.startedAt())
                    .set(RunColumn.ENDED_AT, clock.instant())
                    .set(RunColumn.PRODUCT_VERSION, options.productVersion())
                    .set(RunColumn.CONTRACT_VERSION, String.valueOf(DataFolder.CONTRACT_VERSION));
            file.append();
            parts.warehouse()
                    .append(LedgerTable.RUNS, file.finish().map(List::of).orElse(List.of()), options.runId());
        }
        LOG.info(
                "event=weekly_report run={} week={} reports={} mails={}",
                options.runId(),
                options.week(),
                reports.size(),
                mails.size());
    }

    /** What came of it. */
    public WeeklyOutcome outcome() {
        return new WeeklyOutcome(
                options.week(),
                headline,
                pages,
                reports.stream().mapToInt(report -> report.queries().size()).sum(),
                mails,
                nobody,
                withoutCalls,
                renderer.withoutPictures().orElse(null),
                sent);
    }
}
