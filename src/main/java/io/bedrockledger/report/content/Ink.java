package io.bedrockledger.report.content;

import java.math.BigDecimal;

/** What a word is set in. Colour means direction and nothing else; the sign or the word always says it too. */
public enum Ink {
    /** Text and totals. */
    INK,
    /** Causes and evidence. */
    SECOND,
    /** Heads and notes. */
    THIRD,
    /** Dearer, over budget, worse. */
    UP,
    /** Cheaper, a saving, not worse. */
    DOWN;

    /** Of a change of cost: nothing for a change of nothing. */
    public static Ink ofChange(BigDecimal cents) {
        return cents.signum() > 0 ? UP : cents.signum() < 0 ? DOWN : INK;
    }
}
