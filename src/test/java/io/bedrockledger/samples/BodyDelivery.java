package io.bedrockledger.samples;

import java.time.Instant;

/**
 * What becomes of bodies. For two hours somebody had switched them off, for one account and region; those that are
 * off-loaded expire after a day, so that only those of the last day are still there.
 */
final class BodyDelivery {

    static final Unit UNIT = new Unit(Caller.PRODUCTION, Caller.AMERICA);
    static final Instant OFF = Weeks.at(10, 27, "13:00:00");
    static final Instant ON_AGAIN = Weeks.at(10, 27, "15:00:00");

    private static final Instant KEPT_FROM = Weeks.midnight(Weeks.LAST);

    private BodyDelivery() {}

    static boolean isOff(Unit unit, Instant at) {
        return unit.equals(UNIT) && !at.isBefore(OFF) && at.isBefore(ON_AGAIN);
    }

    /** Whether an off-loaded body is still there. */
    static boolean isKept(Instant at) {
        return !at.isBefore(KEPT_FROM);
    }
}
