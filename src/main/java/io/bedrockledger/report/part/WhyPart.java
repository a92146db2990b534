package io.bedrockledger.report.part;

import io.bedrockledger.report.Bridge;
import io.bedrockledger.report.Query;
import io.bedrockledger.report.WeeklyReport;
import io.bedrockledger.report.chart.BridgeChart;
import io.bedrockledger.report.content.Block;
import io.bedrockledger.report.content.Block.Column;
import io.bedrockledger.report.content.Block.Row;
import io.bedrockledger.report.content.Ink;
import io.bedrockledger.report.content.Phrase;
import io.bedrockledger.report.content.Section;
import io.bedrockledger.report.words.Amounts;
import io.bedrockledger.report.words.Reasons;
import io.bedrockledger.report.words.Rounding;
import io.bedrockledger.spend.bridge.BridgeTerm;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Why the cost changed. */
final class WhyPart {

    /** The reasons that are named in the heading cover this share of what went the same way. */
    private static final BigDecimal EXPLAINED = new BigDecimal("0.8");

    /** A reason against the change is named in the heading from this share of the change on. */
    private static final BigDecimal TAKEN_BACK = new BigDecimal("0.1");

    /** Reasons with their causes beside the picture. */
    private static final int CAUSES_SHOWN = 3;

    private final WeeklyReport report;
    private final Bridge bridge;
    private final List<Term> terms;
    private final BigDecimal from;
    private final BigDecimal to;

    private WhyPart(WeeklyReport report, Bridge bridge) {
        this.report = report;
        this.bridge = bridge;
        this.from = Amounts.cents(bridge.fromUsd());
        this.to = Amounts.cents(bridge.toUsd());
        this.terms = rounded(bridge, to.subtract(from));
    }

    /** A reason in cents. */
    private record Term(Bridge.Part part, BigDecimal cents) {

        String label() {
            return Reasons.label(part.term(), part.usd().signum());
        }
    }

    static Optional<Section> section(WeeklyReport report) {
        Bridge bridge = report.bridge();
        return bridge == null || bridge.parts().isEmpty()
                ? Optional.empty()
                : Optional.of(new WhyPart(report, bridge).section());
    }

    /** Rises from large to small, then falls from large to small. */
    private static List<Term> rounded(Bridge bridge, BigDecimal changeCents) {
        List<Bridge.Part> ordered = bridge.parts().stream()
                .sorted(Comparator.comparing((Bridge.Part part) -> part.usd().signum())
                        .thenComparing(part -> part.usd().abs())
                        .reversed()
                        .thenComparing(Bridge.Part::term))
                .toList();
        List<BigDecimal> cents =
                Rounding.toCents(ordered.stream().map(Bridge.Part::usd).toList(), changeCents);
        List<Term> terms = new ArrayList<>();
        for (int at = 0; at < ordered.size(); at++) {
            terms.add(new Term(ordered.get(at), cents.get(at)));
        }
        return List.copyOf(terms);
    }

    private Section section() {
        List<Block> aside = new ArrayList<>();
        terms.stream()
                .sorted(Comparator.comparing((Term term) -> term.cents().abs()).reversed())
                .filter(term -> term.cents().signum() != 0)
                .limit(CAUSES_SHOWN)
                .forEach(term -> aside.add(new Block.Text(explained(term))));
        aside.addAll(Wording.note(
                Phrase.of("The parts add up to ")
                        .number(Amounts.change(to.subtract(from)))
                        .text(
                                ". Each is the average over all orders in which the changes could have happened, so nothing is"
                                        + " left over."),
                report,
                Query.Section.BRIDGE));
        return new Section("why", heading(), List.of(picture()), aside);
    }

