package io.bedrockledger.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to do, and what came of what was done.
 *
 * @param top at most three, the most valuable first; empty when nothing is worth doing
 * @param togetherUsdAWeek what the top ones save together, USD a week; less than their sum where they overlap; null when they are
 *     not alike enough to say
 * @param others how many more there are, not shown
 * @param declined how many are kept away because somebody declined them in the last 90 days
 * @param done those that were accepted and done, with what they saved
 */
public record Actions(
        List<Action> top, @Nullable BigDecimal togetherUsdAWeek, int others, int declined, List<Done> done) {

    /** Nothing to do and nothing done. */
    public static final Actions NONE = new Actions(List.of(), null, 0, 0, List.of());

    public Actions {
        top = List.copyOf(top);
        done = List.copyOf(done);
        Checks.require(top.size() <= 3, "three actions at most, the others are counted", top.size());
    }

    /**
     * One thing to do.
     *
     * @param id its identity, as {@code jobs/acknowledged.yaml} takes it
     * @param title an order, without a full stop: "Send the fixed part of kb-answer's prompt first"
     * @param evidence what the rows prove, whole sentences
     * @param workflow whose it is; null when it is about no single one
     * @param owner who can do it; null when nobody is declared
     * @param savingUsdAWeek a positive amount; null when it is worth doing for another reason than money
     * @param accepted whether somebody said that they will
     */
    public record Action(
            String id,
            String title,
            String evidence,
            @Nullable String workflow,
            @Nullable String owner,
            @Nullable BigDecimal savingUsdAWeek,
            boolean accepted) {

        public Action {
            Checks.require(
                    savingUsdAWeek == null || savingUsdAWeek.signum() > 0, "a saving is positive", savingUsdAWeek);
        }
    }

    /**
     * A thing done, measured against its promise.
     *
     * @param title as it was proposed
     * @param doneOn the day that it was declared done
     * @param promisedUsdAWeek what it was said to save
     * @param realisedUsdAWeek what it saved in this week, negative when it made things dearer; null when that cannot be told yet
     */
    public record Done(
            String title,
            LocalDate doneOn,
            @Nullable BigDecimal promisedUsdAWeek,
            @Nullable BigDecimal realisedUsdAWeek) {}
}
