package io.bedrockledger.report;

import io.bedrockledger.report.Actions.Action;
import io.bedrockledger.report.Bridge.Cause;
import io.bedrockledger.report.Bridge.Measure;
import io.bedrockledger.report.Bridge.Part;
import io.bedrockledger.report.Figures.Figure;
import io.bedrockledger.report.Movers.Life;
import io.bedrockledger.report.Movers.Mover;
import io.bedrockledger.report.Movers.Reason;
import io.bedrockledger.report.Readiness.Answer;
import io.bedrockledger.report.Readiness.Question;
import io.bedrockledger.report.Readiness.Verdict;
import io.bedrockledger.report.ServiceQuality.Percentiles;
import io.bedrockledger.spend.Money;
import io.bedrockledger.spend.Period;
import io.bedrockledger.spend.PeriodLength;
import io.bedrockledger.spend.bridge.BridgeTerm;
import io.bedrockledger.spend.budget.Estimate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reports of an insurer that does not exist, in week 41 of 2026, whose numbers add up. */
public final class ReportFixture {

    public static final Period WEEK = PeriodLength.WEEK.parse("2026-W41");

    static final String HTML = "<script>alert(1)</script><img src=x onerror=alert(2)>";
    static final String RIGHT_TO_LEFT = "\u05e9\u05dc\u05d5\u05dd \u202eevil\u202c";
    static final String FORMULA = "=cmd|' /C calc'!A0";
    static final String HEADER = "a\r\nBcc: everybody@example.com\r\n\r\n{{ 7*7 }}{% include 'x' %}";
    static final String LONG = "claims-".repeat(43).substring(0, 300);

    private ReportFixture() {}

    /** What a team gets in a week of much news. */
    public static WeeklyReport team() {
        return team(
                "claims", List.of("letter-draft", "claim-triage", "policy-answer", "photo-check", "call-notes", "faq"));
    }

    /** The same of names that want to do harm. */
    public static WeeklyReport hostile() {
        return team(HTML, List.of(HTML, RIGHT_TO_LEFT, FORMULA, HEADER, LONG, "\u0000\ud800"));
    }

    /** What FinOps get in that week. */
    public static WeeklyReport finops() {
        WeeklyReport team = team();
        FinopsPart part = new FinopsPart(
                List.of(
                        new FinopsPart.TeamRow(
                                "claims",
                                sum(team.movers().rows(), Mover::nowUsd)
                                        .add(team.movers().restNowUsd())
                                        .subtract(usd("412.334")),
                                usd("1701.118812"),
                                usd("1650.2"),
                                usd("8000"),
                                usd("9144.20"),
                                List.of(
                                        new Reason(BridgeTerm.VOLUME, usd("241.2")),
                                        new Reason(BridgeTerm.MODEL_MIX, usd("-88.3")))),
                        new FinopsPart.TeamRow(
                                "underwriting",
                                usd("350.1"),
                                usd("377.4"),
                                usd("360"),
                                usd("2000"),
                                usd("1512.9"),
                                List.of()),
                        new FinopsPart.TeamRow(null, usd("62.234"), usd("43.881188"), null, null, null, List.of())),
                List.of(
                        new FinopsPart.Caller("batch-export", 1_204, usd("40.125")),
                        new FinopsPart.Caller("dev-sandbox", 310, usd("17.009")),
                        new FinopsPart.Caller(null, 12, usd("3.1"))),
                4,
                usd("2.0"),
                List.of(
                        new FinopsPart.Place("production", "eu-central-1", 7, usd("2100.5"), 211L, 3, 0),
                        new FinopsPart.Place("production", "us-east-1", 6, usd("320.25"), null, 0, 42)),
                new FinopsPart.Bill(
                        PeriodLength.MONTH.parse("2026-09"),
                        usd("9120.118"),
                        usd("9114.02"),
                        "The difference is cache writes that were billed at the price of five minutes."));
        return new WeeklyReport(
                Scope.FINOPS,
                team.week(),
                team.origin(),
                false,
                team.materialUsd(),
                team.figures(),
                team.alerts(),
                team.bridge(),
                team.actions(),
                team.movers(),
                new Weeks(
                        team.weeks().weeks(),
                        team.weeks().incomplete(),
                        List.of(
                                series("claims", 1320, 1402, 1395, 1488, 1560, 1640, 1701, 2006),
                                series("underwriting", 402, 391, 388, 380, 377, 369, 377, 350),
                                series(null, 90, 81, 77, 70, 60, 52, 44, 62))),
                team.forecasts(),
                team.failures(),
                new Attribution(List.of(
                        new Attribution.Row(
                                Attribution.Grade.METADATA,
                                team.figures().cost().now().subtract(usd("62.234"))),
                        new Attribution.Row(Attribution.Grade.NONE, usd("62.234")))),
                team.services(),
                team.health(),
                team.readiness(),
                List.of(),
                part,
                List.of(),
                team.queries());
    }

