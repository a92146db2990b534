package io.bedrockledger.report.part;

import io.bedrockledger.report.AlertLine;
import io.bedrockledger.report.Bridge;
import io.bedrockledger.report.Figures.Figure;
import io.bedrockledger.report.WeeklyReport;
import io.bedrockledger.report.content.Phrase;
import io.bedrockledger.report.words.Amounts;
import io.bedrockledger.report.words.Dates;
import io.bedrockledger.report.words.Names;
import io.bedrockledger.report.words.Reasons;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;

/** Subject, headline and cause: one number, three times. */
final class HeadPart {

    /** Longest subject, in characters: what mail programs show of one. */
    private static final int LONGEST_SUBJECT = 120;

    /** Longest name in a subject. */
    private static final int LONGEST_NAME = 32;

    /** A second reason is named from this share of the change on. */
    private static final BigDecimal SECOND_REASON = new BigDecimal("0.25");

    private final WeeklyReport report;
    private final Figure cost;

    HeadPart(WeeklyReport report) {
        this.report = report;
        this.cost = report.figures().cost();
    }

    /** {@code Bedrock week 47: $4,584.98 (+9.0 %), 1 alert · Support}. */
    String subject() {
        String percent = Amounts.percent(cost.now(), cost.before(), Wording.LEAST_USD);
        long alerts = openAlerts();
        String team = report.scope().isFinops()
                ? "all teams"
                : Names.shown(Names.first(report.scope().team()), LONGEST_NAME);
        String subject = "Bedrock " + Wording.week(report) + ": " + Amounts.usd(cost.now())
                + (percent.isEmpty() ? "" : " (" + percent + ")")
                + (alerts == 0 ? "" : ", " + Wording.counted(alerts, "alert", "alerts"))
                + " \u00b7 " + team;
        return Names.cut(subject, LONGEST_SUBJECT);
    }

    /** The cause, and the first alert. */
    String preview() {
        String cause = cause().plain();
        return report.alerts().stream()
                .filter(alert -> alert.state() == AlertLine.State.OPEN)
                .findFirst()
                .map(alert -> (cause.isEmpty() ? "" : cause + ". ") + Names.clean(alert.what()))
                .orElse(cause);
    }

    /** {@code Support · Week 47, 16–22 Nov 2026}. */
    String masthead() {
        return Wording.who(report) + " \u00b7 " + Wording.weekHead(report) + ", " + Dates.span(report.week());
    }

    /** {@code Support spent $4,584.98, up $378.43 (+9.0 %):}. */
    Phrase headline() {
        String spent = report.scope().isFinops() ? "Bedrock cost " : Wording.who(report) + " spent ";
        Phrase phrase = Phrase.of(spent).number(Amounts.usd(cost.now()));
        if (cost.before() == null) {
            return phrase.text(" in " + Wording.week(report));
        }
        BigDecimal change = Amounts.cents(cost.now()).subtract(Amounts.cents(cost.before()));
        if (change.abs().compareTo(report.materialUsd()) < 0) {
            return phrase.text(", about the same as in ").number(Wording.weekBefore(report));
        }
        String percent = Amounts.percent(cost.now(), cost.before(), Wording.LEAST_USD);
        phrase = phrase.text(change.signum() > 0 ? ", up " : ", down ").number(Amounts.usd(change.abs()));
        return (percent.isEmpty() ? phrase : phrase.text(" (").number(percent).text(")"))
                .text(cause().isEmpty() ? "" : ":");
    }

    /** {@code more calls and longer answers}; for FinOps with the subject of each. */
    Phrase cause() {
        if (cost.before() == null) {
            return Phrase.of(Wording.weekBefore(report) + " has no complete data to compare it with");
        }
        Bridge bridge = report.bridge();
        BigDecimal change = cost.now().subtract(cost.before());
        if (bridge == null || change.abs().compareTo(report.materialUsd()) < 0) {
            return Phrase.EMPTY;
        }
        List<Bridge.Part> same = bridge.parts().stream()
                .filter(part -> part.usd().signum() == change.signum())
                .sorted(Comparator.comparing((Bridge.Part part) -> part.usd().abs())
                        .reversed())
                .toList();
        BigDecimal least = change.abs().multiply(SECOND_REASON);
        Phrase phrase = Phrase.EMPTY;
        for (Bridge.Part part : same.subList(0, Math.min(2, same.size()))) {
            boolean first = phrase.isEmpty();
            if (first || part.usd().abs().compareTo(least) >= 0) {
                phrase = reason(first ? phrase : phrase.text(" and "), part);
            }
        }
        return phrase;
    }

    private Phrase reason(Phrase before, Bridge.Part part) {
        Phrase phrase = before.text(Reasons.inSentence(part.term(), part.usd().signum()));
        return report.scope().isFinops() && !part.causes().isEmpty()
                ? phrase.text(" in ").name(Names.shown(part.causes().get(0).subject()))
                : phrase;
    }

    private long openAlerts() {
        return report.alerts().stream()
                .filter(alert -> alert.state() == AlertLine.State.OPEN)
                .count();
    }
}
