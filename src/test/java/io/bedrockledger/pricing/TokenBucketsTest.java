package io.bedrockledger.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TokenBucketsTest {

    private static final ModelCard TWO_LIVES = model(false, "5m", "1h");
    private static final ModelCard ONE_LIFE = model(false, "5m");
    private static final ModelCard NO_CACHE = model(false);
    private static final ModelCard GROSS = model(true, "30m");

    @Test
    void disjointCountsStayAsTheyAre() {
        assertThat(TokenBuckets.of(counts(100L, 2000L, 300L, 200L, 100L, 5L), TWO_LIVES))
                .isEqualTo(new TokenBuckets(100L, 2000L, 200L, 100L, 0L, 5L));
    }

    @Test
    void grossInputLosesTheCachedTokensOnce() {
        assertThat(TokenBuckets.of(counts(3724L, 3700L, 22L, null, null, 6L), GROSS))
                .isEqualTo(new TokenBuckets(2L, 3700L, 22L, null, null, 6L));
    }

    @Test
    void theFormOfTheUsageMakesAnInputGrossToo() {
        TokenCounts openAiForm = new TokenCounts(1000L, 400L, null, null, null, 6L, true);

        assertThat(TokenBuckets.of(openAiForm, TWO_LIVES).input()).isEqualTo(600);
        assertThat(TokenBuckets.of(openAiForm, null).input()).isEqualTo(600);
        assertThat(TokenBuckets.of(new TokenCounts(1000L, 400L, null, null, null, 6L, true), GROSS)
                        .input())
                .isEqualTo(600);
    }

    @Test
    void anInputSmallerThanItsCachedTokensIsUnknownAndNotZero() {
        assertThat(TokenBuckets.of(counts(100L, 400L, null, null, null, 6L), GROSS)
                        .input())
                .isNull();
        assertThat(TokenBuckets.of(counts(400L, 400L, null, null, null, 6L), GROSS)
                        .input())
                .isZero();
    }

    @Test
    void unsplitWritesOfAModelWithOneTimeToLiveAreKnown() {
        assertThat(TokenBuckets.of(counts(1L, null, 300L, null, null, 1L), ONE_LIFE))
                .isEqualTo(new TokenBuckets(1L, null, 300L, null, null, 1L));
        assertThat(TokenBuckets.of(counts(1L, null, 300L, null, null, 1L), NO_CACHE)
                        .cacheWrite())
                .isEqualTo(300);
        assertThat(TokenBuckets.of(counts(1L, null, 300L, null, 100L, 1L), ONE_LIFE))
                .isEqualTo(new TokenBuckets(1L, null, 200L, 100L, null, 1L));
    }

    @Test
    void unsplitWritesOfAModelWithTwoTimesToLiveAreUnknown() {
        assertThat(TokenBuckets.of(counts(1L, null, 300L, null, null, 1L), TWO_LIVES))
                .isEqualTo(new TokenBuckets(1L, null, null, null, 300L, 1L));
        assertThat(TokenBuckets.of(counts(1L, null, 300L, null, null, 1L), null).cacheWriteUnknown())
                .isEqualTo(300);
    }

    @Test
    void theRestOfAnIncompleteSplitIsUnknown() {
        assertThat(TokenBuckets.of(counts(1L, null, 300L, 50L, 100L, 1L), TWO_LIVES))
                .isEqualTo(new TokenBuckets(1L, null, 50L, 100L, 150L, 1L));
        assertThat(TokenBuckets.of(counts(1L, null, 300L, null, 100L, 1L), TWO_LIVES))
                .isEqualTo(new TokenBuckets(1L, null, null, 100L, 200L, 1L));
    }

    @Test
    void aSplitWithoutTotalIsTheTotal() {
        assertThat(TokenBuckets.of(counts(1L, null, null, 50L, 100L, 1L), TWO_LIVES))
                .isEqualTo(new TokenBuckets(1L, null, 50L, 100L, 0L, 1L));
        assertThat(TokenBuckets.of(counts(1L, null, 20L, 50L, 100L, 1L), TWO_LIVES))
                .isEqualTo(new TokenBuckets(1L, null, 50L, 100L, 0L, 1L));
    }

    @Test
    void noWritesAreNoWritesOfAnyLife() {
        assertThat(TokenBuckets.of(counts(1L, 0L, 0L, null, null, 1L), TWO_LIVES))
                .isEqualTo(new TokenBuckets(1L, 0L, 0L, 0L, 0L, 1L));
    }

    @Test
    void missingStaysDistinctFromZero() {
        assertThat(TokenBuckets.of(TokenCounts.NONE, TWO_LIVES)).isEqualTo(TokenBuckets.NONE);
        assertThat(TokenBuckets.of(TokenCounts.NONE, GROSS)).isEqualTo(TokenBuckets.NONE);
    }

    @Test
    void theContextIsEverythingButTheOutput() {
        assertThat(new TokenBuckets(1L, 20L, 300L, 4_000L, 50_000L, 600_000L).context())
                .isEqualTo(54_321);
        assertThat(TokenBuckets.NONE.context()).isZero();
    }

    @Test
    void aNegativeCountIsRefused() {
        assertThatThrownBy(() -> counts(-4L, null, null, null, null, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("[token counts] input must be >= 0; found -4; reject the record before it is priced");
    }

    private static TokenCounts counts(
            @Nullable Long input,
            @Nullable Long cacheRead,
            @Nullable Long cacheWrite,
            @Nullable Long cacheWriteDefault,
            @Nullable Long cacheWrite1h,
            @Nullable Long output) {
        return new TokenCounts(input, cacheRead, cacheWrite, cacheWriteDefault, cacheWrite1h, output, false);
    }

    private static ModelCard model(boolean gross, String... timesToLive) {
        return new ModelCard("acme.model", "Model", "Acme", gross, List.of(timesToLive), List.of(), BillNames.NONE);
    }
}
