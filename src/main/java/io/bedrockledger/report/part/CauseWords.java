package io.bedrockledger.report.part;

import io.bedrockledger.report.Bridge.Cause;
import io.bedrockledger.report.Bridge.Measure;
import io.bedrockledger.report.WeeklyReport;
import io.bedrockledger.report.content.Phrase;
import io.bedrockledger.report.words.Amounts;
import io.bedrockledger.report.words.Dates;
import io.bedrockledger.report.words.Names;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A cause in words: which subject, from how much to how much, since when. Never "because": the rows show what, not why. */
final class CauseWords {

    /** Between the figure before and the one after. */
    static final String TO = " \u2192 ";

    private CauseWords() {}

    /** {@code reply-draft 318 → 387 tokens an answer, since v15 of Wed 18 Nov 10:40}. */
    static Phrase of(Cause cause, BigDecimal partUsd, WeeklyReport report) {
        Phrase phrase = Phrase.EMPTY.name(Names.shown(cause.subject()));
        Measure measure = cause.measure();
        if (measure != null && (cause.before() != null || cause.after() != null)) {
            phrase = phrase.text(" ").then(figures(measure, cause)).text(unit(measure, cause.object()));
        } else if (cause.usd().compareTo(partUsd) != 0) {
            phrase = phrase.text(" ").number(Amounts.change(cause.usd()));
        }
        if (cause.since() == null) {
            return phrase;
        }
        boolean version = cause.object() != null && !ofModel(measure);
        return phrase.text(", since " + (version ? Names.shown(cause.object()) + " of " : "")
                + Dates.dayAndTime(cause.since(), report.origin().zone()));
    }

    private static Phrase figures(Measure measure, Cause cause) {
        if (cause.before() == null) {
            return Phrase.EMPTY.number(figure(measure, cause.after())).text(", none before,");
        }
        if (cause.after() == null) {
            return Phrase.EMPTY.number(figure(measure, cause.before())).text(", none any more,");
        }
        return Phrase.EMPTY.number(figure(measure, cause.before())).text(TO).number(figure(measure, cause.after()));
    }

    private static String figure(Measure measure, @Nullable BigDecimal value) {
        BigDecimal known = value == null ? BigDecimal.ZERO : value;
        return switch (measure) {
            case CALLS, INPUT_TOKENS_A_CALL, OUTPUT_TOKENS_A_CALL -> Amounts.whole(known);
            case CACHE_READ_SHARE, SHARE_OF_CALLS -> Amounts.share(known);
            case USD_PER_MILLION_TOKENS -> "$" + Amounts.number(known, 4);
        };
    }

    private static String unit(Measure measure, @Nullable String object) {
        return switch (measure) {
            case CALLS -> " calls";
            case INPUT_TOKENS_A_CALL -> " tokens a prompt";
            case OUTPUT_TOKENS_A_CALL -> " tokens an answer";
            case CACHE_READ_SHARE -> " of input read from the cache";
            case SHARE_OF_CALLS -> " of calls on " + (object == null ? "another model" : Names.shown(object));
            case USD_PER_MILLION_TOKENS -> " a million tokens" + (object == null ? "" : " of " + Names.shown(object));
        };
    }

    private static boolean ofModel(@Nullable Measure measure) {
        return measure == Measure.SHARE_OF_CALLS || measure == Measure.USD_PER_MILLION_TOKENS;
    }
}
