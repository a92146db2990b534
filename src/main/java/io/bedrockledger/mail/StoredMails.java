package io.bedrockledger.mail;

import io.bedrockledger.warehouse.Column;
import io.bedrockledger.warehouse.LedgerTable;
import io.bedrockledger.warehouse.MailColumn;
import io.bedrockledger.warehouse.Row;
import io.bedrockledger.warehouse.RowFile;
import io.bedrockledger.warehouse.SqlEngine;
import io.bedrockledger.warehouse.SqlResult;
import io.bedrockledger.warehouse.Warehouse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rows of {@code mails} of some days, and of all days with a mail that was not sent; written back day by day. */
final class StoredMails {

    private static final String COLUMNS =
            Stream.of(MailColumn.values()).map(MailColumn::columnName).collect(Collectors.joining(", "));

    private final Warehouse warehouse;
    private final String runId;
    private final Map<LocalDate, Map<StoredMail.Key, StoredMail>> byDate = new TreeMap<>();
    private final Set<LocalDate> asked;
    private OptionalLong snapshot;

    private StoredMails(Warehouse warehouse, Collection<LocalDate> dates, String runId) {
        this.warehouse = warehouse;
        this.runId = runId;
        this.asked = Set.copyOf(dates);
        this.snapshot = warehouse.snapshot(LedgerTable.MAILS);
    }

    /** Reads them; nobody else may write the table until they are written back, so the caller holds the run lock. */
    static StoredMails read(Warehouse warehouse, SqlEngine engine, Collection<LocalDate> dates, String runId) {
        StoredMails mails = new StoredMails(warehouse, dates, runId);
        String asked = dates.stream()
                .distinct()
                .sorted()
                .map(date -> " or mail_date = date '" + date + "'")
                .collect(Collectors.joining());
        String sql =
                "select " + COLUMNS + " from mails where mail_date in (select mail_date from mails where state <> '"
                        + MailState.SENT + "')" + asked + " order by mail_date, mail_id, recipient";
        try (SqlResult row = engine.query(sql)) {
            while (row.next()) {
                mails.put(mail(row));
            }
        }
        return mails;
    }

    /** Whether it was asked for the rows of a day. */
    boolean knows(LocalDate date) {
        return asked.contains(date);
    }

    Optional<StoredMail> find(LocalDate date, StoredMail.Key key) {
        return Optional.ofNullable(byDate.getOrDefault(date, Map.of()).get(key));
    }

    /** Every row of a mail. */
    List<StoredMail> of(Envelope mail) {
        return byDate.getOrDefault(mail.date(), Map.of()).values().stream()
                .filter(row -> row.mailId().equals(mail.id()))
                .toList();
    }

    /** What was not sent, the oldest first. */
    List<StoredMail> unsent(MailKind kind) {
        return byDate.values().stream()
                .flatMap(rows -> rows.values().stream())
                .filter(row -> row.kind() == kind && row.state() != MailState.SENT)
                .toList();
    }

    /** Puts rows in the place of those of the same mail and recipient, and publishes their days. */
    void publish(Collection<StoredMail> rows) {
        Set<LocalDate> dates = new TreeSet<>();
        for (StoredMail row : rows) {
            put(row);
            dates.add(row.date());
        }
        dates.forEach(this::publish);
    }

    private void put(StoredMail row) {
        byDate.computeIfAbsent(row.date(), date -> new LinkedHashMap<>()).put(row.key(), row);
    }

    private void publish(LocalDate date) {
        List<StoredMail> rows =
                new ArrayList<>(byDate.getOrDefault(date, Map.of()).values());
        rows.sort(Comparator.comparing(StoredMail::mailId).thenComparing(StoredMail::recipient));
        try (RowFile file = warehouse.write(LedgerTable.MAILS, date, runId)) {
            for (StoredMail row : rows) {
                fill(file.row(), row);
                file.append();
            }
            snapshot = warehouse.replaceDates(
                    LedgerTable.MAILS,
                    List.of(date),
                    file.finish().map(List::of).orElse(List.of()),
                    runId,
                    snapshot);
        }
    }

    private static void fill(Row row, StoredMail mail) {
        row.set(MailColumn.MAIL_ID, mail.mailId())
                .set(MailColumn.KIND, mail.kind())
                .set(MailColumn.MAIL_DATE, mail.date())
                .set(MailColumn.PERIOD, mail.period())
                .set(MailColumn.TEAM, mail.team())
                .set(MailColumn.RECIPIENT, mail.recipient())
                .set(MailColumn.MESSAGE_ID, mail.messageId())
                .set(MailColumn.SUBJECT, mail.subject())
                .set(MailColumn.CONTENT_SHA256, mail.sha256())
                .set(MailColumn.STATE, mail.state())
                .set(MailColumn.STATE_AT, mail.stateAt())
                .set(MailColumn.TRIES, mail.tries())
                .set(MailColumn.REASON, mail.reason())
                .set(MailColumn.RUN_ID, mail.runId());
    }

    private static StoredMail mail(SqlResult row) {
        return new StoredMail(
                required(row, MailColumn.MAIL_ID, String.class),
                MailKind.valueOf(required(row, MailColumn.KIND, String.class)),
                required(row, MailColumn.MAIL_DATE, LocalDate.class),
                required(row, MailColumn.PERIOD, String.class),
                value(row, MailColumn.TEAM, String.class),
                required(row, MailColumn.RECIPIENT, String.class),
                required(row, MailColumn.MESSAGE_ID, String.class),
                required(row, MailColumn.SUBJECT, String.class),
                required(row, MailColumn.CONTENT_SHA256, String.class),
                MailState.valueOf(required(row, MailColumn.STATE, String.class)),
                required(row, MailColumn.STATE_AT, Instant.class),
                required(row, MailColumn.TRIES, Number.class).intValue(),
                value(row, MailColumn.REASON, String.class),
                required(row, MailColumn.RUN_ID, String.class));
    }

    private static <T> @Nullable T value(SqlResult row, Column column, Class<T> type) {
        return row.value(column.ordinal()).map(type::cast).orElse(null);
    }

    private static <T> T required(SqlResult row, Column column, Class<T> type) {
        return row.value(column.ordinal())
                .map(type::cast)
                .orElseThrow(() -> new IllegalStateException(
                        "[mails] " + column.columnName() + " must have a value but was read as NULL"));
    }
}
