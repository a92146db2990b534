package io.bedrockledger.report.data;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What somebody decided about an action that a report proposed, as {@code jobs/acknowledged.yaml} has it.
 *
 * @param action the action's id
 * @param kind what was decided
 * @param by who decided
 * @param on the day of it, UTC
 * @param why the reason
 * @param promisedUsdAWeek what the report said that it saves; null when it was not written down
 */
public record Decision(
        String action,
        Kind kind,
        String by,
        LocalDate on,
        String why,
        @Nullable BigDecimal promisedUsdAWeek) {

    /** Days for which a declined action stays away; the first report after them proposes it again, if it is still worth it. */
    public static final int DECLINED_DAYS = 90;

    /** What can be decided. */
    public enum Kind {
        /** It will be done. */
        ACCEPTED,
        /** It will not. */
        DECLINED,
        /** It is done: what it saves is measured from now on. */
        DONE
    }

    public Decision {
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(on, "on");
        Objects.requireNonNull(why, "why");
    }

    /** Whether it keeps an action out of a report whose week ends on a day. */
    boolean keepsAway(LocalDate day) {
        return switch (kind) {
            case DECLINED -> day.isBefore(on.plusDays(DECLINED_DAYS));
            case DONE -> true;
            case ACCEPTED -> false;
        };
    }
}