    /** What a team gets when nothing happened. */
    public static WeeklyReport quiet() {
        WeeklyReport team = team();
        return new WeeklyReport(
                team.scope(),
                team.week(),
                team.origin(),
                true,
                usd("2000"),
                team.figures(),
                List.of(),
                team.bridge(),
                Actions.NONE,
                team.movers(),
                team.weeks(),
                team.forecasts(),
                team.failures(),
                team.attribution(),
                team.services(),
                team.health(),
                team.readiness(),
                List.of(),
                null,
                List.of(),
                team.queries());
    }

    /** The first week ever, of which a day is missing and nearly nothing is known. */
    public static WeeklyReport first() {
        BigDecimal cost = usd("0.004211");
        return new WeeklyReport(
                new Scope("claims"),
                WEEK,
                new WeeklyReport.Origin("run-1", ZoneOffset.UTC),
                false,
                usd("25"),
                new Figures(
                        new Figure(cost, null, null),
                        new Figure(usd("3"), null, null),
                        null,
                        cost,
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        0,
                        1),
                List.of(),
                null,
                Actions.NONE,
                new Movers(
                        List.of(new Mover("letter-draft", "claims", cost, null, Life.CONTINUING, null, List.of())),
                        0,
                        BigDecimal.ZERO,
                        null),
                new Weeks(List.of(WEEK), Set.of(WEEK), List.of(new Weeks.Series("letter-draft", List.of(cost)))),
                List.of(),
                new Failures(List.of(), null),
                new Attribution(List.of(new Attribution.Row(Attribution.Grade.METADATA, cost))),
                List.of(new ServiceQuality("letter-draft", 3, 0, 0, null, null)),
                new Health(
                        null,
                        6,
                        List.of(WEEK.lastDay()),
                        null,
                        3,
                        null,
                        null,
                        null,
                        1,
                        0,
                        "2026-10-01",
                        null,
                        List.of()),
                new Readiness(List.of(), List.of()),
                List.of(),
                null,
                List.of(),
                List.of());
    }

