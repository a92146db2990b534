package io.bedrockledger.invocation;

import java.util.concurrent.Semaphore;

/**
 * A worker's permission to hold a record, or a body, that is much larger than any that AWS logs. One worker of the process
 * has it at a time, so that hostile objects on all cores take the memory of one.
 */
final class LargeRecords {

    private static final Semaphore ONE_WORKER = new Semaphore(1);

    private boolean taken;

    /** Waits for the permission, unless it is taken already. */
    void take() {
        if (!taken) {
            ONE_WORKER.acquireUninterruptibly();
            taken = true;
        }
    }

    /** Gives the permission back; nothing happens without it. */
    void release() {
        if (taken) {
            taken = false;
            ONE_WORKER.release();
        }
    }
}
