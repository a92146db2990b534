package io.bedrockledger.samples;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of a log object.
 *
 * @param stamp the time in the name of its object
 * @param deliveredAt orders the lines of an object
 * @param call the call that it records; absent when it is none
 */
record Line(
        Unit unit,
        Instant stamp,
        Instant deliveredAt,
        String text,
        Kind kind,
        @Nullable Sample call) {

    /** What a reader must make of it. */
    enum Kind {
        INVOCATION,
        DUPLICATE,
        REJECTED
    }
}
