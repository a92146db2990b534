package io.bedrockledger.report.part;

import io.bedrockledger.report.Health;
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
import io.bedrockledger.report.words.Reasons;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether the numbers may be trusted. */
final class HealthPart {

    private static final int WEEK_DAYS = 7;

    private HealthPart() {}

    static Section section(WeeklyReport report) {
        Health health = report.health();
        List<Row> rows = new ArrayList<>();
        rows.add(dataUpTo(health.dataUpTo(), report.origin().zone()));
        rows.add(row("Log days complete", health.logDaysComplete() + " of " + WEEK_DAYS));
        add(rows, "Records read", health.records());
        rows.add(row(
                health.records() == null ? "Calls counted" : "\u2026 counted as calls", Amounts.count(health.calls())));
        add(rows, "\u2026 sent twice, counted once", health.duplicates());
        add(rows, "\u2026 rejected, with reason", health.rejected());
        rows.add(row("Calls without a price", Amounts.count(health.unpricedCalls())));
        rows.add(row("Calls with a floor and a ceiling", Amounts.count(health.boundedCalls())));
        rows.add(
                health.lateCalls() == null
                        ? Row.of(Phrase.of("Arrived late"), Phrase.of("unknown").in(Ink.THIRD))
                        : row("Arrived late, counted", Amounts.count(health.lateCalls())));
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Table(List.of(Column.words(""), Column.numbers("")), rows, List.of(), false));
        blocks.addAll(Wording.note(note(report), report, Query.Section.HEALTH));
        return Section.of("health", headline(report), blocks);
    }

    /** {@code The week's data is complete}, or which days are missing. */
    static Phrase headline(WeeklyReport report) {
        List<LocalDate> missing = report.health().missingLogDays();
        if (missing.isEmpty()) {
            return Phrase.of("The week's data is complete");
        }
        String days = Reasons.list(missing.stream().map(Dates::day).toList());
        return Phrase.of(
                missing.size() == 1
                        ? "One log day is missing: " + days + "; costs are too low"
                        : Reasons.number(missing.size()) + " log days are missing: " + days + "; costs are too low");
    }

    /** The zone stands at the label: beside the time, which does not wrap, it would leave the labels no room. */
    private static Row dataUpTo(@Nullable Instant time, ZoneId zone) {
        boolean utc = zone.normalized().equals(ZoneOffset.UTC);
        return row(
                utc ? "Data up to" : "Data up to, time of " + zone.getId(),
                time == null ? "unknown" : Dates.dayAndTimeOf(time, zone));
    }

    private static Phrase note(WeeklyReport report) {
        Health health = report.health();
        Phrase phrase = Phrase.of("Price book " + Names.shown(health.priceBook()));
        LocalDate checked = health.priceBookChecked();
        if (checked != null) {
            long days = ChronoUnit.DAYS.between(checked, report.week().lastDay());
            phrase = phrase.text(", checked on " + Dates.day(checked)
                    + (days > 0 ? ", " + Wording.counted(days, "day", "days") + " before the week's end" : ""));
        }
        phrase = phrase.text(".");
        for (String blind : health.cannotSee()) {
            phrase = phrase.text(" " + Names.clean(blind));
        }
        return phrase;
    }

    private static Row row(String name, String value) {
        return Row.of(Phrase.of(name), Phrase.EMPTY.number(value));
    }

    private static void add(List<Row> rows, String name, @Nullable Long count) {
        if (count != null) {
            rows.add(row(name, Amounts.count(count)));
        }
    }
}
