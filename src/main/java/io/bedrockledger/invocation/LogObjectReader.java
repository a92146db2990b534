package io.bedrockledger.invocation;

import io.bedrockledger.invocation.json.JsonTape;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads log objects, one after the other, into records. One instance serves one thread and keeps its buffers.
 *
 * <p>A non-blank line that is one complete JSON value is a record. A value may span lines when it parses as a whole, and
 * another may follow it on its line. The elements of an array are records. A line that begins no such value is one rejected
 * record, and reading resumes at the next line; so is what follows a value on its line and begins no other.
 */
public final class LogObjectReader implements Closeable {

    private static final int NOTHING = -1;
    private static final int NO_END = -2;

    private final Limits limits;
    private final ObjectBytes source;
    private final RecordWindow window;
    private final RecordScan scan;
    private final LargeRecords large = new LargeRecords();
    private final OffloadedAnswers offloaded;
    private final RecordReader records;

    private FolderIdentity folder = FolderIdentity.UNKNOWN;
    private Consumer<LogRecord> out = record -> {};
    private long lineNumber;
    private long count;

    /**
     * @param key of the fingerprints in the records' shapes
     * @param bodies where the bodies are that AWS stored beside the records
     * @param need which of them to open
     */
    public LogObjectReader(FingerprintKey key, OffloadedBodies bodies, BodyNeed need, Limits limits) {
        this.limits = limits;
        this.source = new ObjectBytes(limits);
        this.window = new RecordWindow(source, limits.recordBytes(), large);
        this.scan = new RecordScan(limits, window);
        this.offloaded = new OffloadedAnswers(bodies, need, limits, large);
        this.records = new RecordReader(key, offloaded);
    }

    /**
     * Reads an object to its end, or to where it is damaged.
     *
     * @param raw the object's bytes as they are stored; not closed
     * @param folder whose object it is
     * @param out takes each record, in the order of the object
     * @throws IOException when the bytes, or an off-loaded body, cannot be fetched; never because of what they are
     */
    public ObjectTally read(InputStream raw, FolderIdentity folder, Consumer<LogRecord> out) throws IOException {
        this.folder = folder;
        this.out = out;
        lineNumber = 1;
        count = 0;
        source.begin(raw);
        window.begin();
        scan.begin();
        try {
            while (hasNext()) {
                readValue();
            }
            rejectRest();
        } finally {
            shrink();
        }
        return new ObjectTally(count, source.uncompressedBytes());
    }

    /**
     * The sketch of the call that is being handed over, for who takes it and while he does. It is made when it is asked for,
     * since most calls tell their prompt otherwise.
     *
     * @return empty when the call has no text, or its request is not at hand
     */
    public Optional<PromptSketch> sketch() {
        return Optional.ofNullable(records.sketch());
    }

    /** Gives back the memory of an unusually large record. */
    private void shrink() {
        scan.tape().shrink();
        window.begin();
        offloaded.shrink();
        large.release();
    }

    /** Passes blank lines, and a byte order mark at the beginning of a line. */
    private boolean hasNext() throws IOException {
        while (true) {
            byte[] b = window.bytes();
            int p = window.from();
            while (p < window.to() && isBlank(b[p])) {
                lineNumber += b[p++] == '\n' ? 1 : 0;
            }
            window.takeTo(p);
            if (p < window.to()) {
                if (!passByteOrderMark()) {
                    return true;
                }
            } else if (!window.fill()) {
                return false;
            }
        }
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }

    private boolean passByteOrderMark() throws IOException {
        if (window.bytes()[window.from()] != (byte) 0xEF) {
            return false;
        }
        if (window.size() < 3) {
            window.fill();
        }
        byte[] b = window.bytes();
        int p = window.from();
        boolean mark = window.size() >= 3 && b[p + 1] == (byte) 0xBB && b[p + 2] == (byte) 0xBF;
        if (mark) {
            window.takeTo(p + 3);
        }
        return mark;
    }

    private void readValue() throws IOException {
        switch (scan.scan()) {
            case VALUE -> value();
            case BROKEN -> rejectLine();
            case UNFINISHED -> unfinished();
            case TOO_LARGE -> rejectTooLarge();
        }
    }

    private void value() throws IOException {
        int length = scan.length();
        int follower = follower(length);
        if (follower == NO_END) {
            rejectTooLarge();
        } else if (follower != NOTHING && follower != '\n' && follower != '{' && follower != '[') {
            rejectLine();
        } else {
            scan.tape().moveTo(window.bytes(), window.from());
            emitValue();
            lineNumber += scan.newlines();
            window.takeTo(window.from() + length);
        }
    }

