package io.bedrockledger.invocation;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Where the bodies are that AWS stored beside the records. */
@FunctionalInterface
public interface OffloadedBodies {

    /**
     * Opens the stored bytes of a body, compressed or not; the reader closes them.
     *
     * @param location {@code s3://bucket/key} as the record has it
     * @return empty when nothing is there, or the place must not be read
     * @throws IOException when it cannot be told whether something is there
     */
    Optional<InputStream> open(String location) throws IOException;
}
