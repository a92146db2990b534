package io.bedrockledger.replay.score;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers in text. A comma between digits groups thousands, a point begins decimals; a minus counts where no letter,
 * digit or closing bracket stands before it, so that 10-5 is two numbers and no negative one. Signs of currency and per
 * cent are passed over.
 */
final class Numbers {

    /** At most 60 digits and an exponent of three: beyond it is no amount, and arithmetic would take long. */
    private static final Pattern NUMBER = Pattern.compile("(?<![\\d.])((?:(?<![\\p{L}\\d)])[-\\u2212]\\s?\\$?)?)"
            + "(\\d(?:[\\d,]{0,59}\\d)?(?:\\.\\d{0,60})?|\\.\\d{1,60})((?:[eE][+-]?\\d{1,3}(?!\\d))?)");

    private Numbers() {}

    /** The first number of a text. */
    static Optional<BigDecimal> first(String text) {
        Matcher matcher = NUMBER.matcher(text);
        return matcher.find() ? Optional.of(number(matcher)) : Optional.empty();
    }

    /** The last number of a text. */
    static Optional<BigDecimal> last(String text) {
        Matcher matcher = NUMBER.matcher(text);
        Optional<BigDecimal> last = Optional.empty();
        while (matcher.find()) {
            last = Optional.of(number(matcher));
        }
        return last;
    }

    private static BigDecimal number(Matcher matcher) {
        BigDecimal size = new BigDecimal(matcher.group(2).replace(",", "") + matcher.group(3));
        return matcher.group(1).isEmpty() ? size : size.negate();
    }
}
