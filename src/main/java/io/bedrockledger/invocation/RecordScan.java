package io.bedrockledger.invocation;

import io.bedrockledger.invocation.json.JsonScanner;
import io.bedrockledger.invocation.json.JsonTape;
import java.io.IOException;

/**
 * Scans the value at the beginning of a window, which it fills as far as the value needs and its limit allows.
 *
 * <p>What it finds depends on the object's bytes alone: not on the pieces in which they come, nor on where in the window
 * the value stands.
 */
final class RecordScan {

    /** What the window begins with. */
    enum Found {
        /** A whole value within the limit. */
        VALUE,
        /** No value begins so. */
        BROKEN,
        /** The beginning of a value, at the end of the object. */
        UNFINISHED,
        /** A value above the limit of bytes or of tokens, or the beginning of one. */
        TOO_LARGE
    }

    /** Bytes that may be scanned in vain for each byte of the object, so that reading takes linear time. */
    private static final int VAIN_FOR_EACH = 4;

    private final Limits limits;
    private final RecordWindow window;
    private final JsonScanner scanner = new JsonScanner();
    private final JsonTape tape;
    private long bytesInVain;
    private boolean tooManyTokens;

    RecordScan(Limits limits, RecordWindow window) {
        this.limits = limits;
        this.window = window;
        this.tape = new JsonTape(limits.recordTokens());
    }

    /** Begins with an object. */
    void begin() {
        bytesInVain = 0;
    }

    /** The tokens of the last value that was found. */
    JsonTape tape() {
        return tape;
    }

    /** How far the last scan went, in bytes: the length of a value, else to where it broke. */
    int length() {
        return scanner.length();
    }

    /** Newlines that the last scan passed; all of them stand between tokens. */
    int newlines() {
        return scanner.newlines();
    }

    /** What the last value that was too large had too much of. */
    String excess() {
        return tooManyTokens ? limits.recordTokens() + " JSON tokens" : limits.recordBytes() + " bytes";
    }

    /** Says that {@code bytes} of the last scan will be scanned again, since no value was there. */
    void inVain(int bytes) {
        bytesInVain += bytes;
    }

    Found scan() throws IOException {
        JsonScanner.Outcome outcome = tryScan();
        while (outcome == JsonScanner.Outcome.INCOMPLETE && window.size() <= limits.recordBytes() && window.fill()) {
            outcome = tryScan();
        }
        tooManyTokens = outcome == JsonScanner.Outcome.TOO_MANY_TOKENS;
        return switch (outcome) {
            case COMPLETE -> {
                tape.moveTo(window.bytes(), window.from());
                yield scanner.length() > limits.recordBytes() ? Found.TOO_LARGE : Found.VALUE;
            }
            case INVALID -> Found.BROKEN;
            case INCOMPLETE -> window.size() > limits.recordBytes() ? Found.TOO_LARGE : Found.UNFINISHED;
            case TOO_MANY_TOKENS -> Found.TOO_LARGE;
        };
    }

    private JsonScanner.Outcome tryScan() throws IOException {
        if (!isImpatient()) {
            int to = Math.min(window.to(), limit());
            return scanner.scan(window.bytes(), window.from(), to, isEnd(to), tape);
        }
        int to = endOfLine();
        boolean lineEnds = to < window.to() && window.bytes()[to] == '\n';
        JsonScanner.Outcome outcome = scanner.scan(window.bytes(), window.from(), to, lineEnds || isEnd(to), tape);
        return outcome == JsonScanner.Outcome.INCOMPLETE && lineEnds ? JsonScanner.Outcome.INVALID : outcome;
    }

    /** After too much was scanned in vain, a value may no longer span lines until the object has gone on. */
    private boolean isImpatient() {
        return bytesInVain > limits.recordBytes() + VAIN_FOR_EACH * window.position();
    }

    /** One byte more than a value may have: enough to tell that it is too large. */
    private int limit() {
        return window.from() + limits.recordBytes() + 1;
    }

    private boolean isEnd(int to) {
        return to == window.to() && window.endsWhole();
    }

    /** The index of the newline that ends the line, or of the end of what may be scanned. */
    private int endOfLine() throws IOException {
        int offset = 0;
        while (true) {
            int newline = window.indexOfNewline(window.from() + offset);
            offset = newline - window.from();
            if (newline < window.to() || window.size() > limits.recordBytes() || !window.fill()) {
                return Math.min(window.from() + offset, limit());
            }
        }
    }
}