    private static WeeklyReport team(String team, List<String> names) {
        List<Mover> rows = List.of(
                mover(
                        names.get(0),
                        team,
                        "1180.4417",
                        "871.2204",
                        new Reason(BridgeTerm.VOLUME, usd("201.17")),
                        new Reason(BridgeTerm.OUTPUT_LENGTH, usd("108.05"))),
                mover(names.get(1), team, "702.118204", "640.0", new Reason(BridgeTerm.INPUT_LENGTH, usd("62.118204"))),
                mover(names.get(2), team, "301.334", "411.9", new Reason(BridgeTerm.MODEL_MIX, usd("-110.566"))),
                new Mover(
                        names.get(3),
                        team,
                        usd("118.44"),
                        BigDecimal.ZERO,
                        Life.NEW,
                        WEEK.firstDay().plusDays(1),
                        List.of()),
                new Mover(
                        names.get(4),
                        team,
                        BigDecimal.ZERO,
                        usd("83.2796"),
                        Life.ENDED,
                        WEEK.firstDay().minusDays(2),
                        List.of()));
        BigDecimal restNow = usd("116.333004");
        BigDecimal restBefore = usd("116.0");
        Movers movers = new Movers(rows, 3, restNow, restBefore);
        BigDecimal now = movers.totalUsd();
        BigDecimal before = sum(rows, row -> row.beforeUsd() == null ? BigDecimal.ZERO : row.beforeUsd())
                .add(restBefore);
        BigDecimal floor = usd("14.2021");
        return new WeeklyReport(
                new Scope(team),
                WEEK,
                new WeeklyReport.Origin("2026-10-12T0312Z-7f3a", ZoneOffset.UTC),
                false,
                usd("25"),
                new Figures(
                        new Figure(now, before, usd("2044.10")),
                        new Figure(usd("412907"), usd("380114"), usd("377002")),
                        new Figure(thousandth(now, "412907"), thousandth(before, "380114"), usd("5.42")),
                        now.subtract(floor),
                        floor,
                        usd("3.10"),
                        4,
                        118),
                List.of(
                        new AlertLine(
                                AlertLine.State.OPEN,
                                "30 % of October's budget is used; at this pace it runs out on Wednesday 28 October.",
                                "$6,244.25 of $16,000.00 by Sunday 11 October.",
                                Instant.parse("2026-10-12T03:14:00Z")),
                        new AlertLine(AlertLine.State.CLOSED, "A spike of policy-answer has ended.", "", null)),
                bridge(before, now, names),
                actions(names),
                movers,
                new Weeks(
                        eightWeeks(),
                        Set.of(eightWeeks().get(3)),
                        List.of(
                                series(names.get(0), 512, 540, 601, 640, 702, 790, 871, 1180),
                                series(names.get(1), 655, 650, 661, 640, 652, 648, 640, 702),
                                series(names.get(2), 430, 432, 425, 418, 420, 415, 412, 301),
                                series(names.get(3), 0, 0, 0, 0, 0, 0, 0, 118),
                                series(names.get(4), 90, 91, 92, 88, 86, 85, 83, 0),
                                series("tone-check", 40, 42, 41, 40, 39, 41, 43, 44),
                                series("spam-filter", 38, 38, 37, 37, 38, 39, 38, 37),
                                series(null, 35, 35, 34, 36, 35, 35, 35, 36))),
                List.of(forecast(team), budgetOnly(names.get(1))),
                new Failures(
                        List.of(
                                new Failures.Failure(Failures.Kind.ERROR, 318, BigDecimal.ZERO),
                                new Failures.Failure(Failures.Kind.BLOCKED, 91, usd("2.105")),
                                new Failures.Failure(Failures.Kind.TRUNCATED, 804, usd("41.2249")),
                                new Failures.Failure(Failures.Kind.RETRIED, 0, null)),
                        usd("39.0")),
                new Attribution(List.of(
                        new Attribution.Row(Attribution.Grade.METADATA, now.subtract(usd("500"))),
                        new Attribution.Row(Attribution.Grade.PROFILE, usd("333.3333")),
                        new Attribution.Row(Attribution.Grade.PRINCIPAL, usd("100.0")),
                        new Attribution.Row(Attribution.Grade.PROMPT, usd("66.6667")),
                        new Attribution.Row(Attribution.Grade.NONE, BigDecimal.ZERO))),
                List.of(
                        new ServiceQuality(
                                names.get(0),
                                155_902,
                                812,
                                201,
                                new Percentiles(155_100, 2_140, 7_980, 14_020),
                                new Percentiles(101_220, 410, 1_190, 2_300)),
                        new ServiceQuality(
                                names.get(1), 90_404, 0, 12, new Percentiles(90_392, 890, 2_020, 3_410), null),
                        new ServiceQuality(names.get(3), 1_010, 0, 0, null, null)),
                new Health(
                        Instant.parse("2026-10-11T23:58:41Z"),
                        7,
                        List.of(),
                        413_310L,
                        412_907,
                        401L,
                        2L,
                        312L,
                        118,
                        1_204,
                        "2026-10-01",
                        LocalDate.of(2026, 9, 28),
                        List.of("Calls to provisioned throughput have no list price and are not in the cost.")),
                readiness(names),
                List.of(
                        new Replay(
                                names.get(0),
                                "Claude Sonnet 4.5",
                                "Claude Haiku 4.5",
                                Replay.Verdict.NOT_WORSE,
                                usd("-0.004"),
                                usd("-0.016"),
                                usd("0.008"),
                                usd("0.34"),
                                400,
                                usd("0.02"),
                                LocalDate.of(2026, 10, 7)),
                        new Replay(
                                names.get(0),
                                "Claude Sonnet 4.5",
                                "Llama 3.3 70B",
                                Replay.Verdict.WORSE,
                                usd("-0.039"),
                                usd("-0.056"),
                                usd("-0.022"),
                                usd("0.18"),
                                400,
                                usd("0.02"),
                                LocalDate.of(2026, 10, 7)),
                        new Replay(
                                names.get(0),
                                "Claude Sonnet 4.5",
                                "Nova Pro",
                                Replay.Verdict.REFUSED,
                                null,
                                null,
                                null,
                                null,
                                12,
                                usd("0.02"),
                                LocalDate.of(2026, 10, 7))),
                null,
                List.of(new PlannedEvent(
                        "Launch of the new letter",
                        WEEK.firstDay(),
                        WEEK.firstDay().plusDays(2),
                        names.get(0),
                        true)),
                List.of(
                        new Query(Query.Section.BRIDGE, "bridge", "select 1", List.of("term", "usd"), List.of()),
                        new Query(
                                Query.Section.MOVERS,
                                "movers",
                                "select 1",
                                List.of("workflow", "usd"),
                                List.of(Arrays.asList(names.get(2), "301.334"), Arrays.asList(null, "-1"))),
                        new Query(Query.Section.HEALTH, "health", "select 1", List.of("day"), List.of())));
    }

