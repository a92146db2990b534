package io.bedrockledger.report.part;

import io.bedrockledger.report.Query;
import io.bedrockledger.report.Replay;
import io.bedrockledger.report.WeeklyReport;
import io.bedrockledger.report.content.Block;
import io.bedrockledger.report.content.Block.Column;
import io.bedrockledger.report.content.Block.Row;
import io.bedrockledger.report.content.Ink;
import io.bedrockledger.report.content.Phrase;
import io.bedrockledger.report.content.Section;
import io.bedrockledger.report.words.Amounts;
import io.bedrockledger.report.words.Dates;
import io.bedrockledger.report.words.Names;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a cheaper model would do. */
final class ReplayPart {

    /** Rows shown; the others are counted. */
    private static final int MOST_ROWS = 10;

    private static final BigDecimal POINTS = BigDecimal.valueOf(100);

    private ReplayPart() {}

    static Optional<Section> section(WeeklyReport report) {
        List<Replay> replays = report.replays();
        if (replays.isEmpty()) {
            return Optional.empty();
        }
        List<Row> rows = replays.stream().limit(MOST_ROWS).map(ReplayPart::row).toList();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Table(
                List.of(
                        Column.words("Candidate"),
                        Column.words("Verdict"),
                        Column.minor("Points against incumbent"),
                        Column.numbers("Cost")),
                rows,
                List.of(),
                false));
        int hidden = replays.size() - rows.size();
        Phrase note = Phrase.of("Margins were set before the runs; intervals are of 95\u00a0%."
                + (hidden > 0 ? " " + rows.size() + " of " + replays.size() + " candidates." : ""));
        blocks.addAll(Wording.note(note, report, Query.Section.REPLAY));
        return Optional.of(Section.of("replay", heading(replays.get(0)), blocks));
    }

    private static Phrase heading(Replay replay) {
        return Phrase.of("Replay: ")
                .name(Names.shown(replay.candidate()))
                .text(
                        switch (replay.verdict()) {
                            case NOT_WORSE -> " is not worse for ";
                            case WORSE -> " is worse for ";
                            case UNDECIDED -> " is undecided for ";
                            case REFUSED -> " could not be judged for ";
                        })
                .name(Names.shown(replay.workflow()));
    }

    private static Row row(Replay replay) {
        Phrase points = replay.difference() == null
                ? Phrase.of("\u2013")
                : Phrase.EMPTY
                        .number(points(replay.difference()))
                        .then(Phrase.of(" (" + points(replay.differenceLow()) + " to " + points(replay.differenceHigh())
                                        + ")")
                                .in(Ink.SECOND));
        Phrase cost = replay.costRatio() == null
                ? Phrase.of("unknown").in(Ink.THIRD)
                : Phrase.EMPTY.number(Amounts.wholeShare(replay.costRatio(), BigDecimal.ONE));
        return new Row(
                List.of(Phrase.EMPTY.name(Names.shown(replay.candidate())), verdict(replay), points, cost),
                Phrase.EMPTY
                        .name(Names.shown(replay.workflow()))
                        .text(", against ")
                        .name(Names.shown(replay.incumbent()))
                        .text(", " + Amounts.count(replay.items()) + " calls, margin "
                                + Amounts.number(replay.margin().multiply(POINTS), 1) + " points, "
                                + Dates.day(replay.on()))
                        .in(Ink.SECOND));
    }

    private static String points(@Nullable BigDecimal difference) {
        return difference == null
                ? "unknown"
                : (difference.signum() > 0 ? "+" : "") + Amounts.number(difference.multiply(POINTS), 1);
    }

    private static Phrase verdict(Replay replay) {
        return switch (replay.verdict()) {
            case NOT_WORSE -> Phrase.EMPTY.number("NOT WORSE", Ink.DOWN).bold();
            case WORSE -> Phrase.EMPTY.number("WORSE", Ink.UP).bold();
            case UNDECIDED -> Phrase.EMPTY.number("UNDECIDED", Ink.SECOND).bold();
            case REFUSED -> Phrase.EMPTY.number("REFUSED", Ink.SECOND).bold();
        };
    }
}
