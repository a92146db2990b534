package io.bedrockledger.warehouse;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A database file of the data folder that cannot be opened or written, and why, by what H2 and the system say. */
public final class EmbeddedDatabase {

    /** H2's DATABASE_ALREADY_OPEN_1. */
    private static final int ALREADY_OPEN = 90020;

    /** H2's FILE_CORRUPTED_1. */
    private static final int FILE_CORRUPTED = 90030;

    /** H2's FEATURE_NOT_SUPPORTED_1: a file that can only be read is not shared with other processes. */
    private static final int NOT_SUPPORTED = 50100;

    /** What its storage says of a file that is none of its own, or not whole: MVStore's ERROR_FILE_CORRUPT, 6. */
    private static final String STORE_CORRUPT = "/6]";

    private EmbeddedDatabase() {}

    /** Why a database file is of no use. */
    public enum Trouble {
        /** Another process holds it, and shares it with nobody. */
        LOCKED,
        /** Its content is not what a database wrote. */
        DAMAGED,
        /** Who runs this may not write it. */
        DENIED
    }

    /** The trouble that a failure tells of; empty when it tells of another one. */
    public static Optional<Trouble> trouble(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            Optional<Trouble> found = one(cause);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<Trouble> one(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        if (cause instanceof SQLException sql && sql.getErrorCode() != 0) {
            return switch (sql.getErrorCode()) {
                case ALREADY_OPEN -> Optional.of(Trouble.LOCKED);
                case FILE_CORRUPTED -> Optional.of(Trouble.DAMAGED);
                case NOT_SUPPORTED -> Optional.of(Trouble.DENIED);
                default -> Optional.empty();
            };
        }
        if (cause instanceof EOFException || message.endsWith(STORE_CORRUPT)) {
            return Optional.of(Trouble.DAMAGED);
        }
        boolean denied = cause instanceof IOException
                && (message.contains("Permission denied") || message.contains("Read-only file system"));
        return denied ? Optional.of(Trouble.DENIED) : Optional.empty();
    }

    /**
     * What to tell of a file in trouble.
     *
     * @param name what the file is, as in: the embedded catalog
     */
    public static String message(Path file, String name, Trouble trouble) {
        String told = switch (trouble) {
            case LOCKED ->
                " must be free, or open in another ledger command; another process holds it; end that one (fuser names"
                        + " it), then run again";
            case DAMAGED -> " must be whole; it is damaged; bring the data folder back from a copy";
            case DENIED ->
                " must be readable and writable, also to answer questions; it is not; grant access to it and its folder"
                        + " to the user who runs this";
        };
        return "[" + file + "] " + name + told;
    }
}
