package io.bedrockledger.invocation;

import java.util.Objects;

/**
 * A record that could not be read as an invocation.
 *
 * @param rule what must hold, in words, such as {@code inputTokenCount must be >= 0}
 * @param detail the field and the type and size of what was found; never text of a prompt or an answer
 */
public record Rejected(long lineNumber, RejectReason reason, String rule, String detail) implements LogRecord {

    public Rejected {
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(detail, "detail");
    }
}
