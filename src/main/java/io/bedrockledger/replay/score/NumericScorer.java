package io.bedrockledger.replay.score;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * 1 where the number of an answer is the expected one, within a tolerance, else 0. Of a whole text the last number counts,
 * which is where an answer stands after its reasoning; of an extracted part the first.
 *
 * @param extraction the part of the answer that holds the number; a reference from a file that has no such part is read
 *     as a whole, an incumbent's answer is not: its last number would be a guess
 * @param absolute the largest difference that counts as none, 0 or more
 * @param relative the same as a share of the expected number, 0 or more: 0.01 for 1 %. One of the two is enough.
 */
public record NumericScorer(Extraction extraction, BigDecimal absolute, BigDecimal relative) implements Scorer {

    public NumericScorer {
        if (absolute.signum() < 0 || relative.signum() < 0) {
            throw new IllegalArgumentException(
                    "[numeric] a tolerance must be >= 0; found " + absolute + " and " + relative + "; give 0 for none");
        }
    }

    @Override
    public Score score(Answer answer, Answer expected) {
        return PatternBudget.guarded(() -> {
            Optional<BigDecimal> part = number(expected.text());
            Optional<BigDecimal> wanted = expected.isGiven() ? part.or(() -> Numbers.last(expected.text())) : part;
            Optional<BigDecimal> found = number(answer.text());
            return wanted.isEmpty()
                    ? new Score.Unscored(Score.Reason.REFERENCE_WITHOUT_NUMBER)
                    : Score.of(found.isPresent() && isSame(found.get(), wanted.get()));
        });
    }

    private Optional<BigDecimal> number(String text) {
        return extraction instanceof Extraction.Whole
                ? Numbers.last(text)
                : extraction.from(text).flatMap(Numbers::first);
    }

    private boolean isSame(BigDecimal found, BigDecimal wanted) {
        BigDecimal difference = found.subtract(wanted).abs();
        return difference.compareTo(absolute) <= 0 || difference.compareTo(relative.multiply(wanted.abs())) <= 0;
    }
}
