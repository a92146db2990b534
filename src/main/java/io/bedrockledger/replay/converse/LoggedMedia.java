package io.bedrockledger.replay.converse;

import java.util.Optional;

/** The images and documents that the log holds beside a body, which names them by their place on S3. */
@FunctionalInterface
public interface LoggedMedia {

    /** No medium is at hand. */
    LoggedMedia NONE = s3Uri -> Optional.empty();

    /** The bytes of a medium as base64; empty when it is not at hand. */
    Optional<String> base64(String s3Uri);
}
