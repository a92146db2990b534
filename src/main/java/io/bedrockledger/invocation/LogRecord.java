package io.bedrockledger.invocation;

/** What became of one record of a log object. */
public sealed interface LogRecord permits Invocation, Rejected {

    /** The line of the uncompressed object on which the record begins, counted from 1. */
    long lineNumber();
}
