package io.bedrockledger.cli;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a person can do about a machine that does not do its part: a full disk, a file system that is only to be read, a file
 * of somebody else. Whatever was being done then, the system's own words are somewhere among the causes.
 */
final class BrokenEnvironment {

    /** The place that a message of ours begins with. */
    private static final Pattern PLACE = Pattern.compile("\\[([^\\]]+)\\] ");

    /** A file that a library names after a word and a colon, or a database in quotes. */
    private static final Pattern FILE = Pattern.compile("(?:file: |\")([^\\s\"]*[/\\\\][^\\s\"]+)");

    private static final String FULL = "there must be room on the disk; none is left; make room there";
    private static final String QUOTA =
            "there must be room on the disk; the quota of who runs this is used up; raise it";
    private static final String READ_ONLY =
            "the data folder must be writable; its file system is mounted read-only; mount it writable";
    private static final String DENIED =
            "who runs this must be allowed to read and write the data folder; access is denied; grant it";

    private BrokenEnvironment() {}

    /**
     * The message; empty when the failure tells of nothing like that.
     *
     * @param explained whether its own message says what was denied to whom
     */
    static Optional<String> told(Throwable failure, boolean explained) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            for (Throwable beside : List.of(cause.getSuppressed())) {
                Optional<String> found = told(failure, beside, explained);
                if (found.isPresent()) {
                    return found;
                }
            }
            Optional<String> found = told(failure, cause, explained);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> told(Throwable failure, Throwable cause, boolean explained) {
        return rule(cause)
                .filter(rule -> !explained || !rule.equals(DENIED))
                .map(rule -> "[" + place(failure, cause) + "] " + rule + ", then run again");
    }

    private static Optional<String> rule(Throwable cause) {
        String said = String.valueOf(cause.getMessage());
        if (said.contains("No space left on device") || said.contains("not enough space on the disk")) {
            return Optional.of(FULL);
        }
        if (said.contains("Disk quota exceeded")) {
            return Optional.of(QUOTA);
        }
        if (said.contains("Read-only file system")) {
            return Optional.of(READ_ONLY);
        }
        return cause instanceof AccessDeniedException ? Optional.of(DENIED) : Optional.empty();
    }

    /**
     * Where it was: the file that the system names, or the outermost message that names one. Databases and libraries
     * that unpack native code say none, and have these two.
     */
    private static String place(Throwable failure, Throwable cause) {
        if (cause instanceof FileSystemException system && system.getFile() != null) {
            return system.getFile();
        }
        for (@Nullable Throwable told = failure; told != null; told = told.getCause()) {
            String message = String.valueOf(told.getMessage());
            Matcher place = PLACE.matcher(message);
            if (place.lookingAt()) {
                return place.group(1);
            }
            Matcher file = FILE.matcher(message);
            if (file.find()) {
                return file.group(1);
            }
        }
        return "data folder or " + System.getProperty("java.io.tmpdir");
    }
}