    private static Bridge bridge(BigDecimal from, BigDecimal to, List<String> names) {
        List<Part> parts = new ArrayList<>(List.of(
                new Part(
                        BridgeTerm.VOLUME,
                        usd("241.205"),
                        List.of(
                                new Cause(
                                        names.get(0),
                                        usd("201.17"),
                                        Measure.CALLS,
                                        usd("142310"),
                                        usd("155902"),
                                        null,
                                        null),
                                new Cause(
                                        names.get(1),
                                        usd("40.03"),
                                        Measure.CALLS,
                                        usd("201400"),
                                        usd("214950"),
                                        null,
                                        null))),
                new Part(
                        BridgeTerm.OUTPUT_LENGTH,
                        usd("108.0524"),
                        List.of(new Cause(
                                names.get(0),
                                usd("108.05"),
                                Measure.OUTPUT_TOKENS_A_CALL,
                                usd("318.4"),
                                usd("387.2"),
                                "v15",
                                Instant.parse("2026-10-07T10:40:00Z")))),
                new Part(
                        BridgeTerm.NEW_WORKFLOWS,
                        usd("118.44"),
                        List.of(new Cause(names.get(3), usd("118.44"), null, null, null, null, null))),
                new Part(
                        BridgeTerm.MODEL_MIX,
                        usd("-110.566"),
                        List.of(new Cause(
                                names.get(2),
                                usd("-110.566"),
                                Measure.SHARE_OF_CALLS,
                                usd("0.304"),
                                usd("0.381"),
                                "Claude Haiku 4.5",
                                null))),
                new Part(
                        BridgeTerm.ENDED_WORKFLOWS,
                        usd("-83.2796"),
                        List.of(new Cause(names.get(4), usd("-83.2796"), null, null, null, null, null))),
                new Part(BridgeTerm.CACHE_MIX, usd("-1.115"), List.of())));
        BigDecimal rest = to.subtract(from).subtract(sum(parts, Part::usd));
        parts.add(new Part(BridgeTerm.INPUT_LENGTH, rest, List.of()));
        return new Bridge(from, to, parts);
    }

