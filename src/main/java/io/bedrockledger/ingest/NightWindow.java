package io.bedrockledger.ingest;

import io.bedrockledger.warehouse.RunHistory;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;

/** The log days that a night looks at, and why these. */
public record NightWindow(Window window, Reason reason) {

    /** Why a run looks at the days that it looks at. */
    public enum Reason {
        /** Somebody named them. */
        NAMED,
        /** The last days, where nearly everything new is. */
        USUAL,
        /** A deep listing that somebody asked for. */
        DEEP_ASKED,
        /** A deep listing that is due. */
        DEEP_DUE
    }

    public NightWindow {
        Objects.requireNonNull(window, "window");
        Objects.requireNonNull(reason, "reason");
    }

    /** The window that somebody named. */
    public static NightWindow named(Window window) {
        return new NightWindow(window, Reason.NAMED);
    }

    /** The window of a deep listing that somebody asked for. */
    public static NightWindow asked(LocalDate today, Optional<LocalDate> newestReceipt, DeepListing deep) {
        return new NightWindow(Window.deep(today, newestReceipt, deep.days()), Reason.DEEP_ASKED);
    }

    /** The window of a night for which nobody named one: a deep one when that is due, else the usual one. */
    public static NightWindow of(
            LocalDate today, Optional<LocalDate> newestReceipt, DeepListing deep, RunHistory history) {
        if (isDue(today, deep, history)) {
            return new NightWindow(Window.deep(today, newestReceipt, deep.days()), Reason.DEEP_DUE);
        }
        return new NightWindow(Window.usual(today, newestReceipt), Reason.USUAL);
    }

    /** Counted from the last run that looked so far back; in a new ledger from its first run, which is to be a back-fill. */
    private static boolean isDue(LocalDate today, DeepListing deep, RunHistory history) {
        return history.lastThatLookedBack(deep.days())
                .or(history::first)
                .map(last -> ChronoUnit.DAYS.between(date(last), today)
                        >= deep.every().toDays())
                .orElse(deep.every().isZero());
    }

    private static LocalDate date(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }

    /** Whether it is that of a deep listing. */
    public boolean isDeep() {
        return switch (reason) {
            case NAMED, USUAL -> false;
            case DEEP_ASKED, DEEP_DUE -> true;
        };
    }
}
