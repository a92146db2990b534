package io.bedrockledger.report.part;

import io.bedrockledger.report.FinopsPart;
import io.bedrockledger.report.FinopsPart.Caller;
import io.bedrockledger.report.Query;
import io.bedrockledger.report.WeeklyReport;
import io.bedrockledger.report.content.Block;
import io.bedrockledger.report.content.Block.Column;
import io.bedrockledger.report.content.Block.Row;
import io.bedrockledger.report.content.Phrase;
import io.bedrockledger.report.content.Section;
import io.bedrockledger.report.words.Amounts;
import io.bedrockledger.report.words.Names;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who called for nobody that is known, for FinOps. */
final class NobodyPart {

    private NobodyPart() {}

    static Optional<Section> section(WeeklyReport report) {
        FinopsPart finops = report.finops();
        if (finops == null || finops.nobody().isEmpty()) {
            return Optional.empty();
        }
        List<Caller> callers = new ArrayList<>(finops.nobody());
        Cells usd = Cells.of(withRest(finops), amount -> amount);
        List<Row> rows = new ArrayList<>();
        for (int at = 0; at < callers.size(); at++) {
            Caller caller = callers.get(at);
            rows.add(Row.of(
                    Phrase.EMPTY.name(caller.principal() == null ? "caller not kept" : Names.shown(caller.principal())),
                    Phrase.EMPTY.number(Amounts.count(caller.calls())),
                    Phrase.EMPTY.number(Amounts.bare(usd.known(at)))));
        }
        if (finops.nobodyRestCount() > 0) {
            rows.add(Row.of(
                    Phrase.of(Wording.counted(finops.nobodyRestCount(), "other caller", "other callers")),
                    Phrase.EMPTY,
                    Phrase.EMPTY.number(Amounts.bare(usd.known(callers.size())))));
        }
        BigDecimal total = usd.total() == null ? BigDecimal.ZERO : usd.total();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Table(
                List.of(Column.words("Caller"), Column.numbers("Calls"), Column.numbers("US dollars")),
                rows,
                List.of(
                        Phrase.of(callers.size() + " of "
                                + Wording.counted(callers.size() + finops.nobodyRestCount(), "caller", "callers")),
                        Phrase.EMPTY,
                        Phrase.EMPTY.number(Amounts.bare(total))),
                false));
        blocks.addAll(Wording.note(Phrase.EMPTY, report, Query.Section.NOBODY));
        return Optional.of(
                Section.of("nobody", Phrase.EMPTY.number(Amounts.usd(total)).text(" is nobody's"), blocks));
    }

    private static List<BigDecimal> withRest(FinopsPart finops) {
        List<BigDecimal> amounts =
                new ArrayList<>(finops.nobody().stream().map(Caller::usd).toList());
        amounts.add(finops.nobodyRestUsd());
        return amounts;
    }
}