    private Phrase heading() {
        BigDecimal change = bridge.changeUsd();
        if (change.abs().compareTo(report.materialUsd()) < 0) {
            return Phrase.of("The changes cancel out");
        }
        List<Term> same = bySize(change.signum());
        BigDecimal all = same.stream().map(Term::cents).reduce(BigDecimal.ZERO, BigDecimal::add);
        int named = 0;
        BigDecimal covered = BigDecimal.ZERO;
        while (named < same.size() && covered.abs().compareTo(all.abs().multiply(EXPLAINED)) < 0) {
            covered = covered.add(same.get(named).cents());
            named++;
        }
        String way = change.signum() > 0 ? "the rise" : "the fall";
        String explained = named == 1
                ? "One change explains " + way + ": " + same.get(0).label().toLowerCase(Locale.ROOT)
                : Reasons.number(named) + " changes explain " + way;
        List<Term> against = bySize(-change.signum());
        boolean named2 = !against.isEmpty()
                && against.get(0).cents().abs().compareTo(change.abs().multiply(TAKEN_BACK)) >= 0;
        return Phrase.of(explained
                + (named2
                        ? "; " + Reasons.inSentence(against.get(0).part().term(), -change.signum())
                                + " took some of it back"
                        : ""));
    }

    private List<Term> bySize(int signum) {
        return terms.stream()
                .filter(term -> term.cents().signum() == signum)
                .sorted(Comparator.comparing((Term term) -> term.cents().abs()).reversed())
                .toList();
    }

    private Phrase explained(Term term) {
        Phrase phrase = Phrase.EMPTY
                .bold(term.label() + " ")
                .then(Phrase.EMPTY
                        .number(Amounts.change(term.cents()), Ink.ofChange(term.cents()))
                        .bold());
        String before = ": ";
        for (Bridge.Cause cause : term.part().causes()) {
            phrase = phrase.then(Phrase.of(before)
                    .then(CauseWords.of(cause, term.part().usd(), report))
                    .in(Ink.SECOND));
            before = "; ";
        }
        return phrase;
    }

    private Block picture() {
        List<BridgeChart.Bar> bars = terms.stream()
                .map(term -> new BridgeChart.Bar(term.label(), term.cents()))
                .toList();
        String subtitle = Wording.who(report) + ": from " + Wording.weekBefore(report) + " to " + Wording.week(report)
                + ", US dollars";
        String fromLabel = "Week " + Wording.weekBefore(report).substring("week ".length());
        BridgeChart chart = new BridgeChart(subtitle, fromLabel, from, bars, Wording.weekHead(report), to, unchanged());
        return new Block.Picture("bridge", alternative(), chart, List.of(table(fromLabel)));
    }

    private String unchanged() {
        List<String> names = Arrays.stream(BridgeTerm.values())
                .filter(term -> term != BridgeTerm.NOT_EXACT && term != BridgeTerm.OTHER_LEGS)
                .filter(term -> bridge.parts().stream().noneMatch(part -> part.term() == term))
                .map(Reasons::neutral)
                .toList();
        return names.isEmpty() ? "" : "Unchanged, 0.00: " + Reasons.list(names);
    }

    private String alternative() {
        return Wording.who(report) + " from " + Amounts.usd(from) + " in " + Wording.weekBefore(report) + " to "
                + Amounts.usd(to) + " in " + Wording.week(report) + "." + side("Up", 1) + side("Down", -1)
                + (unchanged().isEmpty() ? "" : " " + unchanged() + ".");
    }

    private String side(String way, int signum) {
        List<String> parts = bySize(signum).stream()
                .map(term -> Reasons.inSentence(term.part().term(), signum) + " "
                        + Amounts.bare(term.cents().abs()))
                .toList();
        return parts.isEmpty() ? "" : " " + way + ": " + String.join(", ", parts) + ".";
    }

    private Block table(String fromLabel) {
        List<Row> rows = new ArrayList<>();
        rows.add(Row.of(Phrase.of(fromLabel), Phrase.EMPTY.number(Amounts.bare(from))));
        for (Term term : terms) {
            rows.add(Row.of(
                    Phrase.of(term.label()),
                    Phrase.EMPTY.number(Amounts.change(term.cents()), Ink.ofChange(term.cents()))));
        }
        List<Phrase> total = List.of(Phrase.of(Wording.weekHead(report)), Phrase.EMPTY.number(Amounts.bare(to)));
        return new Block.Table(List.of(Column.words(""), Column.numbers("US dollars")), rows, total, false);
    }
}
