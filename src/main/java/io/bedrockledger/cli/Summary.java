package io.bedrockledger.cli;

import io.bedrockledger.ingest.RunTotals;
import io.bedrockledger.job.DataFolder;
import io.bedrockledger.warehouse.SqlEngine;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What a run tells at its end: what it read, what the calls cost, whose they are, and what to type next. */
final class Summary {

    /** A window of at most this many days is a night's, and the last day is what people ask about. */
    private static final int NIGHT_DAYS = 7;

    private static final int ROWS = 8;

    private final SqlEngine engine;
    private final RunTotals totals;
    private final DataFolder folder;
    private final String source;

    Summary(SqlEngine engine, RunTotals totals, DataFolder folder, String source) {
        this.engine = engine;
        this.totals = totals;
        this.folder = folder;
        this.source = source;
    }

    void print(PrintStream out) {
        out.println();
        Optional<Span> span = span();
        if (totals.readDays() == 0) {
            nothingRead(out);
        }
        if (span.isEmpty()) {
            return;
        }
        Money money = money(span.get());
        out.println(span.get().title() + ": $" + Figures.cents(money.total()) + comparison(span.get(), money));
        out.println();
        figures(out, span.get(), money);
        out.println();
        workflows(out, span.get(), money);
        out.println();
        prompts(out, span.get(), money);
        out.println();
        places(out, span.get());
    }

    private void nothingRead(PrintStream out) {
        out.println("Nothing new: every log day of the window is as it was read before.");
        totals.newestLogDate()
                .ifPresent(newest -> out.println("  [" + source + "] no log object lies in "
                        + Figures.days(totals.window().from(), totals.window().to()) + "; the newest log day there is "
                        + newest + "; --from " + newest + " reads it"));
        out.println();
    }

    /** The usage dates that the summary is about, in SQL terms. */
    private record Span(LocalDate from, LocalDate to) {

        String where() {
            return "usage_date between date '" + from + "' and date '" + to + "'";
        }

        boolean isOneDay() {
            return from.equals(to);
        }

        String title() {
            return isOneDay() ? Figures.longDay(to) : Figures.days(from, to);
        }
    }

    private Optional<Span> span() {
        List<Optional<Object>> dates = Reader.rows(
                        engine,
                        "select min(usage_date), max(usage_date) from daily_costs where usage_date between date '"
                                + totals.window().from().minusDays(1) + "' and date '"
                                + totals.window().to() + "'")
                .get(0);
        if (dates.get(1).isEmpty()) {
            return Optional.empty();
        }
        LocalDate first = (LocalDate) dates.get(0).orElseThrow();
        LocalDate last = (LocalDate) dates.get(1).orElseThrow();
        return Optional.of(new Span(totals.window().days() > NIGHT_DAYS ? first : last, last));
    }

    /** The money of a span of usage dates. */
    private record Money(
            BigDecimal total, BigDecimal attributed, BigDecimal ceiling, BigDecimal bounded, long unpriced) {}

    private Money money(Span span) {
        List<Optional<Object>> row = Reader.rows(
                        engine,
                        "select sum(list_cost_usd), sum(case when workflow is not null then list_cost_usd end),"
                                + " sum(case when pricing_status = 'BOUNDED' then list_cost_ceiling_usd end),"
                                + " sum(case when pricing_status = 'BOUNDED' then list_cost_usd end),"
                                + " cast(sum(case when pricing_status in ('UNPRICED', 'PARTIALLY_PRICED') then calls else 0 end)"
                                + " as bigint) from daily_costs where " + span.where())
                .get(0);
        return new Money(
                dollars(row.get(0)), dollars(row.get(1)), dollars(row.get(2)), dollars(row.get(3)), number(row.get(4)));
    }

    private String comparison(Span span, Money money) {
        if (!span.isOneDay()) {
            return "";
        }
        Money before = money(new Span(span.to().minusDays(7), span.to().minusDays(7)));
        if (before.total().signum() == 0) {
            return "";
        }
        BigDecimal change = money.total().subtract(before.total());
        return ", " + Figures.share(change.abs(), before.total()) + (change.signum() < 0 ? " less" : " more")
                + " than a week before";
    }

    private void figures(PrintStream out, Span span, Money money) {
        TextTable table = new TextTable(TextTable.Align.LEFT, TextTable.Align.RIGHT, TextTable.Align.LEFT);
        if (totals.records() > 0) {
            table.row(
                    "Records",
                    Figures.count(totals.records()),
                    "= " + Figures.count(totals.calls()) + " calls + " + Figures.count(totals.duplicates())
                            + " duplicates + " + Figures.count(totals.rejected()) + " rejected");
        }
        BigDecimal nobodys = money.total().subtract(money.attributed());
        table.row(
                "Cost",
                "$" + Figures.cents(money.total()),
                "= " + Figures.cents(money.attributed()) + " attributed ("
                        + Figures.share(money.attributed(), money.total()) + ") + " + Figures.cents(nobodys)
                        + " nobody's");
        table.row("Exact", exact(money), exactly(money));
        if (money.unpriced() > 0) {
            table.row("Unpriced", Figures.count(money.unpriced()), "calls, " + reasons(span) + "; not in the cost");
        }
        table.lines("  ").forEach(out::println);
    }

