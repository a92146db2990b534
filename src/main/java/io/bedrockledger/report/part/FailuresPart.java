package io.bedrockledger.report.part;

import io.bedrockledger.report.Failures;
import io.bedrockledger.report.Failures.Failure;
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
import java.util.Optional;

/** What bought nothing. */
final class FailuresPart {

    private FailuresPart() {}

    static Optional<Section> section(WeeklyReport report) {
        Failures failures = report.failures();
        if (failures.rows().isEmpty()) {
            return Optional.empty();
        }
        Cells usd = Cells.of(failures.rows(), Failure::usd);
        List<Row> rows = new ArrayList<>();
        for (int at = 0; at < failures.rows().size(); at++) {
            Failure failure = failures.rows().get(at);
            BigDecimal cents = usd.at(at);
            rows.add(Row.of(
                    Phrase.of(label(failure.kind())),
                    cents == null ? unknown() : Phrase.EMPTY.number(Amounts.count(failure.calls())),
                    cents == null ? unknown() : Phrase.EMPTY.number(Amounts.bare(cents))));
        }
        BigDecimal total = usd.total() == null ? BigDecimal.ZERO : usd.total();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Table(
                List.of(Column.words(""), Column.numbers("Calls"), Column.numbers("US dollars")),
                rows,
                List.of(
                        Phrase.of("All"),
                        Phrase.EMPTY.number(Amounts.count(failures.totalCalls())),
                        Phrase.EMPTY.number(Amounts.bare(total))),
                false));
        blocks.addAll(Wording.note(before(report), report, Query.Section.FAILURES));
        return Optional.of(Section.of("failures", heading(report, total), blocks));
    }

    private static Phrase unknown() {
        return Phrase.of("unknown").in(Ink.THIRD);
    }

    private static Phrase heading(WeeklyReport report, BigDecimal total) {
        if (report.failures().totalCalls() == 0) {
            return Phrase.of("Every call bought an answer");
        }
        BigDecimal cost = report.figures().cost().now();
        Phrase phrase = Phrase.EMPTY.number(Amounts.usd(total));
        return (cost.signum() == 0
                        ? phrase
                        : phrase.text(" (").number(Amounts.share(total, cost)).text(")"))
                .text(" bought nothing");
    }

    private static Phrase before(WeeklyReport report) {
        BigDecimal before = report.failures().beforeUsd();
        return before == null
                ? Phrase.EMPTY
                : Phrase.of("W" + Wording.weekBefore(report).substring(1) + ": ")
                        .number(Amounts.bare(before))
                        .text(".");
    }

    private static String label(Failures.Kind kind) {
        return switch (kind) {
            case ERROR -> "Errors and throttled calls";
            case BLOCKED -> "Blocked by a guardrail";
            case TRUNCATED -> "Cut off at the token limit";
            case RETRIED -> "Asked again after an answer";
        };
    }
}