    private static Actions actions(List<String> names) {
        return new Actions(
                List.of(
                        new Action(
                                "a1",
                                "Move letter-draft to Claude Haiku 4.5",
                                "Replay of 400 calls: not worse at a margin of 2 points (95 %: -1.6 to +0.8); 34 % of the cost.",
                                names.get(0),
                                "claims-leads",
                                usd("512.4"),
                                false),
                        new Action(
                                "a2",
                                "Send the fixed part of policy-answer's prompt first",
                                "The customer's name stands before 3,320 fixed tokens, so 36 % of input misses the cache.",
                                names.get(2),
                                "claims-platform",
                                usd("88.1"),
                                true),
                        new Action(
                                "a3",
                                "Declare an owner for " + names.get(3),
                                "Its calls come from one role.",
                                names.get(3),
                                null,
                                null,
                                false)),
                usd("560"),
                2,
                1,
                List.of(new Actions.Done(
                        "Move faq to a smaller model", WEEK.firstDay().minusDays(12), usd("120"), usd("104.01"))));
    }

    private static MonthForecast forecast(String subject) {
        List<MonthForecast.Spent> spent = new ArrayList<>();
        List<MonthForecast.Expected> expected = new ArrayList<>();
        BigDecimal sum = BigDecimal.ZERO;
        for (int day = 1; day <= 31; day++) {
            LocalDate date = LocalDate.of(2026, 10, day);
            boolean weekend = date.getDayOfWeek().getValue() > 5;
            sum = sum.add(usd(weekend ? "401.25" : "662.75"));
            if (day <= 11) {
                spent.add(new MonthForecast.Spent(date, sum));
            } else {
                BigDecimal spread = usd("41.5").multiply(usd(Integer.toString(day - 11)));
                expected.add(new MonthForecast.Expected(
                        date, new Estimate(sum.subtract(spread), sum.setScale(Money.SCALE), sum.add(spread))));
            }
        }
        return new MonthForecast(
                subject,
                PeriodLength.MONTH.parse("2026-10"),
                usd("16000"),
                spent,
                expected,
                List.of(
                        new MonthForecast.Threshold(usd("0.3"), LocalDate.of(2026, 10, 9)),
                        new MonthForecast.Threshold(usd("0.8"), null)),
                LocalDate.of(2026, 10, 27),
                LocalDate.of(2026, 10, 28),
                LocalDate.of(2026, 10, 29));
    }

    private static MonthForecast budgetOnly(String subject) {
        return new MonthForecast(
                subject,
                PeriodLength.MONTH.parse("2026-10"),
                usd("4000"),
                List.of(new MonthForecast.Spent(LocalDate.of(2026, 10, 11), usd("1044.5"))),
                List.of(),
                List.of(),
                null,
                null,
                null);
    }

    private static Readiness readiness(List<String> names) {
        List<Readiness.Row> rows = new ArrayList<>();
        for (String name : names) {
            Map<Question, Answer> answers = new EnumMap<>(Question.class);
            answers.put(
                    Question.CENTRAL_PROMPTS, new Answer(Verdict.YES, "All of its calls are of registered prompts."));
            answers.put(Question.VERSIONS_WITH_REASONS, new Answer(Verdict.NO, "v15 has no recorded reason."));
            answers.put(Question.COST_PER_REQUEST, new Answer(Verdict.YES, "99.9 % of calls have an exact price."));
            rows.add(new Readiness.Row(name, answers));
        }
        return new Readiness(rows, List.of("v15 of letter-draft has no recorded reason."));
    }

    private static Mover mover(String name, String team, String now, String before, Reason... reasons) {
        return new Mover(name, team, usd(now), usd(before), Life.CONTINUING, null, List.of(reasons));
    }

    private static List<Period> eightWeeks() {
        List<Period> weeks = new ArrayList<>();
        Period week = WEEK;
        for (int at = 0; at < 8; at++) {
            weeks.add(0, week);
            week = week.previous();
        }
        return weeks;
    }

    private static Weeks.Series series(@Nullable String name, int... usd) {
        return new Weeks.Series(
                name, Arrays.stream(usd).mapToObj(BigDecimal::valueOf).toList());
    }

    private static BigDecimal thousandth(BigDecimal usd, String calls) {
        return usd.multiply(usd("1000")).divide(usd(calls), 12, RoundingMode.HALF_UP);
    }

    private static <T> BigDecimal sum(List<T> all, Function<T, BigDecimal> amount) {
        return Checks.sum(all, amount);
    }

    private static BigDecimal usd(String amount) {
        return new BigDecimal(amount);
    }
}
