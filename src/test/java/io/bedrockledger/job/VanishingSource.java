package io.bedrockledger.job;

import io.bedrockledger.source.LogObject;
import io.bedrockledger.source.LogSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Consumer;

/** A source one of whose objects is gone right after it was listed; written again it stays. */
final class VanishingSource implements LogSource {

    private final LogSource source;
    private final Path object;
    private boolean vanished;

    VanishingSource(LogSource source, Path object) {
        this.source = source;
        this.object = object;
    }

    @Override
    public String location() {
        return source.location();
    }

    @Override
    public void list(LocalDate from, LocalDate to, Consumer<LogObject> found) throws IOException {
        source.list(from, to, found);
        if (!vanished) {
            vanished = true;
            Files.delete(object);
        }
    }

    @Override
    public Optional<LocalDate> newestLogDate() throws IOException {
        return source.newestLogDate();
    }

    @Override
    public Optional<LocalDate> oldestLogDate() throws IOException {
        return source.oldestLogDate();
    }

    @Override
    public InputStream open(LogObject opened) throws IOException {
        return source.open(opened);
    }

    @Override
    public Optional<InputStream> openBody(String location) throws IOException {
        return source.openBody(location);
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
