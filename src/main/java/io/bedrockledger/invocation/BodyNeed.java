package io.bedrockledger.invocation;

/** Whether the off-loaded body of an answer decides a number, so that it is worth a request to open it. */
@FunctionalInterface
public interface BodyNeed {

    boolean decides(EnvelopeFacts facts);
}
