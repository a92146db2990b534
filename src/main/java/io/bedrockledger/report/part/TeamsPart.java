package io.bedrockledger.report.part;

import io.bedrockledger.report.FinopsPart;
import io.bedrockledger.report.FinopsPart.TeamRow;
import io.bedrockledger.report.Query;
import io.bedrockledger.report.WeeklyReport;
import io.bedrockledger.report.content.Block;
import io.bedrockledger.report.content.Block.Column;
import io.bedrockledger.report.content.Block.Row;
import io.bedrockledger.report.content.Ink;
import io.bedrockledger.report.content.Phrase;
import io.bedrockledger.report.content.Section;
import io.bedrockledger.report.words.Amounts;
import io.bedrockledger.report.words.Names;
import io.bedrockledger.report.words.Reasons;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What each team cost, for FinOps. */
final class TeamsPart {

    /** Rows shown; the others are summed in one line. */
    private static final int MOST_ROWS = 15;

    private final WeeklyReport report;
    private final List<TeamRow> teams;
    private final Cells now;
    private final Cells before;

    private TeamsPart(WeeklyReport report, FinopsPart finops) {
        this.report = report;
        this.teams = finops.teams();
        this.now = Cells.of(teams, TeamRow::nowUsd);
        this.before = Cells.of(teams, TeamRow::beforeUsd);
    }

    static Optional<Section> section(WeeklyReport report) {
        FinopsPart finops = report.finops();
        return finops == null || finops.teams().isEmpty()
                ? Optional.empty()
                : Optional.of(new TeamsPart(report, finops).section());
    }

    private Section section() {
        List<Row> rows = new ArrayList<>();
        int shown = teams.size() <= MOST_ROWS ? teams.size() : MOST_ROWS - 1;
        for (int at = 0; at < shown; at++) {
            rows.add(row(at));
        }
        if (shown < teams.size()) {
            rows.add(rest(shown));
        }
        BigDecimal total = now.total() == null ? BigDecimal.ZERO : now.total();
        List<Phrase> totals = List.of(
                Phrase.of(shown < teams.size() ? shown + " of " + teams.size() + " teams" : "All"),
                Phrase.EMPTY.number(Amounts.bare(total)),
                Wording.totalChange(total, before.total()),
                Wording.percent(
                        report.figures().cost().now(), report.figures().cost().before()),
                Phrase.EMPTY);
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Table(
                List.of(
                        Column.words("Team"),
                        Column.numbers(Wording.weekHead(report)),
                        Column.numbers("Change"),
                        Column.minor("%"),
                        Column.minor("Forecast of budget")),
                rows,
                totals,
                false));
        blocks.addAll(Wording.note(Phrase.EMPTY, report, Query.Section.TEAMS));
        return Section.of("teams", heading(), blocks);
    }

    private Phrase heading() {
        List<String> rose = moved(1);
        List<String> fell = moved(-1);
        if (rose.isEmpty() && fell.isEmpty()) {
            return before.total() == null
                    ? Phrase.of("What each team cost")
                    : Phrase.of("No team moved by more than ").number(Amounts.wholeUsd(report.materialUsd()));
        }
        return Phrase.of((rose.isEmpty() ? "" : Reasons.list(rose) + " rose")
                + (rose.isEmpty() || fell.isEmpty() ? "" : "; ")
                + (fell.isEmpty() ? "" : Reasons.list(fell) + " fell"));
    }

    /** The names of up to three teams that moved this way by more than the floor. */
    private List<String> moved(int signum) {
        List<String> names = new ArrayList<>();
        for (int at = 0; at < teams.size(); at++) {
            BigDecimal earlier = before.at(at);
            BigDecimal change =
                    earlier == null ? BigDecimal.ZERO : now.known(at).subtract(earlier);
            if (change.signum() == signum && change.abs().compareTo(report.materialUsd()) >= 0) {
                names.add(Names.shown(teams.get(at).team()));
            }
        }
        return names.size() <= 3 ? names : List.of(names.get(0), names.get(1), (names.size() - 2) + " others");
    }

    private Row row(int at) {
        TeamRow team = teams.get(at);
        BigDecimal cents = now.known(at);
        return new Row(
                List.of(
                        Phrase.EMPTY.name(Names.shown(team.team())),
                        Phrase.EMPTY.number(Amounts.bare(cents)),
                        Wording.change(cents, before.at(at)),
                        Wording.percent(team.nowUsd(), team.beforeUsd()),
                        budget(team)),
                below(team));
    }

    private static Phrase budget(TeamRow team) {
        BigDecimal budget = team.budgetUsd();
        if (budget == null) {
            return Phrase.of("no budget").in(Ink.THIRD);
        }
        BigDecimal forecast = team.forecastUsd();
        return forecast == null
                ? Phrase.of("unknown").in(Ink.THIRD)
                : Phrase.EMPTY.number(
                        Amounts.wholeShare(forecast, budget), forecast.compareTo(budget) > 0 ? Ink.UP : Ink.INK);
    }

    private static Phrase below(TeamRow team) {
        Phrase phrase = Wording.reasons(team.reasons());
        @Nullable BigDecimal budget = team.budgetUsd();
        @Nullable BigDecimal forecast = team.forecastUsd();
        if (budget == null || forecast == null || forecast.compareTo(budget) <= 0) {
            return phrase;
        }
        return phrase.then(Phrase.of(phrase.isEmpty() ? "the month will end " : "; the month will end ")
                .in(Ink.SECOND)
                .number(Amounts.usd(forecast.subtract(budget)) + " over budget", Ink.UP));
    }

    private Row rest(int from) {
        BigDecimal restNow = BigDecimal.ZERO;
        @Nullable BigDecimal restBefore = BigDecimal.ZERO;
        for (int at = from; at < teams.size(); at++) {
            restNow = restNow.add(now.known(at));
            BigDecimal earlier = before.at(at);
            restBefore = restBefore == null || earlier == null ? null : restBefore.add(earlier);
        }
        return Row.of(
                Phrase.of(Wording.counted(teams.size() - from, "other team", "other teams"))
                        .in(Ink.SECOND),
                Phrase.EMPTY.number(Amounts.bare(restNow)),
                Wording.change(restNow, restBefore),
                Wording.percent(restNow, restBefore),
                Phrase.EMPTY);
    }
}
