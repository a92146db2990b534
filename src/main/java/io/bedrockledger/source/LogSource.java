package io.bedrockledger.source;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Consumer;

/** A place that holds model invocation logs in the layout that AWS writes. Safe for use by several threads. */
public interface LogSource extends Closeable {

    /** The place as the user named it, for messages and for what a data folder remembers. */
    String location();

    /**
     * Lists every log object whose day folder lies in the window; bodies under {@code data/}, permission checks and
     * empty objects are no log objects.
     *
     * @param from first UTC day, inclusive
     * @param to last UTC day, inclusive
     * @throws IOException when the place cannot be listed completely; a listing is never silently partial
     */
    void list(LocalDate from, LocalDate to, Consumer<LogObject> found) throws IOException;

    /** Requests that were sent to the place since it was opened; 0 for a folder. */
    default long requests() {
        return 0;
    }

    /** The newest day folder that holds a log object, whatever the window; empty when there is none. */
    Optional<LocalDate> newestLogDate() throws IOException;

    /** The oldest day folder that holds a log object, whatever the window; empty when there is none. */
    Optional<LocalDate> oldestLogDate() throws IOException;

    /** Opens the compressed bytes of a log object; the caller closes them. */
    InputStream open(LogObject object) throws IOException;

    /**
     * Opens an off-loaded body that a record names, under the body root that its bucket is mapped to and nowhere else.
     *
     * @param location {@code s3://bucket/key} as the record has it
     * @return empty when the location is outside every mapped root or nothing is there
     */
    Optional<InputStream> openBody(String location) throws IOException;

    /**
     * Opens an off-loaded body as {@link #openBody(String)} does, under the body roots of the source that holds the
     * record's log object: of several sources, the others are not asked.
     */
    default Optional<InputStream> openBody(LogObject holder, String location) throws IOException {
        return openBody(location);
    }
}
