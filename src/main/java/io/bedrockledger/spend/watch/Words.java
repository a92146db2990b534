package io.bedrockledger.spend.watch;

import io.bedrockledger.spend.Period;
import io.bedrockledger.spend.bridge.BridgeTerm;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How amounts, days, subjects and reasons read in a sentence. Amounts are rounded here and nowhere else. */
final class Words {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter FULL_DAY = DateTimeFormatter.ofPattern("EEE d MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);
    private static final int LONGEST_NAME = 60;

    private Words() {}

    /** Dollars and cents, as {@code $13,291.92}. */
    static String usd(BigDecimal amount) {
        return (amount.signum() < 0 ? "-$" : "$") + cents(amount.abs());
    }

    /** A change with its sign, as {@code +$308.26}. */
    static String change(BigDecimal amount) {
        return (amount.signum() < 0 ? "-$" : "+$") + cents(amount.abs());
    }

    private static String cents(BigDecimal amount) {
        return String.format(Locale.ROOT, "%,.2f", amount.setScale(2, RoundingMode.HALF_UP));
    }

    /** A share of a whole as {@code 80.6 %}, cut to one decimal so that 100 % is only what is reached; the whole is not 0. */
    static String share(BigDecimal part, BigDecimal whole) {
        return String.format(Locale.ROOT, "%,.1f", part.movePointRight(2).divide(whole, 1, RoundingMode.DOWN)) + " %";
    }

    static String day(LocalDate day) {
        return DAY.format(day);
    }

    /** {@code November 2026}, {@code week 2026-W47} or {@code Wed 18 Nov 2026}. */
    static String period(Period period) {
        return switch (period.length()) {
            case DAY -> FULL_DAY.format(period.firstDay());
            case WEEK -> "week " + period.label();
            case MONTH -> MONTH.format(period.firstDay());
        };
    }

    /** Whose cost it is, at the beginning of a sentence. */
    static String subject(AlertSubject subject) {
        String name = subject.name();
        return switch (subject.kind()) {
            case ALL -> "All calls together";
            case WORKFLOW -> name == null ? "Calls of no known workflow" : "Workflow " + plain(name);
            case TEAM -> "Team " + plain(name);
            case MODEL -> "Model " + plain(name);
            case PROMPT -> "Prompt " + plain(name);
        };
    }

    /** A name without line ends and marks that turn a line around, cut when it is long. */
    static String plain(@Nullable String name) {
        StringBuilder plain = new StringBuilder();
        String text = name == null ? "" : name;
        text.codePoints().limit(LONGEST_NAME).forEach(point -> {
            int type = Character.getType(point);
            boolean unseen = type == Character.CONTROL
                    || type == Character.FORMAT
                    || type == Character.SURROGATE
                    || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR;
            plain.appendCodePoint(unseen ? '?' : point);
        });
        return text.codePointCount(0, text.length()) > LONGEST_NAME ? plain + "..." : plain.toString();
    }

    /** A reason in the direction that it has. */
    static String of(BridgeTerm term, int sign) {
        boolean more = sign > 0;
        return switch (term) {
            case PRICE -> more ? "higher prices" : "lower prices";
            case VOLUME -> more ? "more calls" : "fewer calls";
            case MODEL_MIX -> more ? "dearer models" : "cheaper models";
            case INPUT_LENGTH -> more ? "longer input" : "shorter input";
            case OUTPUT_LENGTH -> more ? "longer answers" : "shorter answers";
            case CACHE_MIX -> more ? "less from the cache" : "more from the cache";
            case NEW_WORKFLOWS -> "new workflows";
            case ENDED_WORKFLOWS -> "ended workflows";
            case OTHER_LEGS -> more ? "more that is not billed by token" : "less that is not billed by token";
            case NOT_EXACT -> more ? "more without an exact price" : "less without an exact price";
        };
    }

    /** Why cost changed, in one sentence or two; empty when it did not by a cent. */
    static Optional<String> cause(Cause cause) {
        BigDecimal change = cause.changeUsd();
        if (change.abs().compareTo(new BigDecimal("0.005")) < 0 || cause.terms().isEmpty()) {
            return Optional.empty();
        }
        String direction = change.signum() > 0 ? " more than " : " less than ";
        return Optional.of(days(cause.laterFrom(), cause.laterTo()) + " cost " + usd(change.abs()) + direction
                + lower(days(cause.earlierFrom(), cause.earlierTo())) + ": " + reasons(cause) + "." + mover(cause));
    }

    private static String days(LocalDate from, LocalDate to) {
        return from.equals(to) ? day(from) : "The 7 days to " + day(to);
    }

    private static String lower(String text) {
        return text.startsWith("The") ? "t" + text.substring(1) : text;
    }

    /** The largest reason, and the second where it is a quarter of the change. */
    private static String reasons(Cause cause) {
        List<CauseTerm> terms = cause.terms();
        String reasons = reason(terms.get(0));
        boolean second = terms.size() > 1
                && terms.get(1)
                                .usd()
                                .abs()
                                .multiply(BigDecimal.valueOf(4))
                                .compareTo(cause.changeUsd().abs())
                        >= 0;
        return second ? reasons + " and " + reason(terms.get(1)) : reasons;
    }

    private static String reason(CauseTerm term) {
        return term.words() + " (" + change(term.usd()) + ")";
    }

    private static String mover(Cause cause) {
        if (cause.movers().isEmpty()) {
            return "";
        }
        Mover mover = cause.movers().get(0);
        String workflow = mover.workflow() == null ? "no known workflow" : "workflow " + plain(mover.workflow());
        String version = mover.promptVersion() == null ? "" : " v" + plain(mover.promptVersion());
        String prompt = mover.prompt() == null ? "" : ", prompt " + plain(mover.prompt()) + version;
        String model = mover.model() == null ? "" : ", model " + plain(mover.model());
        return " What moved most: " + workflow + prompt + model + " (" + change(mover.changeUsd()) + ").";
    }
}
