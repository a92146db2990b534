package io.bedrockledger.report.part;

import io.bedrockledger.report.Movers;
import io.bedrockledger.report.Query;
import io.bedrockledger.report.WeeklyReport;
import io.bedrockledger.report.content.Block;
import io.bedrockledger.report.content.Ink;
import io.bedrockledger.report.content.Phrase;
import io.bedrockledger.report.words.Amounts;
import io.bedrockledger.report.words.Dates;
import io.bedrockledger.report.words.Names;
import io.bedrockledger.report.words.Reasons;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Phrases that several parts have in common. */
final class Wording {

    /** Below it a percentage of a cost says nothing. */
    static final BigDecimal LEAST_USD = BigDecimal.ONE;

    private Wording() {}

    /** {@code week 47}, the report's own. */
    static String week(WeeklyReport report) {
        return Dates.week(report.week());
    }

    /** {@code Week 47}, as a head. */
    static String weekHead(WeeklyReport report) {
        return "Week " + Dates.weekNumber(report.week());
    }

    /** {@code week 46}, the one before. */
    static String weekBefore(WeeklyReport report) {
        return Dates.week(report.week().previous());
    }

    /** Whose report it is, at the beginning of a sentence. */
    static String who(WeeklyReport report) {
        return report.scope().isFinops()
                ? "All teams"
                : Names.first(report.scope().team());
    }

    /** A change between two amounts of a table, in cents, coloured; empty where the earlier is unknown. */
    static Phrase change(BigDecimal nowCents, @Nullable BigDecimal beforeCents) {
        if (beforeCents == null) {
            return Phrase.EMPTY;
        }
        BigDecimal change = nowCents.subtract(beforeCents);
        return Phrase.EMPTY.number(Amounts.change(change), Ink.ofChange(change));
    }

    /** The same in a total, which has no colour. */
    static Phrase totalChange(BigDecimal nowCents, @Nullable BigDecimal beforeCents) {
        return beforeCents == null ? Phrase.EMPTY : Phrase.EMPTY.number(Amounts.change(nowCents.subtract(beforeCents)));
    }

    /** The change in per cent. */
    static Phrase percent(BigDecimal now, @Nullable BigDecimal before) {
        return Phrase.EMPTY.number(Amounts.percent(now, before, LEAST_USD));
    }

    /** {@code longer answers +154.32, more calls +141.09}; empty without reasons. */
    static Phrase reasons(List<Movers.Reason> reasons) {
        Phrase phrase = Phrase.EMPTY;
        String before = "";
        for (Movers.Reason reason : reasons) {
            phrase = phrase.text(before
                            + Reasons.inSentence(reason.term(), reason.usd().signum()) + " ")
                    .number(Amounts.change(reason.usd()));
            before = ", ";
        }
        return phrase.in(Ink.SECOND);
    }

    /** Which files hold the numbers of a section; empty when none does. */
    static Phrase files(WeeklyReport report, Query.Section section) {
        List<Query> queries = report.queries().stream()
                .filter(query -> query.section() == section)
                .toList();
        Phrase phrase = Phrase.of(queries.isEmpty() ? "" : "Query and rows: ");
        String before = "";
        for (Query query : queries) {
            phrase = phrase.text(before).file(query.name() + ".sql").text(", ").file(query.name() + ".csv");
            before = ", ";
        }
        return phrase;
    }

    /** Small print: a text, then the files of a section; nothing when both are empty. */
    static List<Block> note(Phrase text, WeeklyReport report, Query.Section section) {
        Phrase files = files(report, section);
        Phrase both = text.isEmpty() || files.isEmpty()
                ? text.then(files)
                : text.text(" ").then(files);
        return both.isEmpty() ? List.of() : List.of(new Block.Note(both));
    }

    /** {@code 1 call}, {@code 12 calls}. */
    static String counted(long count, String one, String many) {
        return Amounts.count(count) + " " + (count == 1 ? one : many);
    }
}
