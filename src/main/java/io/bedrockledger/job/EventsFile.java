package io.bedrockledger.job;

import io.bedrockledger.attribution.YamlList;
import io.bedrockledger.attribution.YamlList.Entry;
import io.bedrockledger.report.PlannedEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads and checks {@code events.yaml}: what was planned, so that nobody wonders at what it cost. */
final class EventsFile {

    private EventsFile() {}

    /**
     * Reads the file of a folder; it may be absent.
     *
     * @throws IllegalArgumentException when it is wrong; the message names file and line
     */
    static List<PlannedEvent> read(Path jobsDir) throws IOException {
        List<PlannedEvent> events = new ArrayList<>();
        for (Entry<EventEntry> entry : YamlList.read(jobsDir.resolve("events.yaml"), "events", EventEntry.class)) {
            events.add(event(entry.where(), entry.value()));
        }
        return List.copyOf(events);
    }

    private static PlannedEvent event(String where, EventEntry told) {
        LocalDate from = day(where, "from", required(where, "from", told.from()));
        LocalDate to = told.to() == null ? from : day(where, "to", told.to());
        if (to.isBefore(from)) {
            throw wrong(where, "to must not be before from, " + from, "it is " + to);
        }
        if (told.workflow() != null && told.workflow().isBlank()) {
            throw wrong(where, "workflow must not be empty", "it is; leave it out where the event is about all");
        }
        return new PlannedEvent(
                required(where, "name", told.name()), from, to, told.workflow(), Boolean.TRUE.equals(told.mutes()));
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

    /** An event as the file has it. */
    record EventEntry(
            @Nullable String name,
            @Nullable String from,
            @Nullable String to,
            @Nullable String workflow,
            @Nullable Boolean mutes) {}
}
