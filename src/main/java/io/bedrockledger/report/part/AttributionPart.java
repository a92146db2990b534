package io.bedrockledger.report.part;

import io.bedrockledger.report.Attribution;
import io.bedrockledger.report.Attribution.Grade;
import io.bedrockledger.report.Query;
import io.bedrockledger.report.WeeklyReport;
import io.bedrockledger.report.content.Block;
import io.bedrockledger.report.content.Block.Column;
import io.bedrockledger.report.content.Block.Row;
import io.bedrockledger.report.content.Phrase;
import io.bedrockledger.report.content.Section;
import io.bedrockledger.report.words.Amounts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Whose the money is, and how surely that is known. */
final class AttributionPart {

    private AttributionPart() {}

    static Section section(WeeklyReport report) {
        Attribution attribution = report.attribution();
        BigDecimal total = attribution.totalUsd();
        Cells usd = Cells.of(attribution.rows(), Attribution.Row::usd);
        List<Row> rows = new ArrayList<>();
        for (int at = 0; at < attribution.rows().size(); at++) {
            Attribution.Row row = attribution.rows().get(at);
            rows.add(Row.of(
                    Phrase.of(label(row.grade())),
                    Phrase.EMPTY.number(Amounts.share(row.usd(), total)),
                    Phrase.EMPTY.number(Amounts.bare(usd.known(at)))));
        }
        List<Phrase> totals = List.of(
                Phrase.of("All"),
                Phrase.EMPTY.number(Amounts.share(total, total)),
                Phrase.EMPTY.number(Amounts.bare(total)));
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Table(
                List.of(Column.words(""), Column.numbers("Share"), Column.numbers("US dollars")), rows, totals, false));
        blocks.addAll(Wording.note(Phrase.EMPTY, report, Query.Section.ATTRIBUTION));
        return Section.of("attribution", heading(report, total), blocks);
    }

    private static Phrase heading(WeeklyReport report, BigDecimal total) {
        if (total.signum() == 0) {
            return Phrase.of("No cost to attribute");
        }
        if (report.scope().isFinops()) {
            return Phrase.EMPTY
                    .number(Amounts.share(total.subtract(of(report, Grade.NONE)), total))
                    .text(" has an owner");
        }
        return Phrase.EMPTY
                .number(Amounts.share(of(report, Grade.METADATA).add(of(report, Grade.PROFILE)), total))
                .text(" is known from tags or profiles");
    }

    private static BigDecimal of(WeeklyReport report, Grade grade) {
        return report.attribution().rows().stream()
                .filter(row -> row.grade() == grade)
                .map(Attribution.Row::usd)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static String label(Grade grade) {
        return switch (grade) {
            case METADATA -> "Request metadata";
            case PROFILE -> "Inference profile";
            case PRINCIPAL -> "Role or session name";
            case PROMPT -> "Prompt text matched";
            case NONE -> "Nobody";
        };
    }
}
