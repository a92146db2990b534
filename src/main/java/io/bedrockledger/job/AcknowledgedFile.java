package io.bedrockledger.job;

import io.bedrockledger.attribution.Glob;
import io.bedrockledger.attribution.YamlList;
import io.bedrockledger.attribution.YamlList.Entry;
import io.bedrockledger.findings.Acknowledgement;
import io.bedrockledger.findings.FindingKind;
import io.bedrockledger.report.data.Decision;
import io.bedrockledger.warehouse.FindingColumn;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads and checks {@code acknowledged.yaml}: the findings that somebody accepts, and the actions. */
final class AcknowledgedFile {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{16}");

    private static final String PROMISE = "promised_weekly_usd must be an amount above 0";

    private AcknowledgedFile() {}

    /**
     * Reads the file of a folder; it may be absent.
     *
     * @throws IllegalArgumentException when it is wrong; the message names file and line
     */
    static List<Acknowledgement> read(Path jobsDir) throws IOException {
        List<Acknowledgement> acknowledgements = new ArrayList<>();
        for (Entry<AcknowledgementEntry> entry : entries(jobsDir)) {
            if (!entry.value().isAboutAction()) {
                acknowledgements.add(acknowledgement(entry.where(), entry.value()));
            }
        }
        return acknowledgements;
    }

    /**
     * Reads what people decided about actions of the weekly report.
     *
     * @throws IllegalArgumentException when the file is wrong; the message names file and line
     */
    static List<Decision> decisions(Path jobsDir) throws IOException {
        List<Decision> decisions = new ArrayList<>();
        for (Entry<AcknowledgementEntry> entry : entries(jobsDir)) {
            if (entry.value().isAboutAction()) {
                decisions.add(decision(entry.where(), entry.value()));
            }
        }
        return decisions;
    }

    private static List<Entry<AcknowledgementEntry>> entries(Path jobsDir) throws IOException {
        return YamlList.read(jobsDir.resolve("acknowledged.yaml"), "acknowledged", AcknowledgementEntry.class);
    }

    private static Decision decision(String where, AcknowledgementEntry told) {
        if (told.finding() != null || told.kind() != null || told.subject() != null || told.until() != null) {
            throw wrong(
                    where,
                    "an action has decision, on, by and why, and promised_weekly_usd",
                    "it has keys of a finding");
        }
        String decided = required(where, "decision", told.decision());
        Decision.Kind kind = Stream.of(Decision.Kind.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(decided))
                .findFirst()
                .orElseThrow(() -> wrong(where, "decision must be accepted, declined or done", "it is " + decided));
        return new Decision(
                id(where, "action", required(where, "action", told.action())),
                kind,
                required(where, "by", told.by()),
                day(where, "on", required(where, "on", told.on())),
                required(where, "why", told.why()),
                promised(where, told.promisedWeeklyUsd()));
    }

    private static @Nullable BigDecimal promised(String where, @Nullable String told) {
        if (told == null) {
            return null;
        }
        try {
            BigDecimal usd = new BigDecimal(told);
            if (usd.signum() > 0) {
                return usd;
            }
        } catch (NumberFormatException e) {
            throw wrong(where, PROMISE, "it is " + told);
        }
        throw wrong(where, PROMISE, "it is " + told);
    }

    private static Acknowledgement acknowledgement(String where, AcknowledgementEntry told) {
        if (told.decision() != null || told.on() != null || told.promisedWeeklyUsd() != null) {
            throw wrong(where, "decision, on and promised_weekly_usd belong to an action", "action is absent");
        }
        String by = required(where, "by", told.by());
        LocalDate until = day(where, "until", required(where, "until", told.until()));
        String why = required(where, "why", told.why());
        boolean byId = told.finding() != null;
        if (byId == (told.kind() != null || told.subject() != null)) {
            throw wrong(
                    where,
                    "an entry must name a finding by its id, or findings by kind and subject",
                    byId ? "it does both" : "it does neither");
        }
        return byId
                ? new Acknowledgement(
                        where,
                        id(where, "finding", required(where, "finding", told.finding())),
                        null,
                        Map.of(),
                        by,
                        until,
                        why)
                : bySubject(where, told, by, until, why);
    }

    private static Acknowledgement bySubject(
            String where, AcknowledgementEntry told, String by, LocalDate until, String why) {
        FindingKind kind = kind(where, required(where, "kind", told.kind()));
        Map<FindingColumn, Predicate<String>> subject = new EnumMap<>(FindingColumn.class);
        if (told.subject() != null) {
            told.subject().forEach((name, glob) -> {
                FindingColumn column = column(where, kind, name);
                subject.put(column, new Glob(required(where, name, glob))::matches);
            });
        }
        if (subject.isEmpty()) {
            throw wrong(where, "subject must say which findings of the kind are meant", "it is empty");
        }
        return new Acknowledgement(where, null, kind, subject, by, until, why);
    }

    private static String id(String where, String key, String told) {
        if (!ID.matcher(told).matches()) {
            throw wrong(where, key + " must be an id, 16 hexadecimal digits", "it is " + told);
        }
        return told;
    }

    private static FindingKind kind(String where, String told) {
        return Stream.of(FindingKind.values())
                .filter(kind -> kind.name().equals(told))
                .findFirst()
                .orElseThrow(() -> wrong(
                        where,
                        "kind must be one of "
                                + Stream.of(FindingKind.values())
                                        .map(Enum::name)
                                        .collect(Collectors.joining(", ")),
                        "it is " + told));
    }

    private static FindingColumn column(String where, FindingKind kind, String told) {
        return kind.subject().stream()
                .filter(column -> column.columnName().equals(told))
                .findFirst()
                .orElseThrow(() -> wrong(
                        where,
                        "a subject of " + kind + " has "
                                + kind.subject().stream()
                                        .map(FindingColumn::columnName)
                                        .collect(Collectors.joining(", ")),
                        "it has no " + told));
    }

    private static LocalDate day(String where, String key, String told) {
        try {
            return LocalDate.parse(told);
        } catch (DateTimeParseException e) {
            throw wrong(where, key + " must be a day as in 2026-11-22", "it is " + told);
        }
    }

    private static String required(String where, String key, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw wrong(where, key + " must be there and not empty", value == null ? "it is absent" : "it is");
        }
        return value;
    }

    private static IllegalArgumentException wrong(String where, String rule, String found) {
        return new IllegalArgumentException("[" + where + "] " + rule + "; " + found + "; correct the entry");
    }

    /** An acknowledgement as the file has it. */
    record AcknowledgementEntry(
            @Nullable String finding,
            @Nullable String kind,
            @Nullable Map<String, @Nullable String> subject,
            @Nullable String by,
            @Nullable String until,
            @Nullable String why,
            @Nullable String action,
            @Nullable String decision,
            @Nullable String on,
            @Nullable String promisedWeeklyUsd) {

        boolean isAboutAction() {
            return action != null;
        }
    }
}
