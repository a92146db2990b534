package io.bedrockledger.report.part;

import io.bedrockledger.report.FinopsPart;
import io.bedrockledger.report.FinopsPart.Bill;
import io.bedrockledger.report.Query;
import io.bedrockledger.report.WeeklyReport;
import io.bedrockledger.report.content.Block;
import io.bedrockledger.report.content.Block.Column;
import io.bedrockledger.report.content.Block.Row;
import io.bedrockledger.report.content.Phrase;
import io.bedrockledger.report.content.Section;
import io.bedrockledger.report.words.Amounts;
import io.bedrockledger.report.words.Dates;
import io.bedrockledger.report.words.Names;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What AWS billed, for FinOps. */
final class BillPart {

    /** Up to this share of the bill the two are said to agree. */
    private static final BigDecimal AGREES = new BigDecimal("0.005");

    private BillPart() {}

    static Optional<Section> section(WeeklyReport report) {
        FinopsPart finops = report.finops();
        Bill bill = finops == null ? null : finops.bill();
        if (bill == null) {
            return Optional.empty();
        }
        String month = Dates.month(bill.month());
        BigDecimal difference = Amounts.cents(bill.ledgerUsd()).subtract(Amounts.cents(bill.billUsd()));
        List<Row> rows = List.of(
                Row.of(Phrase.of("Ledger, " + month), Phrase.EMPTY.number(Amounts.bare(bill.ledgerUsd()))),
                Row.of(Phrase.of("Bill (CUR 2.0)"), Phrase.EMPTY.number(Amounts.bare(bill.billUsd()))));
        List<Phrase> total = List.of(Phrase.of("Difference"), Phrase.EMPTY.number(Amounts.change(difference)));
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Table(List.of(Column.words(""), Column.numbers("US dollars")), rows, total, false));
        blocks.addAll(Wording.note(Phrase.of(Names.clean(bill.explanation())), report, Query.Section.BILL));
        boolean agrees = difference.abs().compareTo(bill.billUsd().abs().multiply(AGREES)) <= 0;
        return Optional.of(Section.of(
                "bill",
                agrees
                        ? Phrase.of(month + " agrees with the bill")
                        : Phrase.of(month + " differs from the bill by ").number(Amounts.usd(difference.abs())),
                blocks));
    }
}
