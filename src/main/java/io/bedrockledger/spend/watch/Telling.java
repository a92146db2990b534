package io.bedrockledger.spend.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What happened to an alert, and how much of it was told.
 *
 * @param events in order, at least one
 * @param done how many of them are done with: told, or silent
 * @param failedTries how often the next one could not be told
 * @param lastFailure why not, the last time
 */
record Telling(
        AlertKind kind,
        List<AlertEvent> events,
        int done,
        int failedTries,
        @Nullable String lastFailure) {

    private static final int LONGEST_FAILURE = 300;

    /** How far telling has come. */
    enum Delivery {
        NEW,
        RETRY,
        NOTIFIED,
        SILENT
    }

    Telling {
        events = List.copyOf(events);
    }

    static Telling of(AlertKind kind, AlertEvent first) {
        return new Telling(kind, List.of(first), 0, 0, null).skipSilent();
    }

    Telling then(AlertEvent event) {
        List<AlertEvent> all = new ArrayList<>(events);
        all.add(event);
        return new Telling(kind, all, done, failedTries, lastFailure).skipSilent();
    }

    /** The next event that is to be told; empty when all was. */
    Optional<AlertEvent> next() {
        return done < events.size() ? Optional.of(events.get(done)) : Optional.empty();
    }

    /** From 1: with the alert's id the identity of what is told next. */
    int nextNumber() {
        return done + 1;
    }

    Telling told() {
        return new Telling(kind, events, done + 1, 0, null).skipSilent();
    }

    Telling failed(String why) {
        String brief = why.length() > LONGEST_FAILURE ? why.substring(0, LONGEST_FAILURE) : why;
        return new Telling(kind, events, done, failedTries + 1, brief);
    }

    Delivery delivery() {
        if (done < events.size()) {
            return failedTries > 0 ? Delivery.RETRY : Delivery.NEW;
        }
        boolean anyTold = false;
        for (int at = 0; at < events.size(); at++) {
            anyTold |= !isSilent(at);
        }
        return anyTold ? Delivery.NOTIFIED : Delivery.SILENT;
    }

    private Telling skipSilent() {
        int next = done;
        while (next < events.size() && isSilent(next)) {
            next++;
        }
        return next == done ? this : new Telling(kind, events, next, failedTries, lastFailure);
    }

    /** A forecast that wavers is told once up and once down: more of the same would teach people to look away. */
    private boolean isSilent(int at) {
        boolean wavers = kind == AlertKind.FORECAST && events.subList(0, at).contains(AlertEvent.TAKEN_BACK);
        return wavers || events.get(at) == AlertEvent.CONTINUED;
    }
}
