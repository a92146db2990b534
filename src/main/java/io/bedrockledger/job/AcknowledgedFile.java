package io.bedrockledger.job;

import io.bedrockledger.attribution.Glob;
import io.bedrockledger.attribution.YamlList;
import io.bedrockledger.attribution.YamlList.Entry;
import io.bedrockledger.findings.Acknowledgement;
import io.bedrockledger.findings.FindingKind;
import io.bedrockledger.warehouse.FindingColumn;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads and checks {@code acknowledged.yaml}: the findings that somebody accepts, until when and why. */
final class AcknowledgedFile {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{16}");

    private AcknowledgedFile() {}

    /**
     * Reads the file of a folder; it may be absent.
     *
     * @throws IllegalArgumentException when it is wrong; the message names file and line
     */
    static List<Acknowledgement> read(Path jobsDir) throws IOException {
        List<Acknowledgement> acknowledgements = new ArrayList<>();
        for (Entry<AcknowledgementEntry> entry :
                YamlList.read(jobsDir.resolve("acknowledged.yaml"), "acknowledged", AcknowledgementEntry.class)) {
            acknowledgements.add(acknowledgement(entry.where(), entry.value()));
        }
        return acknowledgements;
    }

    private static Acknowledgement acknowledgement(String where, AcknowledgementEntry told) {
        String by = required(where, "by", told.by());
        LocalDate until = until(where, required(where, "until", told.until()));
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
                        where, id(where, required(where, "finding", told.finding())), null, Map.of(), by, until, why)
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

    private static String id(String where, String told) {
        if (!ID.matcher(told).matches()) {
            throw wrong(where, "finding must be an id, 16 hexadecimal digits", "it is " + told);
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

    private static LocalDate until(String where, String told) {
        try {
            return LocalDate.parse(told);
        } catch (DateTimeParseException e) {
            throw wrong(where, "until must be a day as in 2026-11-22", "it is " + told);
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
            @Nullable String why) {}
}
