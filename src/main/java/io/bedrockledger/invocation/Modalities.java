package io.bedrockledger.invocation;

import io.bedrockledger.invocation.TokenCounts.Bucket;
import org.jspecify.annotations.Nullable;

/**
 * Tells the tokens of text from those of speech and images. The envelope counts all kinds together, or the text alone:
 * only where its count is one of the two is the body's split believed.
 */
final class Modalities {

    private Modalities() {}

    /** What is told beside the text. */
    static Metered metered(ReportedTokens reported, Answer answer) {
        if (!answer.seen()) {
            return Metered.UNKNOWN;
        }
        if (!tellsSpeech(answer) && !answer.imageMade() && !answer.grounded()) {
            return Metered.TEXT;
        }
        return new Metered(
                fits(Bucket.INPUT, reported.input(), answer.speechInput(), answer) ? answer.speechInput() : null,
                fits(Bucket.OUTPUT, reported.output(), answer.speechOutput(), answer) ? answer.speechOutput() : null,
                answer.imageMade() ? null : Long.valueOf(0),
                answer.grounded() ? 1L : 0L);
    }

    /** The counts of the text alone, where the speech that they contain is told. */
    static ReportedTokens textOf(ReportedTokens reported, Answer answer) {
        if (!tellsSpeech(answer)) {
            return reported;
        }
        Long input = text(Bucket.INPUT, reported.input(), answer.speechInput(), answer);
        Long output = text(Bucket.OUTPUT, reported.output(), answer.speechOutput(), answer);
        return new ReportedTokens(
                input,
                reported.cacheRead(),
                reported.cacheWrite(),
                reported.cacheWrite5m(),
                reported.cacheWrite1h(),
                output,
                reported.inputIsGross(),
                reported.source());
    }

    private static boolean tellsSpeech(Answer answer) {
        return answer.speechInput() != null || answer.speechOutput() != null;
    }

    private static @Nullable Long text(Bucket bucket, @Nullable Long reported, @Nullable Long speech, Answer answer) {
        return fits(bucket, reported, speech, answer) ? answer.usage().count(bucket) : reported;
    }

    private static boolean fits(Bucket bucket, @Nullable Long reported, @Nullable Long speech, Answer answer) {
        Long text = answer.usage().count(bucket);
        return speech != null
                && text != null
                && reported != null
                && (reported.equals(text) || reported == text + speech);
    }
}
