package io.bedrockledger.invocation;

import io.bedrockledger.invocation.ReportedTokens.Source;
import io.bedrockledger.invocation.TokenCounts.Bucket;
import org.jspecify.annotations.Nullable;

/** Which of a record's counts hold: bucket by bucket the envelope's, else the body's usage, else Bedrock's metrics in it. */
final class TokenResolution {

    private TokenResolution() {}

    static ReportedTokens of(TokenCounts envelope, Answer answer) {
        TokenCounts usage = answer.usage();
        Long input = count(Bucket.INPUT, envelope, answer);
        Long write5m = usage.count(Bucket.CACHE_WRITE_5M);
        Long write1h = usage.count(Bucket.CACHE_WRITE_1H);
        Long write = count(Bucket.CACHE_WRITE, envelope, answer);
        if (write == null && (write5m != null || write1h != null)) {
            write = sum(write5m, write1h);
        }
        // A split that does not fit into its total tells nothing: the times to live are then unknown.
        boolean splitFits = write != null && sum(write5m, write1h) <= write;
        return new ReportedTokens(
                input,
                count(Bucket.CACHE_READ, envelope, answer),
                write,
                splitFits ? write5m : null,
                splitFits ? write1h : null,
                count(Bucket.OUTPUT, envelope, answer),
                answer.inputIsGross() && input != null && input.equals(usage.count(Bucket.INPUT)),
                weaker(source(Bucket.INPUT, envelope, answer), source(Bucket.OUTPUT, envelope, answer)));
    }

    private static @Nullable Long count(Bucket bucket, TokenCounts envelope, Answer answer) {
        return switch (source(bucket, envelope, answer)) {
            case ENVELOPE -> envelope.count(bucket);
            case BODY -> answer.usage().count(bucket);
            case METRICS -> answer.metrics().count(bucket);
            case ABSENT -> null;
        };
    }

    private static Source source(Bucket bucket, TokenCounts envelope, Answer answer) {
        if (envelope.has(bucket)) {
            return Source.ENVELOPE;
        }
        if (answer.usage().has(bucket)) {
            return Source.BODY;
        }
        return answer.metrics().has(bucket) ? Source.METRICS : Source.ABSENT;
    }

    /** The one further from AWS's meter, a source that has nothing aside. */
    private static Source weaker(Source one, Source other) {
        if (one == Source.ABSENT) {
            return other;
        }
        return other == Source.ABSENT || one.compareTo(other) > 0 ? one : other;
    }

    private static long sum(@Nullable Long one, @Nullable Long other) {
        long a = orZero(one);
        long b = orZero(other);
        return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
    }

    private static long orZero(@Nullable Long count) {
        return count == null ? 0 : count;
    }
}
