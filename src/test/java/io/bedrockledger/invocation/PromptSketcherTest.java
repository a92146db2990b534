package io.bedrockledger.invocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PromptSketcherTest {

    private static final byte[] KEY = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final PromptSketcher sketcher = new PromptSketcher(new FingerprintKey(KEY));

    @Test
    void everyFiveWordsInARowAreOneHash() {
        assertThat(user("one two three four")).isEmpty();
        assertThat(user("one two three four five")).hasSize(1);
        assertThat(user("one two three four five six seven")).hasSize(3);
        assertThat(user("x one two three four five y")).containsAll(user("one two three four five"));
    }

    @Test
    void neitherWhiteSpaceNorPunctuationNorTheLengthOfANumberCounts() {
        assertThat(user("Price:  12.50 dollars\n\n(before tax) applies"))
                .isEqualTo(user("Price 7.1 dollars, before tax: applies!"))
                .isNotEqualTo(user("Price 7 dollars, before tax: applies!"));
    }

    @Test
    void aTextWithoutSpacesHasHashesToo() {
        assertThat(user("請將下列文字翻譯成英文")).hasSize(7);
    }

    @Test
    void theSameWordsOfTheSystemAndOfAUserAreKeptApart() {
        Set<Long> system = hashes("one two three four five six", null);

        assertThat(system).hasSize(2 + PromptSketcher.WHOLE).allMatch(PromptSketch::isOfSystem);
        assertThat(user("one two three four five six"))
                .noneMatch(PromptSketch::isOfSystem)
                .doesNotContainAnyElementsOf(system);
    }

    @Test
    void ofALongTextTheBeginningAndTheEndAreSeen() {
        String beginning = words(7, 60);
        String end = words(8, 40);
        Set<Long> sketch = user(beginning + " " + words(1, 5_000) + " " + end);

        assertThat(sketch).containsAll(user(beginning)).containsAll(user(end));
        assertThat(sketch).hasSizeLessThan(NormalisedText.HEAD + NormalisedText.TAIL);
        assertThat(sketch).doesNotContainAnyElementsOf(user(words(1, 5_000).substring(15_000, 16_000)));
    }

    @Test
    void aSystemTextThatIsChangedInItsMiddleIsAnotherOne() {
        String text = words(1, 2_000);
        Set<Long> before = hashes(text, null);
        Set<Long> after = hashes(text.substring(0, 6_000) + " please " + text.substring(6_000), null);

        assertThat(before.stream().filter(hash -> !after.contains(hash))).hasSize(PromptSketcher.WHOLE);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 15, 16, 511, 512, 1_007, 1_008, 1_009, 1_023, 1_024, 1_535, 1_536, 1_537, 2_600, 5_000})
    void piecesMakeNoDifference(int length) {
        byte[] text = words(3, 2_000).substring(0, length).getBytes(StandardCharsets.UTF_8);
        Random random = new Random(length);
        NormalisedText pieces = new NormalisedText(new FingerprintKey(KEY).hash());
        pieces.clear();
        for (int from = 0; from < text.length; ) {
            int to = Math.min(text.length, from + 1 + random.nextInt(700));
            pieces.put(text, from, to);
            from = to;
        }
        NormalisedText nothing = new NormalisedText(new FingerprintKey(KEY).hash());
        nothing.clear();

        PromptSketch sketch = sketcher.of(null, nothing, pieces.fingerprint(), pieces);

        assertThat(sketch)
                .isEqualTo(
                        new PromptSketcher(new FingerprintKey(KEY)).of(null, new String(text, StandardCharsets.UTF_8)));
    }

    @Test
    void anotherKeyMakesOtherHashes() {
        PromptSketch other = new PromptSketcher(
                        new FingerprintKey("fedcba9876543210".getBytes(StandardCharsets.US_ASCII)))
                .of(null, "one two three four five");

        assertThat(LongStream.of(Objects.requireNonNull(other).hashes()).boxed())
                .doesNotContainAnyElementsOf(user("one two three four five"));
    }

    @Test
    void withoutAnyTextThereIsNoSketch() {
        assertThat(sketcher.of(null, " \n ")).isNull();
        assertThat(sketcher.of("Be brief.", null)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, 0x0123_4567_89AB_CDEFL})
    void theHashOfEightBytesIsThatOfTheBytes(long value) {
        SipHash hash = new FingerprintKey(KEY).hash();
        hash.putLong(value);

        assertThat(new FingerprintKey(KEY).hash().ofLong(value)).isEqualTo(hash.finish());
    }

    private Set<Long> user(String text) {
        return hashes(null, text);
    }

    private Set<Long> hashes(@Nullable String system, @Nullable String user) {
        PromptSketch sketch = Objects.requireNonNull(sketcher.of(system, user));
        return LongStream.of(sketch.hashes()).boxed().collect(Collectors.toSet());
    }

    /** Words of one to eight letters, other ones for each seed. */
    private static String words(long seed, int count) {
        Random random = new Random(seed);
        return IntStream.range(0, count)
                .mapToObj(i -> random.ints(1 + random.nextInt(8), 'a', 'z' + 1)
                        .mapToObj(Character::toString)
                        .collect(Collectors.joining()))
                .collect(Collectors.joining(" "));
    }
}