    private static String exact(Money money) {
        return Figures.share(money.total().subtract(money.bounded()), money.total());
    }

    private static String exactly(Money money) {
        String digits = money.total().setScale(12, RoundingMode.UNNECESSARY).toPlainString();
        if (money.bounded().signum() == 0) {
            return "to the last digit: " + digits;
        }
        return Figures.cents(money.bounded()) + " is a floor, at most "
                + Figures.cents(money.ceiling().subtract(money.bounded())) + " more; all digits: " + digits;
    }

    private String reasons(Span span) {
        List<String> reasons = Reader.rows(
                        engine,
                        "select pricing_reason, count(*) from invocations where " + span.where()
                                + " and pricing_status in ('UNPRICED', 'PARTIALLY_PRICED') group by 1 order by 2 desc, 1")
                .stream()
                .map(row ->
                        row.get(0).map(Object::toString).orElse("no reason") + " " + Figures.count(number(row.get(1))))
                .toList();
        return String.join(", ", reasons);
    }

    private void workflows(PrintStream out, Span span, Money money) {
        List<List<Optional<Object>>> rows = Reader.rows(
                engine,
                "select workflow, max(team), sum(list_cost_usd), cast(sum(calls) as bigint) from daily_costs where "
                        + span.where() + " group by workflow order by workflow is null, 3 desc nulls last, 1");
        TextTable table = new TextTable(
                TextTable.Align.LEFT,
                TextTable.Align.LEFT,
                TextTable.Align.RIGHT,
                TextTable.Align.RIGHT,
                TextTable.Align.RIGHT,
                TextTable.Align.RIGHT);
        table.row("Workflow", "Team", "USD", "Share", "Calls", "per 1,000");
        Capped.rows(rows, ROWS, row -> row.get(0).isEmpty()).forEach(row -> line(table, row, money.total()));
        table.lines("  ").forEach(out::println);
    }

    private void prompts(PrintStream out, Span span, Money money) {
        List<List<Optional<Object>>> rows = Reader.rows(
                engine,
                "select prompt || coalesce(' v' || prompt_version, ''), max(workflow), sum(list_cost_usd),"
                        + " cast(sum(calls) as bigint) from daily_costs where prompt is not null and " + span.where()
                        + " group by 1 order by 3 desc nulls last, 1");
        if (rows.isEmpty()) {
            return;
        }
        TextTable table = new TextTable(
                TextTable.Align.LEFT,
                TextTable.Align.LEFT,
                TextTable.Align.RIGHT,
                TextTable.Align.RIGHT,
                TextTable.Align.RIGHT,
                TextTable.Align.RIGHT);
        table.row("Prompt", "Workflow", "USD", "Share", "Calls", "per 1,000");
        Capped.rows(rows, ROWS, row -> false).forEach(row -> line(table, row, money.total()));
        table.lines("  ").forEach(out::println);
    }

    private static void line(TextTable table, List<Optional<Object>> row, BigDecimal whole) {
        BigDecimal usd = dollars(row.get(2));
        long calls = number(row.get(3));
        String perThousand = calls == 0
                ? ""
                : Figures.cents(usd.multiply(BigDecimal.valueOf(1000))
                        .divide(BigDecimal.valueOf(calls), 12, RoundingMode.HALF_EVEN));
        table.row(
                row.get(0).map(Object::toString).orElse("not attributed"),
                row.get(1).map(Object::toString).orElse(""),
                Figures.cents(usd),
                Figures.share(usd, whole),
                Figures.count(calls),
                perThousand);
    }

    private void places(PrintStream out, Span span) {
        String data = shown(folder.root());
        String option = data.equals("ledger-data") ? "" : " --data " + data;
        out.println("Tables  " + data + "   data up to "
                + totals.dataUpTo().map(Figures::moment).orElse("never"));
        String dearest = Reader.rows(
                        engine,
                        "select request_id from invocations where " + span.where()
                                + " and list_cost_usd is not null order by list_cost_usd desc, request_id limit 1")
                .stream()
                .findFirst()
                .flatMap(row -> row.get(0))
                .map(Object::toString)
                .orElse("REQUEST_ID");
        TextTable next = new TextTable(TextTable.Align.LEFT, TextTable.Align.LEFT);
        next.row("./ledger explain " + dearest + option, "the dearest call, to the last digit");
        next.row("./ledger sql \"SELECT * FROM cost_by_prompt LIMIT 10\"" + option, "any question, in SQL");
        next.row("./ledger status" + option, "what has run, up to when the data goes");
        boolean first = true;
        for (String line : next.lines("")) {
            out.println((first ? "Next    " : "        ") + line);
            first = false;
        }
    }

    private static String shown(Path path) {
        Path here = Path.of("").toAbsolutePath();
        return path.startsWith(here) && !path.equals(here)
                ? here.relativize(path).toString()
                : path.toString();
    }

    private static BigDecimal dollars(Optional<Object> value) {
        return value.map(BigDecimal.class::cast).orElse(BigDecimal.ZERO);
    }

    private static long number(Optional<Object> value) {
        return value.map(Number.class::cast).map(Number::longValue).orElse(0L);
    }
}
