package io.bedrockledger.replay.score;

/**
 * 1 where an answer is about as long as what was expected, else 0, in characters (Unicode code points).
 *
 * @param least the smallest length / expected length, above 0
 * @param most the largest, not below it
 */
public record LengthScorer(double least, double most) implements Scorer {

    public LengthScorer {
        if (!(least > 0 && most >= least)) {
            throw new IllegalArgumentException("[length] ratios must be above 0 and in order; found " + least + " and "
                    + most + "; give 0.5 and 2 for half to double");
        }
    }

    @Override
    public Score score(Answer answer, Answer expected) {
        double wanted = length(expected);
        double ratio = length(answer) / wanted;
        return wanted == 0
                ? new Score.Unscored(Score.Reason.REFERENCE_EMPTY)
                : Score.of(least <= ratio && ratio <= most);
    }

    private static double length(Answer answer) {
        return answer.text().codePointCount(0, answer.text().length());
    }
}
