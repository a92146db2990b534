package io.bedrockledger.cli;

import io.bedrockledger.findings.FindingsReport;
import io.bedrockledger.ingest.RunTotals;
import io.bedrockledger.spend.watch.WatchReport;
import io.bedrockledger.warehouse.SqlEngine;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a run tells at its end: what it read, what the calls cost, whose they are, and what to type next. */
final class Summary {

    /** A window of at most this many days is a night's, and the last day is what people ask about. */
    private static final int NIGHT_DAYS = 7;

    private final SqlEngine engine;
    private final RunTotals totals;
    private final LocalDate today;
    private final String source;
    private final List<String> notes;
    private final @Nullable FindingsReport findings;
    private final @Nullable WatchReport watch;

    /**
     * A summary of a run.
     *
     * @param today the UTC day on which the run began
     * @param source where the logs are, as a person named it
     * @param notes what else the run has to tell, line by line
     * @param findings what came of its look at the tables; null when it did not look
     * @param watch what came of its watch over budgets and spikes; null when it did not look
     */
    Summary(
            SqlEngine engine,
            RunTotals totals,
            LocalDate today,
            String source,
            List<String> notes,
            @Nullable FindingsReport findings,
            @Nullable WatchReport watch) {
        this.engine = engine;
        this.totals = totals;
        this.today = today;
        this.source = source;
        this.notes = List.copyOf(notes);
        this.findings = findings;
        this.watch = watch;
    }

    /**
     * Prints it.
     *
     * @param tables where the tables are
     * @param dataOption the option that leads another command there; empty when it finds them by itself
     */
    void print(PrintStream out, Path tables, String dataOption) {
        out.println();
        Optional<Span> span = span();
        if (totals.readDays() == 0) {
            nothingRead(out);
        }
        if (span.isEmpty()) {
            notes.forEach(out::println);
            return;
        }
        Money money = money(span.get());
        out.println(span.get().title() + ": $" + Figures.cents(money.total()) + comparison(span.get(), money));
        out.println();
        figures(out, span.get(), money);
        SpendTable workflows = SpendTable.by(engine, span.get(), money.total(), "workflow", "team");
        out.println();
        workflows.lines("Workflow", "Team", "not attributed").forEach(out::println);
        SpendTable prompts = SpendTable.by(
                engine,
                span.get(),
                money.total(),
                "prompt || coalesce(' v' || prompt_version, '')",
                "case when prompt is not null then workflow end");
        if (prompts.hasNames()) {
            out.println();
            prompts.lines("Prompt", "Workflow", "not known").forEach(out::println);
        }
        if (findings != null) {
            out.println();
            FindingsSection.lines(engine, findings, dataOption).forEach(out::println);
        }
        List<String> watched = watch == null ? List.of() : BudgetsSection.lines(watch);
        if (!watched.isEmpty()) {
            out.println();
            watched.forEach(out::println);
        }
        out.println();
        places(out, span.get(), tables, dataOption);
    }

    private void nothingRead(PrintStream out) {
        out.println("Nothing new: every log day of the window is as it was read before.");
        totals.newestLogDate()
                .ifPresent(newest -> out.println("  [" + source + "] no log object lies in "
                        + Figures.days(totals.window().from(), totals.window().to()) + "; the newest log day there is "
                        + newest + "; --from " + newest + " reads it"));
        out.println();
    }

    /** The usage dates of the window; today is not over and is left out where there is another. */
    private Optional<Span> span() {
        LocalDate last = totals.window().to();
        return today.isAfter(last) ? span(last) : span(today.minusDays(1)).or(() -> span(last));
    }

    private Optional<Span> span(LocalDate to) {
        Span window = new Span(totals.window().from().minusDays(1), to);
        List<Optional<Object>> dates = Reader.rows(
                        engine, "select min(usage_date), max(usage_date) from daily_costs where " + window.sql())
                .get(0);
        if (dates.get(1).isEmpty()) {
            return Optional.empty();
        }
        LocalDate first = (LocalDate) dates.get(0).orElseThrow();
        LocalDate last = (LocalDate) dates.get(1).orElseThrow();
        return Optional.of(new Span(totals.window().days() > NIGHT_DAYS ? first : last, last));
    }

    /** The money of a span of usage dates. */
    private record Money(BigDecimal total, BigDecimal attributed, BigDecimal ceiling, BigDecimal bounded) {}

    private Money money(Span span) {
        List<Optional<Object>> row = Reader.rows(
                        engine,
                        "select sum(list_cost_usd), sum(case when workflow is not null then list_cost_usd end),"
                                + " sum(case when pricing_status = 'BOUNDED' then list_cost_ceiling_usd end),"
                                + " sum(case when pricing_status = 'BOUNDED' then list_cost_usd end)"
                                + " from daily_costs where " + span.sql())
                .get(0);
        return new Money(dollars(row.get(0)), dollars(row.get(1)), dollars(row.get(2)), dollars(row.get(3)));
    }

    private String comparison(Span span, Money money) {
        if (!span.isOneDay()) {
            return "";
        }
        Money before = money(span.weekBefore());
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
                    "= " + Figures.counted(totals.calls(), "call") + " + "
                            + Figures.counted(totals.duplicates(), "duplicate") + " + "
                            + Figures.count(totals.rejected()) + " rejected");
        }
        // From the rounded amounts, so that what is shown adds up as well.
        BigDecimal nobodys = Figures.rounded(money.total()).subtract(Figures.rounded(money.attributed()));
        table.row(
                "Cost",
                "$" + Figures.cents(money.total()),
                "= " + Figures.cents(money.attributed()) + " attributed ("
                        + Figures.share(money.attributed(), money.total()) + ") + " + Figures.cents(nobodys)
                        + " nobody's");
        if (money.total().signum() != 0) {
            table.row("Exact", exact(money), exactly(money));
        }
        table.lines("  ").forEach(out::println);
        List<String> open = InexactTable.lines(engine, span);
        if (!open.isEmpty()) {
            out.println();
            open.forEach(out::println);
        }
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

    private void places(PrintStream out, Span span, Path tables, String option) {
        notes.forEach(out::println);
        out.println("Tables  " + shown(tables) + "   data up to "
                + totals.dataUpTo().map(Figures::moment).orElse("never"));
        String dearest = Reader.rows(
                        engine,
                        "select request_id from invocations where " + span.sql()
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
}
