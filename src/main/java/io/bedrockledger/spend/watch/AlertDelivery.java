package io.bedrockledger.spend.watch;

import java.io.IOException;

/** A way to tell people. */
public interface AlertDelivery {

    /** What it is called in a message, such as {@code file}. */
    String name();

    /**
     * Tells one thing. A notice comes again, with the same {@link AlertNotice#id()}, when a run died or another delivery of it
     * failed before it was recorded as told; what was delivered under that id is then not delivered twice.
     *
     * @throws IOException when it could not be delivered: it comes again in the next night
     */
    void deliver(AlertNotice notice) throws IOException;
}
