package io.bedrockledger.cli;

import io.bedrockledger.findings.FindingState;
import io.bedrockledger.warehouse.FindingColumn;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Findings as a person works through them: what it is, what it costs, since when, and what to do. */
final class FindingsText {

    /** What fits behind the margin into a screen of 100 columns. */
    private static final int WIDTH = 92;

    private static final int RANK = 3;
    private static final int MONEY = 10;
    private static final String MARGIN = " ".repeat(RANK + 3);
    private static final String STEP = "-> ";
    private static final String BEHIND_STEP = " ".repeat(STEP.length());

    /** Stands for a cost that is not known; a zero would be a price. */
    private static final String UNKNOWN = "–";

    /** Between the place and the entry that is to be added there. */
    private static final String ENTRY = ": - ";

    private FindingsText() {}

    /** The findings one below the other. */
    static List<String> lines(List<FindingLine> findings) {
        List<String> lines = new ArrayList<>();
        lines.add(row("#", "USD", "in 28 days"));
        for (FindingLine finding : findings) {
            lines.add("");
            add(lines, finding);
        }
        return lines;
    }

    private static void add(List<String> lines, FindingLine finding) {
        String rank = finding.text(FindingColumn.RANK).orElse("");
        String money = money(finding);
        String meaning = finding.kind().meaning();
        lines.add(row(rank, money, meaning.substring(0, 1).toUpperCase(Locale.ROOT) + meaning.substring(1)));
        List<String> text = new ArrayList<>(Wrapped.lines(finding.subject(), WIDTH));
        text.addAll(Wrapped.lines(calls(finding), WIDTH));
        state(finding).ifPresent(state -> text.addAll(Wrapped.lines(state, WIDTH)));
        if (finding.state() != FindingState.RESOLVED) {
            text.addAll(nextStep(finding.text(FindingColumn.NEXT_STEP).orElse("")));
        }
        text.add(finding.kind() + "  " + finding.text(FindingColumn.FINDING_ID).orElse("")
                + finding.text(FindingColumn.OWNER)
                        .map(owner -> "  " + Shown.name(owner))
                        .orElse(""));
        text.forEach(line -> lines.add((MARGIN + line).stripTrailing()));
    }

    private static String row(String rank, String money, String text) {
        return " ".repeat(Math.max(0, RANK - rank.length())) + rank + " ".repeat(Math.max(1, MONEY - money.length()))
                + money + "   " + text;
    }

    /** The money behind a finding, in USD to the cent. */
    static String money(FindingLine finding) {
        return finding.usd(FindingColumn.LIST_COST_28D_USD)
                .map(FindingsText::cents)
                .orElse(UNKNOWN);
    }

    /** To the cent; what is less than one and not nothing is said to be so. */
    private static String cents(BigDecimal usd) {
        boolean little = usd.signum() > 0 && Figures.rounded(usd).signum() == 0;
        return little ? "< 0.01" : Figures.cents(usd);
    }

    private static String calls(FindingLine finding) {
        long calls = finding.number(FindingColumn.CALLS_28D);
        long unpriced = finding.number(FindingColumn.UNPRICED_CALLS_28D);
        StringBuilder text = new StringBuilder(Figures.counted(calls, "call"));
        if (unpriced > 0) {
            text.append(", ").append(Figures.count(unpriced)).append(" without a full price");
        }
        finding.usd(FindingColumn.LIST_COST_7D_USD)
                .ifPresent(usd -> text.append(", ").append(cents(usd)).append(" USD in the last 7 days"));
        Optional<LocalDate> first = finding.date(FindingColumn.FIRST_SEEN);
        Optional<LocalDate> last = finding.date(FindingColumn.LAST_SEEN);
        if (first.isPresent() && last.isPresent()) {
            text.append("; ").append(Figures.days(first.get(), last.get()));
        }
        return text.toString();
    }

    private static Optional<String> state(FindingLine finding) {
        String since = finding.date(FindingColumn.STATE_SINCE).map(Figures::day).orElse("");
        return switch (finding.state()) {
            case OPEN -> Optional.empty();
            case ACKNOWLEDGED ->
                Optional.of("ACKNOWLEDGED by " + shown(finding, FindingColumn.ACKNOWLEDGED_BY) + " until "
                        + finding.date(FindingColumn.ACKNOWLEDGED_UNTIL)
                                .map(Figures::day)
                                .orElse("") + ": "
                        + shown(finding, FindingColumn.ACKNOWLEDGED_WHY));
            case RESOLVED ->
                Optional.of(FindingState.RESOLVED + " on " + since + ": " + shown(finding, FindingColumn.STATE_REASON));
            case UNKNOWN ->
                Optional.of(
                        FindingState.UNKNOWN + " since " + since + ": " + shown(finding, FindingColumn.STATE_REASON));
        };
    }

    private static String shown(FindingLine finding, FindingColumn column) {
        return finding.text(column).map(Shown::name).orElse("");
    }

    /** The place on a line, the entry to add there on lines of its own. */
    private static List<String> nextStep(String step) {
        List<String> lines = new ArrayList<>();
        int entry = step.indexOf(ENTRY);
        String head = entry < 0 ? step : step.substring(0, entry + 1);
        for (String line : Wrapped.lines(head, WIDTH - STEP.length())) {
            lines.add((lines.isEmpty() ? STEP : BEHIND_STEP) + line);
        }
        if (entry >= 0) {
            entryLines(step.substring(entry + 2)).forEach(line -> lines.add(BEHIND_STEP + line));
        }
        return lines;
    }

    /** An entry of YAML in lines that are still one: broken behind a comma between keys, never within quotation marks. */
    private static List<String> entryLines(String entry) {
        List<String> lines = new ArrayList<>();
        int begin = 0;
        int lastComma = -1;
        char quotation = 0;
        for (int at = 0; at < entry.length(); at++) {
            char c = entry.charAt(at);
            if (quotation == '"' && c == '\\') {
                at++;
            } else if (quotation != 0) {
                quotation = c == quotation ? 0 : quotation;
            } else if (c == '\'' || c == '"') {
                quotation = c;
            } else if (c == ',') {
                lastComma = at;
            }
            if (at - begin >= WIDTH - STEP.length() - 2 && lastComma >= begin) {
                lines.add((begin == 0 ? "" : "  ") + entry.substring(begin, lastComma + 1));
                begin = lastComma + 2;
            }
        }
        lines.add((begin == 0 ? "" : "  ") + entry.substring(begin));
        return lines;
    }
}
