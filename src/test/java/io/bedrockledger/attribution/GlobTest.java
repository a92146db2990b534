package io.bedrockledger.attribution;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {

    @ParameterizedTest
    @CsvSource({
        "tutor, tutor, true",
        "tutor, tutor-2, false",
        "tutor, a-tutor, false",
        "tutor, Tutor, false",
        "tutor-*, tutor-, true",
        "tutor-*, tutor-service, true",
        "*-service, tutor-service, true",
        "*-service, tutor-services, false",
        "*, '', true",
        "'', '', true",
        "'', a, false",
        "?, '', false",
        "pod-?, pod-7, true",
        "pod-?, pod-77, false",
        "a*b*c, a-b-b-c, true",
        "a*b*c, a-c-b, false",
        "a.c, abc, false",
        "[ab], a, false",
        "arn:aws:sts::*:assumed-role/x/*, arn:aws:sts::1:assumed-role/x/y, true",
    })
    void aPatternIsForTheWholeText(String pattern, String text, boolean matches) {
        assertThat(new Glob(pattern).matches(text)).isEqualTo(matches);
    }

    @Test
    void everyPatternMatchesWhatItsRegularExpressionMatches() {
        Random random = new Random(11);
        for (int round = 0; round < 20_000; round++) {
            String pattern = text(random, "ab*?");
            String text = text(random, "ab");
            boolean expected = Pattern.matches(pattern.replace("*", ".*").replace("?", "."), text);

            assertThat(new Glob(pattern).matches(text))
                    .as("%s on %s", pattern, text)
                    .isEqualTo(expected);
        }
    }

    @Test
    @Timeout(value = 5, unit = SECONDS)
    void noPatternTakesLong() {
        assertThat(new Glob("*a".repeat(100) + "b").matches("a".repeat(10_000))).isFalse();
    }

    private static String text(Random random, String alphabet) {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(8); length > 0; length--) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
