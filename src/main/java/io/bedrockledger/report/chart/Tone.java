package io.bedrockledger.report.chart;

import java.awt.Color;
import java.util.List;
import java.util.Locale;

/**
 * The colours of a picture on light or on dark paper. Text has a contrast of at least 4.5 against its paper, marks of at least 3; the
 * paler slices of a stack lean on their gap and their label.
 */
public enum Tone {
    /** On white. */
    LIGHT(
            "#FFFFFF",
            "#16202B",
            "#4A5663",
            "#636E7A",
            "#C9CFD5",
            "#A8410C",
            "#D9641E",
            "#175E99",
            "#2F80C2",
            "#F6DCC8",
            List.of("#22364A", "#7C8FA1", "#A3B1BE", "#C4CED6", "#DFE5EA")),
    /** On the dark paper of a mail at night. */
    DARK(
            "#161A1F",
            "#E9EDF1",
            "#B7C0C9",
            "#929DA8",
            "#3A434C",
            "#F2A56E",
            "#E0854A",
            "#82BEEC",
            "#5AA2DB",
            "#43301F",
            List.of("#CBD7E2", "#8496A7", "#637587", "#485766", "#333E49"));

    final Color paper;
    final Color ink;
    final Color second;
    final Color third;
    final Color rule;
    final Color up;
    final Color upBar;
    final Color down;
    final Color downBar;
    final Color fan;

    @SuppressWarnings("ImmutableEnumChecker") // It is filled once and never handed out.
    private final Color[] stack;

    Tone(
            String paper,
            String ink,
            String second,
            String third,
            String rule,
            String up,
            String upBar,
            String down,
            String downBar,
            String fan,
            List<String> stack) {
        this.paper = Color.decode(paper);
        this.ink = Color.decode(ink);
        this.second = Color.decode(second);
        this.third = Color.decode(third);
        this.rule = Color.decode(rule);
        this.up = Color.decode(up);
        this.upBar = Color.decode(upBar);
        this.down = Color.decode(down);
        this.downBar = Color.decode(downBar);
        this.fan = Color.decode(fan);
        this.stack = stack.stream().map(Color::decode).toArray(Color[]::new);
    }

    /** The colour of a slice, from the bottom up; all above the fifth have the palest. */
    Color slice(int layer) {
        return stack[Math.min(layer, stack.length - 1)];
    }

    /** As the name of a file has it: {@code light} or {@code dark}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
