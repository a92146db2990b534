package io.bedrockledger.replay.converse;

import java.io.Serial;

/** A body that has no translation: the place and the rule, without what stands there. */
final class Untranslatable extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String pointer;
    private final String rule;

    Untranslatable(String pointer, String rule) {
        super(pointer + " " + rule);
        this.pointer = pointer;
        this.rule = rule;
    }

    Translation.Refused refused() {
        return new Translation.Refused(pointer, rule);
    }
}