    /** The first byte behind the value that is no space, without taking it; {@link #NOTHING}; or {@link #NO_END}. */
    private int follower(int length) throws IOException {
        int offset = length;
        while (true) {
            byte[] b = window.bytes();
            int p = window.from() + offset;
            while (p < window.to() && b[p] != '\n' && isBlank(b[p])) {
                p++;
            }
            offset = p - window.from();
            if (p < window.to()) {
                return b[p] & 0xFF;
            }
            if (!window.fill()) {
                return window.isFull() ? NO_END : NOTHING;
            }
        }
    }

    private void emitValue() throws IOException {
        JsonTape tape = scan.tape();
        if (!tape.isArray(JsonTape.ROOT) || tape.elements(JsonTape.ROOT) == 0) {
            emit(records.read(tape, JsonTape.ROOT, folder, lineNumber));
            return;
        }
        long line = lineNumber;
        int counted = 0;
        for (int e = tape.firstChild(JsonTape.ROOT); e < tape.end(JsonTape.ROOT); e = tape.next(e)) {
            line += scan.newlines() == 0 ? 0 : newlines(counted, tape.offset(e));
            counted = tape.offset(e);
            emit(records.read(tape, e, folder, line));
        }
    }

    private int newlines(int fromOffset, int toOffset) {
        int newlines = 0;
        for (int i = window.from() + fromOffset; i < window.from() + toOffset; i++) {
            newlines += window.bytes()[i] == '\n' ? 1 : 0;
        }
        return newlines;
    }

    private void emit(LogRecord record) {
        count++;
        out.accept(record);
    }

    /** The object ends here. If it is damaged, what is unfinished belongs to the rest, which is one rejected record. */
    private void unfinished() throws IOException {
        if (window.endsWhole()) {
            rejectLine();
        } else {
            window.takeTo(window.to());
        }
    }

    private void rejectLine() throws IOException {
        int broken = window.from() + scan.length();
        int newline = Math.min(window.indexOfNewline(window.from()), broken + 1);
        scan.inVain(Math.max(0, broken - newline));
        // Where a later line breaks the value is not told: a line's own record must not depend on its neighbours.
        Rejected rejected = new Rejected(
                lineNumber,
                RejectReason.MALFORMED_JSON,
                "a line must be one complete JSON value, or begin one that ends on a later line",
                broken < newline
                        ? "broken at byte " + (scan.length() + 1) + " of the value"
                        : "the line ends inside a value that has no end");
        passLine();
        emitUnlessCut(rejected);
    }

    private void rejectTooLarge() throws IOException {
        Rejected rejected = new Rejected(
                lineNumber,
                RejectReason.RECORD_TOO_LARGE,
                "a record must have at most " + limits.recordBytes() + " bytes and " + limits.recordTokens()
                        + " JSON tokens",
                "a value of more than " + scan.excess());
        int newlines = scan.newlines();
        // What was scanned is passed, and with it its newlines.
        window.takeTo(window.from() + scan.length());
        passLine();
        emitUnlessCut(rejected);
        lineNumber += newlines;
    }

    /** Emits the rejection of a line that was passed; where damage cuts the line, the rest of the object stands for it. */
    private void emitUnlessCut(Rejected rejected) {
        if (window.size() > 0 || window.endsWhole()) {
            emit(rejected);
        }
    }

    /** Takes all up to the next newline, which stays. */
    private void passLine() throws IOException {
        do {
            window.takeTo(window.indexOfNewline(window.from()));
        } while (window.size() == 0 && window.fill());
    }

    private void rejectRest() {
        switch (source.ending()) {
            case OPEN, WHOLE -> {}
            case TORN ->
                rejectRest(RejectReason.TORN_OBJECT, "a gzip object must end with its trailer", "it ends before");
            case CORRUPT -> rejectRest(RejectReason.CORRUPT_OBJECT, "a gzip object must be intact", "it is damaged");
            case TOO_LARGE ->
                rejectRest(
                        RejectReason.OBJECT_TOO_LARGE,
                        "an object must have at most " + limits.objectBytes() + " bytes, and past "
                                + limits.ratioFromBytes() + " at most " + limits.ratio() + " for each stored one",
                        "it has more");
        }
    }

    private void rejectRest(RejectReason reason, String rule, String found) {
        emit(new Rejected(lineNumber, reason, rule, found + ", after " + source.uncompressedBytes() + " bytes"));
    }

    @Override
    public void close() {
        source.close();
        offloaded.close();
    }
}
