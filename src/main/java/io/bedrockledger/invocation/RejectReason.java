package io.bedrockledger.invocation;

/** Why a record is no invocation; the names are part of the public contract. */
public enum RejectReason {
    /** The line is not one complete JSON value, and no value that spans lines begins on it. */
    MALFORMED_JSON,
    /** Bytes that are not UTF-8. */
    INVALID_UTF8,
    /** A complete JSON value that is no object, or whose schemaType is another one. */
    NOT_AN_INVOCATION,
    /** A field without which a call cannot be told from another: timestamp, requestId or modelId. */
    MISSING_FIELD,
    /** A field of another JSON type than AWS documents. */
    WRONG_TYPE,
    /** A timestamp that is no instant, or of no time at which the call can have been. */
    BAD_TIMESTAMP,
    /** A text that identifies the call and is longer than AWS's longest, or has control characters. */
    BAD_TEXT,
    /** A token count below zero. */
    NEGATIVE_TOKENS,
    /** A token count that is no whole number, or above a thousand million. */
    NUMBER_OUT_OF_RANGE,
    /** An account or a region that is not its folder's. */
    MISPLACED,
    /** A record above the size limit. */
    RECORD_TOO_LARGE,
    /** The object ends in mid-stream. */
    TORN_OBJECT,
    /** The compressed bytes are damaged. */
    CORRUPT_OBJECT,
    /** The object is larger than its limit, or inflates beyond the ratio that a log can have. */
    OBJECT_TOO_LARGE
}
