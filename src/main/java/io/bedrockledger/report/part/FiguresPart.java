package io.bedrockledger.report.part;

import io.bedrockledger.report.Figures;
import io.bedrockledger.report.Figures.Figure;
import io.bedrockledger.report.Query;
import io.bedrockledger.report.WeeklyReport;
import io.bedrockledger.report.content.Block;
import io.bedrockledger.report.content.Block.Column;
import io.bedrockledger.report.content.Block.Row;
import io.bedrockledger.report.content.Ink;
import io.bedrockledger.report.content.Phrase;
import io.bedrockledger.report.content.Section;
import io.bedrockledger.report.words.Amounts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The three figures, and how sure the first is. */
final class FiguresPart {

    private FiguresPart() {}

    static Section section(WeeklyReport report) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(table(report));
        blocks.addAll(Wording.note(certainty(report.figures()), report, Query.Section.FIGURES));
        return Section.of("figures", Phrase.EMPTY, blocks);
    }

    static Block.Table table(WeeklyReport report) {
        Figures figures = report.figures();
        List<Row> rows = new ArrayList<>();
        rows.add(money("Cost", figures.cost()));
        rows.add(calls(figures.calls()));
        if (figures.costPerThousandCalls() != null) {
            rows.add(money("Per 1,000 calls", figures.costPerThousandCalls()));
        }
        return new Block.Table(
                List.of(
                        Column.words(""),
                        Column.numbers(Wording.weekHead(report)),
                        Column.pairs("change on " + Wording.weekBefore(report)),
                        Column.pairs("on 4-week median")),
                rows,
                List.of(),
                true);
    }

    private static Row money(String name, Figure figure) {
        BigDecimal now = Amounts.cents(figure.now());
        return Row.of(
                Phrase.of(name),
                Phrase.EMPTY.number(Amounts.usd(figure.now())),
                moneyPair(now, figure.before(), true),
                moneyPair(now, figure.median(), false));
    }

    private static Phrase moneyPair(BigDecimal now, @Nullable BigDecimal base, boolean coloured) {
        if (base == null) {
            return Phrase.of("unknown").in(Ink.THIRD);
        }
        BigDecimal change = now.subtract(Amounts.cents(base));
        return Phrase.EMPTY
                .number(Amounts.change(change), coloured ? Ink.ofChange(change) : Ink.INK)
                .number(Amounts.percent(now, base, Wording.LEAST_USD));
    }

    private static Row calls(Figure figure) {
        return Row.of(
                Phrase.of("Calls"),
                Phrase.EMPTY.number(Amounts.whole(figure.now())),
                callsPair(figure.now(), figure.before()),
                callsPair(figure.now(), figure.median()));
    }

    private static Phrase callsPair(BigDecimal now, @Nullable BigDecimal base) {
        return base == null
                ? Phrase.of("unknown").in(Ink.THIRD)
                : Phrase.EMPTY
                        .number(Amounts.countChange(now.subtract(base)))
                        .number(Amounts.percent(now, base, BigDecimal.ONE));
    }

    /** {@code 99.6 % of the cost is exact. $17.86 is a floor; at most $3.42 more.} */
    static Phrase certainty(Figures figures) {
        if (figures.cost().now().signum() == 0 && figures.unpricedCalls() == 0) {
            return Phrase.EMPTY;
        }
        Phrase phrase = Phrase.EMPTY;
        if (figures.floorUsd().signum() == 0) {
            phrase = phrase.text("All of the cost is exact.");
        } else {
            phrase = phrase.number(
                            Amounts.share(figures.exactUsd(), figures.cost().now()))
                    .text(" of the cost is exact. ")
                    .number(Amounts.usd(figures.floorUsd()))
                    .text(" is a floor: at most ")
                    .number(Amounts.usd(figures.atMostMoreUsd()))
                    .text(" more");
            phrase = figures.callsWithoutCeiling() == 0
                    ? phrase.text(".")
                    : phrase.text(", but for "
                            + Wording.counted(figures.callsWithoutCeiling(), "call", "calls")
                            + " of which nobody knows how much more.");
        }
        if (figures.unpricedCalls() == 0) {
            return phrase;
        }
        return phrase.text(" " + Amounts.count(figures.unpricedCalls())
                + (figures.unpricedCalls() == 1
                        ? " call has no price and is not in the cost."
                        : " calls have no price and are not in the cost."));
    }
}
