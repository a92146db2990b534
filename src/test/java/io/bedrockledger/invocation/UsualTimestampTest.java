package io.bedrockledger.invocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsualTimestampTest {

    @Test
    void everyDayOfFourCenturiesIsThatOfTheLibrary() {
        Instant at = Instant.parse("1970-01-01T23:59:58Z");
        for (int day = 0; day < 146_097; day++) {
            assertThat(UsualTimestamp.parse(at.toString())).isEqualTo(at);
            at = at.plusSeconds(86_401);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-11-03T18:06:32",
                "2026-11-03T18:06:32+",
                "2026-11-03 18:06:32Z",
                "2026-11-03t18:06:32z",
                "2026-11-3T018:06:32Z",
                "2026-13-03T18:06:32Z",
                "2026-00-03T18:06:32Z",
                "2026-11-31T18:06:32Z",
                "2026-02-29T18:06:32Z",
                "2026-11-00T18:06:32Z",
                "2026-11-03T24:00:00Z",
                "2026-11-03T18:60:32Z",
                "2026-11-03T18:06:60Z",
                "2026-11-03T18:06:3/Z",
                "+026-11-03T18:06:32Z"
            })
    void anythingElseIsLeftToTheLibrary(String text) {
        assertThat(UsualTimestamp.parse(text)).isNull();
    }
}
