package io.bedrockledger.report.part;

import io.bedrockledger.report.Movers;
import io.bedrockledger.report.Movers.Mover;
import io.bedrockledger.report.Query;
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

/** Which workflows moved. */
final class MoversPart {

    private final WeeklyReport report;
    private final Movers movers;
    private final Cells now;
    private final Cells before;

    private MoversPart(WeeklyReport report) {
        this.report = report;
        this.movers = report.movers();
        List<Amount> amounts = new ArrayList<>();
        movers.rows().forEach(row -> amounts.add(new Amount(row.nowUsd(), row.beforeUsd())));
        amounts.add(new Amount(movers.restNowUsd(), movers.restBeforeUsd()));
        this.now = Cells.of(amounts, Amount::now);
        this.before = Cells.of(amounts, Amount::before);
    }

    private record Amount(BigDecimal now, @Nullable BigDecimal before) {}

    static Optional<Section> section(WeeklyReport report) {
        return report.movers().rows().isEmpty() ? Optional.empty() : Optional.of(new MoversPart(report).section());
    }

    private Section section() {
        List<Row> rows = new ArrayList<>();
        for (int at = 0; at < movers.rows().size(); at++) {
            rows.add(row(at));
        }
        int rest = movers.rows().size();
        if (movers.restCount() > 0) {
            rows.add(new Row(
                    List.of(
                            Phrase.of(Wording.counted(movers.restCount(), "other workflow", "other workflows"))
                                    .in(Ink.SECOND),
                            Phrase.EMPTY.number(Amounts.bare(now.known(rest))),
                            Wording.change(now.known(rest), before.at(rest)),
                            Wording.percent(now.known(rest), before.at(rest))),
                    Phrase.EMPTY));
        }
        BigDecimal total = now.total() == null ? BigDecimal.ZERO : now.total();
        List<Phrase> totals = List.of(
                Phrase.of(
                        movers.restCount() == 0
                                ? "All"
                                : rest + " of " + Wording.counted(movers.count(), "workflow", "workflows")),
                Phrase.EMPTY.number(Amounts.bare(total)),
                Wording.totalChange(total, before.total()),
                Wording.percent(total, before.total()));
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Table(
                List.of(
                        Column.words("Workflow"),
                        Column.numbers(Wording.weekHead(report)),
                        Column.numbers("Change"),
                        Column.minor("%")),
                rows,
                totals,
                false));
        blocks.addAll(Wording.note(Phrase.EMPTY, report, Query.Section.MOVERS));
        return Section.of("movers", heading(), blocks);
    }

    private Phrase heading() {
        BigDecimal first = before.at(0);
        if (first == null) {
            return Phrase.of("What each workflow cost");
        }
        BigDecimal change = now.known(0).subtract(first);
        return change.abs().compareTo(report.materialUsd()) < 0
                ? Phrase.of("No workflow moved by more than ").number(Amounts.wholeUsd(report.materialUsd()))
                : Phrase.EMPTY
                        .name(Names.shown(movers.rows().get(0).workflow()))
                        .text(" moved most: ")
                        .number(Amounts.change(change));
    }

    private Row row(int at) {
        Mover mover = movers.rows().get(at);
        BigDecimal cents = now.known(at);
        Phrase percent = switch (mover.life()) {
            case CONTINUING -> Wording.percent(mover.nowUsd(), mover.beforeUsd());
            case NEW -> Phrase.of("new");
            case ENDED -> Phrase.of("ended");
        };
        return new Row(
                List.of(
                        Phrase.EMPTY.name(Names.shown(mover.workflow())),
                        Phrase.EMPTY.number(Amounts.bare(cents)),
                        Wording.change(cents, before.at(at)),
                        percent),
                below(mover));
    }

    private Phrase below(Mover mover) {
        Phrase phrase = Phrase.EMPTY;
        if (report.scope().isFinops() && mover.team() != null) {
            phrase = phrase.name(Names.shown(mover.team())).text(" \u00b7 ");
        }
        String turned = mover.turnedOn() == null ? "" : Dates.day(mover.turnedOn());
        phrase = switch (mover.life()) {
            case CONTINUING -> phrase.then(Wording.reasons(mover.reasons()));
            case NEW -> phrase.text(turned.isEmpty() ? "new" : "new, first call " + turned);
            case ENDED -> phrase.text(turned.isEmpty() ? "ended" : "ended, last call " + turned);
        };
        return phrase.in(Ink.SECOND);
    }
}
