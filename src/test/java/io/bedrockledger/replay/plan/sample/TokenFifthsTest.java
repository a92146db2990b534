package io.bedrockledger.replay.plan.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TokenFifthsTest {

    @Test
    void eachFifthHasAFifth() {
        TokenFifths fifths = new TokenFifths(new long[] {9, 2, 1, 4, 3, 5, 8, 7, 6, 10});

        assertThat(LongStream.rangeClosed(1, 10).mapToObj(fifths::of))
                .containsExactly(
                        "tokens 1",
                        "tokens 1",
                        "tokens 2",
                        "tokens 2",
                        "tokens 3",
                        "tokens 3",
                        "tokens 4",
                        "tokens 4",
                        "tokens 5",
                        "tokens 5");
    }

    @Test
    void equalSizesStayTogether() {
        TokenFifths fifths = new TokenFifths(new long[] {7, 7, 7, 7, 7, 7, 7, 8});

        assertThat(fifths.of(7L)).isEqualTo("tokens 1");
        assertThat(fifths.of(8L)).isEqualTo("tokens 5");
    }

    @Test
    void whatIsNotKnownIsNoSize() {
        assertThat(new TokenFifths(new long[0]).of(null)).isEqualTo("tokens unknown");
        assertThat(new TokenFifths(new long[0]).of(3L)).isEqualTo("tokens 1");
    }
}
