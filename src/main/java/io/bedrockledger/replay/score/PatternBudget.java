package io.bedrockledger.replay.score;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Runs a plan's pattern over an answer with an end to it: a pattern may take exponentially many steps, and the answer may
 * be made for that. Steps rather than seconds, so that the outcome does not depend on the machine.
 */
final class PatternBudget {

    /** Characters that may be looked at for one answer: 20 times a megabyte, in less than a second. */
    private static final int MOST_STEPS = 20_000_000;

    private PatternBudget() {}

    /** Whether a pattern is found in a text. */
    static boolean finds(Pattern pattern, String text) {
        return pattern.matcher(new Counted(text, new AtomicInteger())).find();
    }

    /** The first group of the last match that has one, or all of the match where there are no groups. */
    static Optional<String> last(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(new Counted(text, new AtomicInteger()));
        Optional<String> last = Optional.empty();
        while (matcher.find()) {
            String group = matcher.group(Math.min(1, matcher.groupCount()));
            if (group != null) {
                last = Optional.of(group);
            }
        }
        return last;
    }

    /** A score, or the reason why the pattern gave none. */
    static Score guarded(Supplier<Score> score) {
        try {
            return score.get();
        } catch (TooCostlyException | StackOverflowError tooCostly) {
            // The JDK's matcher recurses for a repeated group: the depth is the answer's to choose.
            return new Score.Unscored(Score.Reason.PATTERN_TOO_COSTLY);
        }
    }

    /**
     * A text that counts how often it is looked at.
     *
     * @param steps one number, shared by all parts of the text
     */
    private record Counted(CharSequence text, AtomicInteger steps) implements CharSequence {

        @Override
        public char charAt(int index) {
            if (steps.incrementAndGet() > MOST_STEPS) {
                throw new TooCostlyException();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Counted(text.subSequence(start, end), steps);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }

    private static final class TooCostlyException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TooCostlyException() {
            super("[pattern] a pattern may look at " + MOST_STEPS
                    + " characters of an answer; it took more; write it without nested repetition");
        }
    }
}
