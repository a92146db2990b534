package io.bedrockledger.invocation;

import io.bedrockledger.invocation.json.JsonScanner;
import io.bedrockledger.invocation.json.JsonTape;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the off-loaded bodies of answers that decide a number. A body that is not there, is damaged, is above a limit or is
 * no JSON is as one that was never delivered: the record around it stands.
 */
final class OffloadedAnswers implements Closeable {

    private final OffloadedBodies bodies;
    private final BodyNeed need;
    private final Limits limits;
    private final ObjectBytes source;
    private final RecordWindow window;
    private final JsonScanner scanner = new JsonScanner();
    private final JsonTape tape;

    OffloadedAnswers(OffloadedBodies bodies, BodyNeed need, Limits limits, LargeRecords large) {
        this.bodies = bodies;
        this.need = need;
        this.limits = limits;
        this.source = new ObjectBytes(limits);
        this.window = new RecordWindow(source, limits.recordBytes(), large);
        this.tape = new JsonTape(limits.recordTokens());
    }

    /** The body at that place, valid until the next call; null when it decides nothing or cannot be read. */
    @Nullable
    JsonTape find(String location, EnvelopeFacts facts) throws IOException {
        if (!need.decides(facts)) {
            return null;
        }
        Optional<InputStream> found = bodies.open(location);
        if (found.isEmpty()) {
            return null;
        }
        try (InputStream raw = found.get()) {
            source.begin(raw);
            window.begin();
            return readWhole() && isOneValue() ? tape : null;
        }
    }

    private boolean readWhole() throws IOException {
        boolean more = true;
        while (more && window.size() <= limits.recordBytes()) {
            more = window.fill();
        }
        return source.ending() == ObjectBytes.Ending.WHOLE && window.size() <= limits.recordBytes();
    }

    private boolean isOneValue() {
        JsonScanner.Outcome outcome = scanner.scan(window.bytes(), window.from(), window.to(), true, tape);
        return outcome == JsonScanner.Outcome.COMPLETE
                && isBlankFrom(scanner.length())
                && !tape.isNotUtf8(JsonTape.ROOT);
    }

    /** Several values one after the other are no body, whatever the first of them tells. */
    private boolean isBlankFrom(int offset) {
        byte[] b = window.bytes();
        int p = window.from() + offset;
        while (p < window.to() && (b[p] == ' ' || b[p] == '\n' || b[p] == '\r' || b[p] == '\t')) {
            p++;
        }
        return p == window.to();
    }

    /** Gives back the memory of an unusually large body. */
    void shrink() {
        tape.shrink();
        window.begin();
    }

    @Override
    public void close() {
        source.close();
    }
}
