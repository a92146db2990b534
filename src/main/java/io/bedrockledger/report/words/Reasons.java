package io.bedrockledger.report.words;

import io.bedrockledger.spend.bridge.BridgeTerm;
import java.util.List;
import java.util.Locale;

/** The reasons of a cost bridge in words that carry their direction. */
public final class Reasons {

    private Reasons() {}

    /** As a label: {@code Longer answers}, {@code Cheaper models}; for a change of nothing the first of the two. */
    public static String label(BridgeTerm term, int signum) {
        boolean dearer = signum >= 0;
        return switch (term) {
            case PRICE -> dearer ? "Higher prices" : "Lower prices";
            case VOLUME -> dearer ? "More calls" : "Fewer calls";
            case MODEL_MIX -> dearer ? "Dearer models" : "Cheaper models";
            case INPUT_LENGTH -> dearer ? "Longer input" : "Shorter input";
            case OUTPUT_LENGTH -> dearer ? "Longer answers" : "Shorter answers";
            case CACHE_MIX -> dearer ? "Less from cache" : "More from cache";
            case NEW_WORKFLOWS -> "New workflows";
            case ENDED_WORKFLOWS -> "Ended workflows";
            case OTHER_LEGS -> dearer ? "More image or fee" : "Less image or fee";
            case NOT_EXACT -> dearer ? "More at a floor" : "Less at a floor";
        };
    }

    /** Within a sentence: {@code longer answers}. */
    public static String inSentence(BridgeTerm term, int signum) {
        return label(term, signum).toLowerCase(Locale.ROOT);
    }

    /** Without a direction, for what did not change: {@code prices}. */
    public static String neutral(BridgeTerm term) {
        return switch (term) {
            case PRICE -> "prices";
            case VOLUME -> "calls";
            case MODEL_MIX -> "models";
            case INPUT_LENGTH -> "input";
            case OUTPUT_LENGTH -> "answers";
            case CACHE_MIX -> "cache";
            case NEW_WORKFLOWS -> "new workflows";
            case ENDED_WORKFLOWS -> "ended workflows";
            case OTHER_LEGS -> "images and fees";
            case NOT_EXACT -> "floors";
        };
    }

    /** Words as a sentence lists them: {@code a}, {@code a and b}, {@code a, b and c}; empty for none. */
    public static String list(List<String> words) {
        int last = words.size() - 1;
        return last <= 0
                ? String.join("", words)
                : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }

    /** A number up to ten in words, as a sentence begins: {@code Three}; digits above. */
    public static String number(int number) {
        List<String> words =
                List.of("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten");
        return number >= 0 && number < words.size() ? words.get(number) : Amounts.count(number);
    }
}
